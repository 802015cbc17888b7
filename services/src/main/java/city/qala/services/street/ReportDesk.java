package city.qala.services.street;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.platform.db.Database;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes reports in, tells of them, closes them and opens them again. */
final class ReportDesk {
    private static final String[] CLOSERS = {Role.OPERATOR, Role.CLERK, Role.ADMIN};
    private static final int TOKEN_BYTES = 16;
    private static final int LONGEST_NOTE = 1_000;
    private static final double NEAR_DEGREES = 0.001;

    private final ReportStore store;
    private final StreetServices services;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ReportDesk(Database ledger, StreetServices services, AuditLog audit, Clock clock) {
        this.store = new ReportStore(ledger);
        this.services = services;
        this.audit = audit;
        this.clock = clock;
    }

    StreetServices services() {
        return services;
    }

    ReportStore store() {
        return store;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Takes a report in: when this returns it is stored. */
    Report take(NewReport report) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        long id = store.add(report, HexFormat.of().formatHex(bytes), now());
        return store.find(id).orElseThrow();
    }

    /** Open reports that this one may repeat. */
    List<Report> duplicates(NewReport report) {
        return Duplicates.of(report, store.near(report, NEAR_DEGREES));
    }

    /** One that is told of. */
    Report report(String id) {
        return find(id).orElseThrow(() -> Problem.notFound("There is no report %s.", id));
    }

    Optional<Report> find(String id) {
        if (!id.matches("[0-9]{1,18}")) return Optional.empty();
        return store.find(Long.parseLong(id)).filter(Report::tracked);
    }

    /** One more person is affected. */
    void voice(String id) {
        Report r = report(id);
        if (!store.voice(r.id(), now())) throw closedAlready(r);
    }

    /**
     * Closes a report and says why.
     *
     * @throws Problem {@code forbidden}, {@code invalid-transition}
     */
    void close(Actor actor, String id, String notes) {
        if (!mayClose(actor)) throw Problem.forbidden("Reports are closed by the city.");
        Report r = report(id);
        if (!store.close(r.id(), note(notes), now())) throw closedAlready(r);
        audit.write(
                new AuditEntry(
                        now(),
                        actor,
                        "services.report-closed",
                        AuditEntry.Outcome.DONE,
                        "report/" + r.id(),
                        "",
                        Map.of("service", r.service())));
    }

    /** Opens a closed report again; anybody affected may, and says what is still wrong. */
    void reopen(String id, String notes) {
        Report r = report(id);
        if (!store.reopen(r.id(), note(notes), now()))
            throw Problem.conflict("invalid-transition", "The report %s is open.", r.id());
    }

    static boolean mayClose(Actor actor) {
        return actor.hasAny(CLOSERS);
    }

    private static String note(String notes) {
        String plain = ReportRule.blotted(notes.strip());
        if (plain.isEmpty() || plain.length() > LONGEST_NOTE)
            throw Problem.invalid("notes", plain.length(), "must say why in 1 to 1000 letters");
        return plain;
    }

    private static Problem closedAlready(Report r) {
        return Problem.conflict("invalid-transition", "The report %s is closed.", r.id());
    }
}
