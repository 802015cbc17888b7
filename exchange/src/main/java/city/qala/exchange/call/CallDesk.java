package city.qala.exchange.call;

import city.qala.exchange.agreement.Agreement;
import city.qala.exchange.message.Ask;
import city.qala.exchange.message.Receipt;
import city.qala.exchange.message.SigningKey;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.DataSet;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Standing;
import city.qala.kernel.Ulid;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Answers one call: checks it, reads what is agreed, signs, keeps, and only then lets the answer
 * go. What is refused leaves an audit entry too.
 */
final class CallDesk {

    static final String ACTION = "exchange.call";

    private final Gate gate;
    private final Quotas quotas;
    private final CallLog log;
    private final AuditLog audit;
    private final SigningKey key;
    private final Clock clock;
    private final Function<String, Optional<DataSet>> dataSets;
    private final SecureRandom random = new SecureRandom();

    CallDesk(
            Gate gate,
            Quotas quotas,
            CallLog log,
            AuditLog audit,
            SigningKey key,
            Clock clock,
            Function<String, Optional<DataSet>> dataSets) {
        this.gate = gate;
        this.quotas = quotas;
        this.log = log;
        this.audit = audit;
        this.key = key;
        this.clock = clock;
        this.dataSets = dataSets;
    }

    /** A signed answer; its call is durable. */
    record Answer(Receipt receipt, String signature, Rows rows) {}

    Answer answer(Ask ask, String signature, byte[] body) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SignedAsk signed = admit(ask, signature, now);
        try {
            return answer(signed, body, now);
        } catch (Problem e) {
            if (e.status() < 500) refused(actor(signed.agreement()), signed.agreement(), e, now);
            throw e;
        }
    }

    /** Checks a message that asks for no data, such as one for evidence. */
    SignedAsk admit(Ask ask, String signature, Instant now) {
        try {
            return gate.admit(ask, signature, now);
        } catch (Problem e) {
            audit.write(
                    new AuditEntry(
                            now,
                            Actor.ANONYMOUS,
                            ACTION,
                            AuditEntry.Outcome.REFUSED,
                            "",
                            "",
                            Map.of("problem", e.code(), "why", e.detail())));
            throw e;
        }
    }

    private Answer answer(SignedAsk signed, byte[] body, Instant now) {
        Agreement agreement = signed.agreement();
        if (agreement.state(now) != Agreement.State.ACTIVE)
            throw Problem.forbidden("The agreement is not in force.");
        DataSet set =
                dataSets.apply(agreement.terms().dataSet())
                        .orElseThrow(() -> Problem.notFound("The data set is no longer offered."));
        Wish wish = Wish.read(body, set, agreement.terms());
        quotas.take(agreement, now);
        boolean kept = false;
        try {
            Answer answer = keep(signed, body, Rows.read(set, wish), wish);
            kept = true;
            return answer;
        } finally {
            if (!kept) quotas.giveBack(agreement, now);
        }
    }

    private Answer keep(SignedAsk signed, byte[] body, Rows rows, Wish wish) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var receipt =
                new Receipt(
                        Ulid.make(at, random).text(),
                        Receipt.digest(signed.ask().text(), signed.signature()),
                        at.toString(),
                        rows.count(),
                        Ask.digest(rows.body()));
        String signature = key.sign(receipt.text());
        log.keep(
                new CallEntry(
                        receipt.call(),
                        signed,
                        new String(body, StandardCharsets.UTF_8),
                        at,
                        rows.count(),
                        receipt.text(),
                        signature,
                        entry(signed.agreement(), receipt, wish, at)));
        return new Answer(receipt, signature, rows);
    }

    private void refused(Actor actor, Agreement agreement, Problem why, Instant at) {
        audit.write(
                new AuditEntry(
                        at,
                        actor,
                        ACTION,
                        AuditEntry.Outcome.REFUSED,
                        "agreement/" + agreement.id(),
                        agreement.terms().purpose(),
                        Map.of("problem", why.code(), "why", why.detail())));
    }

    private static AuditEntry entry(Agreement agreement, Receipt receipt, Wish wish, Instant at) {
        return new AuditEntry(
                at,
                actor(agreement),
                ACTION,
                AuditEntry.Outcome.DONE,
                "agreement/" + agreement.id(),
                agreement.terms().purpose(),
                Map.of(
                        "call", receipt.call(),
                        "data-set", agreement.terms().dataSet(),
                        "fields", String.join(" ", wish.fields()),
                        "rows", Integer.toString(receipt.rows())));
    }

    private static Actor actor(Agreement agreement) {
        String partner = agreement.terms().partner().name();
        return new Actor(
                partner,
                Actor.Kind.PROGRAM,
                Set.of(Role.PARTNER),
                new Standing(partner, "", Set.of(), Optional.empty()));
    }
}
