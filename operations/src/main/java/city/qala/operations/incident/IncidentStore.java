package city.qala.operations.incident;

import city.qala.kernel.Ulid;
import city.qala.operations.incident.Incident.Done;
import city.qala.operations.incident.Incident.End;
import city.qala.operations.incident.Incident.Line;
import city.qala.operations.incident.Incident.What;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Incidents and the book of the shift in the ledger. */
final class IncidentStore {
    private static final Sql ADD = Sql.of(IncidentStore.class, "add-incident");
    private static final Sql BY_ID = Sql.of(IncidentStore.class, "incident-by-id");
    private static final Sql OPEN = Sql.of(IncidentStore.class, "open-incidents");
    private static final Sql BETWEEN = Sql.of(IncidentStore.class, "incidents-between");
    private static final Sql LOCK = Sql.of(IncidentStore.class, "lock-incident");
    private static final Sql LEAD = Sql.of(IncidentStore.class, "lead-incident");
    private static final Sql CLOSE = Sql.of(IncidentStore.class, "close-incident");
    private static final Sql ADD_STEP = Sql.of(IncidentStore.class, "add-incident-step");
    private static final Sql STEPS = Sql.of(IncidentStore.class, "incident-steps");
    private static final Sql ADD_LOG = Sql.of(IncidentStore.class, "add-incident-log");
    private static final Sql LOG = Sql.of(IncidentStore.class, "incident-log");
    private static final Sql ADD_NOTE = Sql.of(IncidentStore.class, "add-shift-note");
    private static final Sql NOTES = Sql.of(IncidentStore.class, "shift-notes");
    private static final int MOST = 500;

    /** What a new incident is made of. */
    record Draft(
            Ulid id,
            Protocol protocol,
            String title,
            String district,
            Optional<Ulid> alarm,
            Instant at,
            String by,
            boolean test) {}

    long add(Tx tx, Draft d) {
        return tx.insert(
                ADD,
                Tx.args(
                        "id", d.id().text(),
                        "protocol", d.protocol(),
                        "title", d.title(),
                        "district", d.district(),
                        "alarm", d.alarm().map(Ulid::text).orElse(null),
                        "opened", d.at(),
                        "by", d.by(),
                        "test", d.test()));
    }

    Optional<Incident> find(Tx tx, Ulid id) {
        return tx.one(BY_ID, Map.of("id", id.text()), IncidentStore::incident);
    }

    List<Incident> open(Tx tx) {
        return tx.list(OPEN, Map.of(), IncidentStore::incident);
    }

    List<Incident> between(Tx tx, Instant from, Instant to) {
        return tx.list(
                BETWEEN, Map.of("from", from, "to", to, "most", MOST), IncidentStore::incident);
    }

    /** Holds an open incident; false if it is closed or not there. */
    boolean lock(Tx tx, Ulid id) {
        return tx.one(LOCK, Map.of("id", id.text()), r -> r.text("lead")).isPresent();
    }

    void lead(Tx tx, Ulid id, String lead) {
        tx.update(LEAD, Map.of("id", id.text(), "lead", lead));
    }

    void close(Tx tx, Ulid id, End end) {
        tx.update(
                CLOSE,
                Map.of("id", id.text(), "at", end.at(), "by", end.by(), "outcome", end.outcome()));
    }

    /** Whether the step was not done before. */
    boolean step(Tx tx, Ulid id, Done done) {
        return tx.update(
                        ADD_STEP,
                        Map.of(
                                "incident", id.text(),
                                "step", done.step(),
                                "at", done.at(),
                                "actor", done.by()))
                == 1;
    }

    List<Done> steps(Tx tx, Ulid id) {
        return tx.list(
                STEPS,
                Map.of("incident", id.text()),
                r -> new Done(r.integer("step"), r.instant("at"), r.text("actor")));
    }

    void log(Tx tx, Ulid id, Line line) {
        tx.update(
                ADD_LOG,
                Map.of(
                        "incident", id.text(),
                        "at", line.at(),
                        "actor", line.actor(),
                        "what", line.what(),
                        "words", line.words()));
    }

    List<Line> log(Tx tx, Ulid id) {
        return tx.list(
                LOG,
                Map.of("incident", id.text()),
                r ->
                        new Line(
                                r.instant("at"),
                                r.text("actor"),
                                What.valueOf(r.text("what")),
                                r.text("words")));
    }

    void note(Tx tx, ShiftNote note) {
        tx.update(
                ADD_NOTE,
                Map.of(
                        "at", note.at(),
                        "actor", note.actor(),
                        "to", note.to(),
                        "words", note.words()));
    }

    List<ShiftNote> notes(Tx tx, Instant from, Instant to) {
        return tx.list(
                NOTES,
                Map.of("from", from, "to", to, "most", MOST),
                r ->
                        new ShiftNote(
                                r.instant("at"),
                                r.text("actor"),
                                r.text("to_whom"),
                                r.text("words")));
    }

    private static Incident incident(Row r) {
        Optional<End> end =
                Optional.ofNullable(r.instantOrNull("closed"))
                        .map(at -> new End(at, r.text("closed_by"), r.text("outcome")));
        return new Incident(
                new Ulid(r.text("id")),
                r.number("number"),
                Protocol.valueOf(r.text("protocol")),
                r.text("title"),
                r.text("district"),
                Optional.ofNullable(r.textOrNull("alarm")).map(Ulid::new),
                r.instant("opened"),
                r.text("opened_by"),
                r.text("lead"),
                end,
                r.flag("test"));
    }
}
