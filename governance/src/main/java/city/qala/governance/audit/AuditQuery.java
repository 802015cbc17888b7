package city.qala.governance.audit;

import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import java.time.Instant;
import java.util.Optional;

/**
 * What an inspector looks for; everything given must hold.
 *
 * @param subject whom it concerned, runs over sets included
 * @param actor name of who acted; empty for all
 * @param purpose code of the purpose; empty for all
 * @param action the action; empty for all
 * @param from from when on
 * @param to before when
 * @param before only entries with a smaller number, for the next page
 * @param most how many at most, 1 to 1,000
 */
public record AuditQuery(
        Optional<Subject> subject,
        String actor,
        String purpose,
        String action,
        Instant from,
        Instant to,
        long before,
        int most) {
    /** Most entries of a page. */
    public static final int MOST = 1_000;

    /** The newest entries of all. */
    public static final AuditQuery ALL =
            new AuditQuery(
                    Optional.empty(), "", "", "", Instant.EPOCH, Instant.MAX, Long.MAX_VALUE, 100);

    public AuditQuery {
        if (most < 1 || most > MOST) throw Problem.invalid("most", most, "must be 1 to " + MOST);
        if (before < 0) throw Problem.invalid("before", before, "must not be negative");
        if (to.isBefore(from)) throw Problem.invalid("to", to, "must not be before from");
    }

    /** The same of one actor. */
    public AuditQuery by(String name) {
        return new AuditQuery(subject, name, purpose, action, from, to, before, most);
    }

    /** The same about one subject. */
    public AuditQuery about(Subject whom) {
        return new AuditQuery(Optional.of(whom), actor, purpose, action, from, to, before, most);
    }

    /** The same of one action. */
    public AuditQuery doing(String verb) {
        return new AuditQuery(subject, actor, purpose, verb, from, to, before, most);
    }

    /** The same for one purpose. */
    public AuditQuery purpose(String code) {
        return new AuditQuery(subject, actor, code, action, from, to, before, most);
    }

    /** The same within a time. */
    public AuditQuery between(Instant first, Instant end) {
        return new AuditQuery(subject, actor, purpose, action, first, end, before, most);
    }

    /** The next page. */
    public AuditQuery before(long number) {
        return new AuditQuery(subject, actor, purpose, action, from, to, number, most);
    }

    /** The same in pages of another length. */
    public AuditQuery most(int lines) {
        return new AuditQuery(subject, actor, purpose, action, from, to, before, lines);
    }
}
