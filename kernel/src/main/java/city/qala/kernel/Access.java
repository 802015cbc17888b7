package city.qala.kernel;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The only maker of {@link Grant}s. Every opening and every refusal leaves an audit entry; if that
 * cannot be written, nothing opens.
 *
 * <p>Every verb throws a {@link Problem}: {@code purpose-missing}, {@code purpose-withdrawn},
 * {@code forbidden} (role, department, hours, somebody else's data), {@code quota-exceeded} or
 * {@code grounds-missing}.
 */
public final class Access {
    private static final String ACTION = "access.open";
    private final Purposes purposes;
    private final AuditLog audit;
    private final Function<List<Subject>, Map<Subject, String>> pseudonyms;
    private final Clock clock;

    /**
     * Access over the city's purposes and log.
     *
     * @param pseudonyms keyed pseudonyms of subjects, the same for ever
     */
    public Access(
            Purposes purposes,
            AuditLog audit,
            Function<List<Subject>, Map<Subject, String>> pseudonyms,
            Clock clock) {
        this.purposes = purposes;
        this.audit = audit;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /** Opens one subject's data. The entry is part of the caller's transaction. */
    public Grant open(Tx tx, Actor actor, String purpose, Subject subject) {
        return one(tx, wish(actor, purpose, Set.of(subject), Release.AT_ONCE, ""));
    }

    /**
     * Opens one subject's data without their knowing until a day, as investigations may.
     *
     * @param release with the reference that allows it
     */
    public Grant openDelayed(Tx tx, Actor actor, String purpose, Subject subject, Release release) {
        return one(tx, wish(actor, purpose, Set.of(subject), release, ""));
    }

    /**
     * Breaks the glass: opens one subject's data at once in an emergency. Oversight is told, and
     * the key works for a short time.
     *
     * @param reason why it cannot wait, 10 to 500 signs
     */
    public Grant openUrgently(Tx tx, Actor actor, String purpose, Subject subject, String reason) {
        if (reason.isBlank()) throw refusal(purpose, new Ruling.Refused(Ruling.Why.GROUNDS));
        return one(tx, wish(actor, purpose, Set.of(subject), Release.AT_ONCE, reason.strip()));
    }

    /**
     * Opens the data of many for one run: one entry with their count and the root of their
     * pseudonyms, and an index by which each of them finds it.
     *
     * @param population what the set is, in words
     * @param subjects at least one, all of one kind
     */
    public Grant openSet(
            Tx tx, Actor actor, String purpose, String population, Set<Subject> subjects) {
        Wish wish = wish(actor, purpose, subjects, Release.AT_ONCE, "");
        Ruling.Allowed allowed = require(tx, wish, population);
        List<String> members =
                pseudonyms.apply(List.copyOf(subjects)).values().stream().sorted().toList();
        var facts =
                Map.of(
                        "count", Integer.toString(members.size()),
                        "root", MerkleRoot.of(members));
        audit.writeSet(tx, done(wish, allowed, population, facts), members);
        return given(tx, wish, allowed);
    }

    private Grant given(Tx tx, Wish wish, Ruling.Allowed allowed) {
        var grant = new Grant(tx, wish, allowed, clock);
        tx.opened(grant);
        return grant;
    }

    private Grant one(Tx tx, Wish wish) {
        String subject = wish.subjects().iterator().next().toString();
        Ruling.Allowed allowed = require(tx, wish, subject);
        audit.write(tx, done(wish, allowed, subject, Map.of()));
        return given(tx, wish, allowed);
    }

    private Wish wish(
            Actor actor, String purpose, Set<Subject> subjects, Release release, String urgent) {
        var kinds = new TreeSet<String>();
        for (Subject subject : subjects) kinds.add(subject.kind());
        if (kinds.size() > 1) throw Problem.invalid("subjects", kinds, "must all be of one kind");
        String kind = kinds.isEmpty() ? "" : kinds.getFirst();
        return new Wish(clock.instant(), actor, purpose, kind, subjects, release, urgent);
    }

    private Ruling.Allowed require(Tx tx, Wish wish, String whom) {
        return switch (purposes.rule(tx, wish)) {
            case Ruling.Allowed allowed -> allowed;
            case Ruling.Refused refused -> {
                var why = Map.of("verdict", refused.why().name());
                audit.write(refused(wish, whom, why));
                throw refusal(wish.purpose(), refused);
            }
        };
    }

    private static Problem refusal(String purpose, Ruling.Refused refused) {
        Problem problem =
                switch (refused.why()) {
                    case UNKNOWN ->
                            forbidden(
                                    "purpose-missing",
                                    "Personal data need a purpose that covers them.");
                    case WITHDRAWN ->
                            forbidden("purpose-withdrawn", "The purpose %s has ended.", purpose);
                    case NOT_YOURS ->
                            Problem.forbidden("Your role may not use the purpose %s.", purpose);
                    case NOT_OWN -> Problem.forbidden("This purpose opens your own data only.");
                    case OUTSIDE_HOURS ->
                            Problem.forbidden("The purpose %s is not open at this hour.", purpose);
                    case QUOTA ->
                            Problem.of(
                                    Problem.Kind.TOO_MANY,
                                    "quota-exceeded",
                                    "The day's limit of the purpose %s is used up.",
                                    purpose);
                    case GROUNDS ->
                            grounds("The purpose %s needs its own grounds: a reason.", purpose);
                    case RELEASE -> grounds("The purpose %s does not allow this release.", purpose);
                };
        return refused.retryAfter().map(problem::retryAfter).orElse(problem);
    }

    private static Problem forbidden(String code, String text, Object... params) {
        return Problem.of(Problem.Kind.FORBIDDEN, code, text, params);
    }

    private static Problem grounds(String text, Object... params) {
        return Problem.of(Problem.Kind.UNPROCESSABLE, "grounds-missing", text, params);
    }

    private static AuditEntry done(
            Wish wish, Ruling.Allowed allowed, String whom, Map<String, String> facts) {
        var fields = List.copyOf(new TreeSet<>(allowed.fields().names()));
        var sets = new TreeSet<String>();
        for (String field : fields) sets.add(field.substring(0, field.indexOf('.')));
        Map<String, String> all = new HashMap<>(facts);
        if (wish.isUrgent()) all.put("urgent", "yes");
        return new AuditEntry(
                wish.at(),
                wish.actor(),
                ACTION,
                AuditEntry.Outcome.DONE,
                whom,
                wish.purpose(),
                all,
                AuditEntry.Details.read(
                        allowed.basis(), String.join(",", sets), fields, wish.release()));
    }

    private static AuditEntry refused(Wish wish, String whom, Map<String, String> facts) {
        return new AuditEntry(
                wish.at(),
                wish.actor(),
                ACTION,
                AuditEntry.Outcome.REFUSED,
                whom,
                wish.purpose(),
                facts);
    }
}
