package city.qala.platform.identity;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.platform.db.Tx;
import java.time.Clock;
import java.util.Map;

/** Writes the lines that identity owes the audit log. */
final class IdentityAudit {
    private final AuditLog log;
    private final FailureStore failures;
    private final Clock clock;

    IdentityAudit(AuditLog log, FailureStore failures, Clock clock) {
        this.log = log;
        this.failures = failures;
        this.clock = clock;
    }

    /** In the commit of the act itself. */
    void done(Tx tx, Actor by, String verb, String account, Map<String, String> facts) {
        log.write(tx, entry(by, verb, AuditEntry.Outcome.DONE, account, facts));
    }

    /** For an act that changes nothing in the ledger. */
    void done(Actor by, String verb, String account) {
        log.write(entry(by, verb, AuditEntry.Outcome.DONE, account, Map.of()));
    }

    /** For an act on something else than an account. */
    void done(Actor by, String verb, String account, String what) {
        log.write(entry(by, verb, AuditEntry.Outcome.DONE, account, Map.of("what", what)));
    }

    /**
     * @param account empty if there is none of that name: what was typed may be a password
     */
    void refused(Actor by, String verb, String account) {
        log.write(entry(by, verb, AuditEntry.Outcome.REFUSED, account, Map.of()));
    }

    /**
     * Lets only the roles through, and writes down whom else it turned away. Strangers leave no
     * line: they could fill the log.
     *
     * @param verb what they wanted
     * @throws city.qala.kernel.Problem {@code invalid-token} 401, {@code forbidden} 403
     */
    void require(Actor actor, String verb, String... roles) {
        Identity.requireKnown(actor);
        if (!actor.hasAny(roles)) refused(actor, verb, "");
        Identity.require(actor, roles);
    }

    /**
     * A proof that was not right: a password, a code, a provider's answer.
     *
     * @param account empty if there is none of that name
     */
    void failed(Actor by, String verb, String account) {
        refused(by, verb, account);
        failures.add(account, clock.instant());
    }

    private AuditEntry entry(
            Actor by,
            String verb,
            AuditEntry.Outcome outcome,
            String account,
            Map<String, String> facts) {
        String subject = account.isEmpty() ? "" : "account/" + account;
        return new AuditEntry(clock.instant(), by, "identity." + verb, outcome, subject, "", facts);
    }
}
