package city.qala.exchange;

import city.qala.exchange.agreement.Agreement;
import city.qala.exchange.agreement.Agreements;
import city.qala.exchange.call.Call;
import city.qala.exchange.call.Calls;
import city.qala.kernel.AuditLog;
import city.qala.kernel.DataSet;
import city.qala.platform.db.Database;
import city.qala.platform.http.Routes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Data between organisations. The only door of the capability: what can be given away, who has
 * agreed to what, and the evidence of every call.
 */
public final class Exchanges implements AutoCloseable {

    private final List<DataSet> dataSets;
    private final Agreements agreements;
    private final Calls calls;

    private Exchanges(
            List<DataSet> dataSets,
            Database ledger,
            AuditLog audit,
            Clock clock,
            Calls.Setting setting) {
        this.dataSets = List.copyOf(dataSets);
        this.agreements = Agreements.open(ledger, audit, clock, this::dataSet);
        this.calls = Calls.open(ledger, audit, agreements, this::dataSet, setting);
    }

    /**
     * The exchange of a city.
     *
     * @param keyFolder where its keys lie; made at first use
     * @param zone whose days quotas count
     * @param dataSets what capabilities declare
     */
    public static Exchanges create(
            Database ledger,
            AuditLog audit,
            Path keyFolder,
            ZoneId zone,
            Clock clock,
            ExchangeConfig config,
            List<DataSet> dataSets) {
        ledger.migrate("exchange");
        var setting =
                new Calls.Setting(
                        keyFolder,
                        zone,
                        clock,
                        config.window(),
                        config.stampEvery(),
                        config.bodyBytes());
        return new Exchanges(dataSets, ledger, audit, clock, setting);
    }

    /** Agreements and calls as addresses. */
    public List<Routes> routes() {
        return List.of(agreements.routes(), calls.routes());
    }

    /** Everything that can be given away. */
    public List<DataSet> dataSets() {
        return dataSets;
    }

    /** One data set. */
    public Optional<DataSet> dataSet(String code) {
        return dataSets.stream().filter(d -> d.code().equals(code)).findFirst();
    }

    /** All agreements, newest first; whoever shows them asks who may see. */
    public List<Agreement> agreements() {
        return agreements.all();
    }

    /** Where agreements are proposed, approved and ended. */
    public Agreements agreementsDesk() {
        return agreements;
    }

    /** How many calls an agreement has made today, by the days of the city. */
    public long callsToday(Agreement agreement) {
        return calls.today(agreement);
    }

    /** The newest calls under an agreement. */
    public List<Call> newestCalls(Agreement agreement, int most) {
        return calls.newest(agreement, most);
    }

    /** Answers what has come in, and stops. */
    @Override
    public void close() {
        calls.close();
    }
}
