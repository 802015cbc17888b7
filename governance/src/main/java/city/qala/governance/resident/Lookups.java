package city.qala.governance.resident;

import city.qala.governance.audit.AuditTrail;
import city.qala.governance.purpose.Listed;
import city.qala.governance.purpose.PurposeBook;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditEntry.Details;
import city.qala.kernel.Problem;
import city.qala.kernel.Release;
import city.qala.kernel.Standing;
import city.qala.kernel.Subject;
import city.qala.platform.db.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks that happened in a register which keeps its own doors, and which reports them here, so that
 * a resident finds them beside the others. The line says when the look was, and that it was
 * reported, by whom and when.
 */
final class Lookups {
    private static final Duration OLDEST = Duration.ofDays(400);
    private static final String ACTION = "lookup.report";

    /**
     * One look as a register reports it.
     *
     * @param at when it was; not in the future, at most 400 days ago
     * @param organisation which institution looked
     * @param role code of the role in which somebody looked; ignored for a system
     * @param bySystem whether no person took part
     * @param purpose code of a purpose of the book
     * @param fields what was seen
     * @param subjects whom it concerned
     * @param district everybody of a district instead; empty if subjects are named
     * @param release when they may see it
     */
    record Report(
            Instant at,
            String organisation,
            String role,
            boolean bySystem,
            String purpose,
            List<String> fields,
            List<Subject> subjects,
            String district,
            Release release) {
        Report {
            if (organisation.isBlank() || organisation.length() > 200)
                throw Problem.invalid("organisation", "", "must have 1 to 200 characters");
            if (subjects.isEmpty() == district.isEmpty())
                throw Problem.invalid("subjects", "", "must be named, or a district instead");
            if (!role.matches("[a-z][a-z-]{0,40}|"))
                throw Problem.invalid("role", role, "must be the code of a role");
            fields = List.copyOf(fields);
            subjects = List.copyOf(subjects);
        }
    }

    private final Database ledger;
    private final AuditTrail trail;
    private final PurposeBook purposes;
    private final ResidentStore store;
    private final Clock clock;

    Lookups(
            Database ledger,
            AuditTrail trail,
            PurposeBook purposes,
            ResidentStore store,
            Clock clock) {
        this.ledger = ledger;
        this.trail = trail;
        this.purposes = purposes;
        this.store = store;
        this.clock = clock;
    }

    /** Writes them down, all or none. */
    void report(Actor register, List<Report> reports) {
        for (Report r : reports) check(r);
        ledger.change(tx -> {
            for (Report r : reports) {
                if (r.district().isEmpty()) {
                    for (Subject s : r.subjects())
                        trail.write(tx, entry(register, r, s.toString()));
                } else {
                    List<String> members =
                            store.ids(tx, r.district()).stream()
                                    .map(id -> trail.pseudonym(new Subject("person", id)))
                                    .sorted()
                                    .toList();
                    if (!members.isEmpty())
                        trail.writeSet(
                                tx, entry(register, r, "residents of " + r.district()), members);
                }
            }
        });
    }

    private void check(Report r) {
        Instant now = clock.instant();
        if (r.at().isAfter(now) || r.at().isBefore(now.minus(OLDEST)))
            throw Problem.invalid("at", r.at(), "must be within the last 400 days");
        Optional<Listed> listed = purposes.find(r.purpose());
        if (listed.isEmpty() || listed.get().status() == Listed.Status.DRAFT)
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "purpose-missing",
                    "The book knows no purpose %s in force.",
                    r.purpose());
        Set<String> opened = listed.get().purpose().fields().names();
        for (String field : r.fields()) {
            if (!opened.contains(field))
                throw Problem.of(
                        Problem.Kind.FORBIDDEN,
                        "field-not-permitted",
                        "The purpose %s does not need %s.",
                        r.purpose(),
                        field);
        }
    }

    private AuditEntry entry(Actor register, Report r, String subject) {
        var kind = r.bySystem() ? Actor.Kind.PROGRAM : Actor.Kind.PERSON;
        var standing = new Standing(r.organisation(), "", Set.of(), Optional.empty());
        Set<String> roles = r.bySystem() || r.role().isEmpty() ? Set.of() : Set.of(r.role());
        var who = new Actor("reported-by-" + register.name(), kind, roles, standing);
        String basis = purposes.find(r.purpose()).map(l -> l.purpose().basis()).orElse("");
        var details = Details.read(basis, "resident", new ArrayList<>(r.fields()), r.release());
        var facts = Map.of("reported", clock.instant().toString(), "by", register.name());
        return new AuditEntry(
                r.at(), who, ACTION, AuditEntry.Outcome.DONE, subject, r.purpose(), facts, details);
    }
}
