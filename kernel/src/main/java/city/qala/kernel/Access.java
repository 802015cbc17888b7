package city.qala.kernel;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The only maker of {@link Grant}s. Every opening and every refusal leaves an audit entry; if that
 * cannot be written, nothing opens.
 */
public final class Access {
    private static final String ACTION = "access.open";
    private final Purposes purposes;
    private final AuditLog audit;
    private final Function<Subject, String> pseudonym;
    private final Clock clock;

    /**
     * Access over the city's purposes and log.
     *
     * @param pseudonym keyed pseudonym of a subject, the same for ever
     */
    public Access(
            Purposes purposes, AuditLog audit, Function<Subject, String> pseudonym, Clock clock) {
        this.purposes = purposes;
        this.audit = audit;
        this.pseudonym = pseudonym;
        this.clock = clock;
    }

    /**
     * Opens one subject's data. The entry is part of the caller's transaction.
     *
     * @throws Problem {@code purpose-missing}, {@code purpose-withdrawn} or {@code forbidden}
     */
    public Grant open(Tx tx, Actor actor, String purpose, Subject subject) {
        Instant now = clock.instant();
        require(actor, purpose, subject.kind(), subject.toString(), now);
        audit.write(tx, entry(now, actor, purpose, subject.toString(), Map.of()));
        return new Grant(actor, purpose, Set.of(subject), now);
    }

    /**
     * Opens the data of many for one run: one entry with their count and the root of their
     * pseudonyms, and an index by which each of them finds it.
     *
     * @param population what the set is, in words
     * @param subjects at least one, all of one kind
     * @throws Problem {@code purpose-missing}, {@code purpose-withdrawn} or {@code forbidden}
     */
    public Grant openSet(
            Tx tx, Actor actor, String purpose, String population, Set<Subject> subjects) {
        var ordered = new TreeSet<>(subjects);
        if (ordered.isEmpty()) throw Problem.invalid("subjects", 0, "must not be empty");
        String kind = ordered.getFirst().kind();
        if (!ordered.getLast().kind().equals(kind))
            throw Problem.invalid("subjects", ordered.getLast().kind(), "must all be of one kind");
        Instant now = clock.instant();
        require(actor, purpose, kind, population, now);
        List<String> members = ordered.stream().map(pseudonym).sorted().toList();
        var facts =
                Map.of(
                        "count", Integer.toString(members.size()),
                        "root", MerkleRoot.of(members));
        audit.writeSet(tx, entry(now, actor, purpose, population, facts), members);
        return new Grant(actor, purpose, ordered, now);
    }

    private void require(Actor actor, String purpose, String kind, String whom, Instant now) {
        var verdict = purposes.check(actor, purpose, kind);
        if (verdict == Purposes.Verdict.ALLOWED) return;
        var why = Map.of("verdict", verdict.name());
        audit.write(
                new AuditEntry(now, actor, ACTION, AuditEntry.Outcome.REFUSED, whom, purpose, why));
        throw switch (verdict) {
            case WITHDRAWN -> refusal("purpose-withdrawn", "The purpose %s has ended.", purpose);
            case NOT_YOURS -> Problem.forbidden("Your role may not use the purpose %s.", purpose);
            case UNKNOWN, ALLOWED ->
                    refusal("purpose-missing", "Personal data need a purpose that covers them.");
        };
    }

    private static Problem refusal(String code, String text, Object... params) {
        return Problem.of(Problem.Kind.FORBIDDEN, code, text, params);
    }

    private static AuditEntry entry(
            Instant at, Actor actor, String purpose, String subject, Map<String, String> facts) {
        return new AuditEntry(at, actor, ACTION, AuditEntry.Outcome.DONE, subject, purpose, facts);
    }
}
