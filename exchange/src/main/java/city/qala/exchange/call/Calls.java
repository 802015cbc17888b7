package city.qala.exchange.call;

import city.qala.exchange.agreement.Agreement;
import city.qala.exchange.agreement.Agreements;
import city.qala.exchange.message.Evidence;
import city.qala.exchange.message.Leaves;
import city.qala.exchange.message.ProviderKeys;
import city.qala.kernel.AuditLog;
import city.qala.kernel.DataSet;
import city.qala.kernel.Problem;
import city.qala.platform.db.Database;
import city.qala.platform.http.Routes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Calls of partners: answered, kept, time-stamped, proved. */
public final class Calls implements AutoCloseable {

    private final CallStore store;
    private final Agreements agreements;
    private final ProviderKeys keys;
    private final Clock clock;
    private final Quotas quotas;
    private final CallLog log;
    private final Stamper stamper;
    private final CallDesk desk;
    private final int bodyBytes;

    private Calls(
            Database ledger,
            AuditLog audit,
            Agreements agreements,
            Function<String, Optional<DataSet>> dataSets,
            Setting setting) {
        this.store = new CallStore(ledger);
        this.agreements = agreements;
        this.clock = setting.clock();
        this.bodyBytes = setting.bodyBytes();
        this.keys = ProviderKeys.open(setting.keyFolder());
        Instant now = clock.instant();
        this.quotas = new Quotas(setting.zone(), now, store);
        var nonces = new Nonces(setting.window(), now);
        store.noncesSince(
                now.minus(setting.window().multipliedBy(2)), (a, n) -> nonces.use(a, n, now));
        this.stamper = new Stamper(store, keys.stamps(), clock, setting.stampEvery());
        this.log = new CallLog(store, audit, stamper::add);
        this.desk =
                new CallDesk(
                        new Gate(agreements, nonces, setting.window()),
                        quotas,
                        log,
                        audit,
                        keys.answers(),
                        clock,
                        dataSets);
    }

    /**
     * What calls need to know of their city.
     *
     * @param keyFolder folder of the keys
     * @param zone whose days quotas count
     * @param window how far a partner's clock may be off
     * @param stampEvery how long calls wait for a time-stamp
     * @param bodyBytes largest request
     */
    public record Setting(
            Path keyFolder,
            ZoneId zone,
            Clock clock,
            Duration window,
            Duration stampEvery,
            int bodyBytes) {}

    /** Starts to answer; calls that a stop left without a time-stamp get one now. */
    public static Calls open(
            Database ledger,
            AuditLog audit,
            Agreements agreements,
            Function<String, Optional<DataSet>> dataSets,
            Setting setting) {
        return new Calls(ledger, audit, agreements, dataSets, setting);
    }

    /** Their addresses. */
    public Routes routes() {
        return new CallRoutes(this, desk, clock, keys, bodyBytes);
    }

    /** How many calls an agreement has made today. */
    public long today(Agreement agreement) {
        return quotas.used(agreement.id().text(), clock.instant());
    }

    /** The newest calls of an agreement. */
    public List<Call> newest(Agreement agreement, int most) {
        return store.newest(agreement.id().text(), most);
    }

    /**
     * The proof of one call; without a time-stamp if that is still to come.
     *
     * @throws Problem {@code not-found}
     */
    public Evidence evidence(String call) {
        return evidence(kept(call));
    }

    /** The proof of one call for the partner who made it; for others there is no such call. */
    Evidence evidence(String call, SignedAsk by) {
        CallStore.Kept kept = kept(call);
        if (!kept.agreement().equals(by.agreement().id().text())) throw unknown();
        return evidence(kept);
    }

    private CallStore.Kept kept(String call) {
        return store.find(call).orElseThrow(Calls::unknown);
    }

    private Evidence evidence(CallStore.Kept kept) {
        var plain =
                new Evidence(
                        kept.request(),
                        new Evidence.Signed(
                                kept.answer(), kept.answerSignature(), keys.answers().publicPart()),
                        null);
        return store.stampOf(kept.no()).map(s -> plain.stamped(place(s, kept.no()))).orElse(plain);
    }

    private Evidence.Place place(CallStore.StampRow stamp, long no) {
        List<byte[]> leaves = store.leaves(stamp.first(), stamp.last());
        int index = Math.toIntExact(no - stamp.first());
        return new Evidence.Place(
                new Evidence.Signed(stamp.text(), stamp.signature(), keys.stamps().publicPart()),
                index,
                Leaves.path(leaves, index));
    }

    Agreements agreements() {
        return agreements;
    }

    private static Problem unknown() {
        return Problem.notFound("There is no such call.");
    }

    @Override
    public void close() {
        log.close();
        stamper.close();
    }
}
