package city.qala.proactive.benefit;

import city.qala.kernel.Grant;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What waits for clerks, and what households objected to. */
final class TaskStore {
    private static final Sql ADD = sql("add-task");
    private static final Sql ADD_WORDS = sql("add-task-words");
    private static final Sql SET_WORDS = sql("set-task-words");
    private static final Sql END_FACTS = sql("end-facts-task");
    private static final Sql END = sql("end-task");
    private static final Sql END_OF = sql("end-task-of");
    private static final Sql ANSWER = sql("answer-task");
    private static final Sql OPEN = sql("open-tasks");
    private static final Sql COUNT = sql("count-tasks");
    private static final Sql ONE = sql("task");
    private static final Sql WORDS = sql("task-words");
    private static final Sql OBJECTIONS = sql("objections-of");

    /** How much of one kind waits, and how much of it is late. */
    record Count(long open, long late) {}

    /** A task with what it is about. */
    record Told(Task task, Task.Words words) {}

    private static Sql sql(String name) {
        return Sql.of(TaskStore.class, name);
    }

    void add(Tx tx, Task t, Task.Words w) {
        int added =
                tx.update(
                        ADD,
                        Map.of(
                                "id", t.id().text(),
                                "kind", t.kind(),
                                "household", t.household().text(),
                                "made", t.made(),
                                "due", t.due()));
        if (added == 0) {
            tx.update(SET_WORDS, Map.of("household", t.household().text(), "words", w.words()));
            return;
        }
        tx.update(
                ADD_WORDS,
                Map.of(
                        "task", t.id().text(),
                        "household", t.household().text(),
                        "person", w.person(),
                        "policy", w.policy(),
                        "unit", w.unit(),
                        "reduction", w.reduction(),
                        "words", w.words()));
    }

    /** Nothing is missing of a household any more. */
    void found(Tx tx, Ulid household) {
        tx.update(END_FACTS, Map.of("household", household.text()));
    }

    /** Whether it was open until now. */
    boolean end(Tx tx, Ulid id) {
        return tx.update(END, Map.of("id", id.text())) == 1;
    }

    void endOf(Tx tx, Ulid reduction) {
        tx.update(END_OF, Map.of("reduction", reduction.text()));
    }

    void answer(Tx tx, Ulid id, String answer, Task.Outcome outcome, String answerer, Instant at) {
        tx.update(
                ANSWER,
                Map.of(
                        "task", id.text(),
                        "answer", answer,
                        "outcome", outcome,
                        "answered", at,
                        "answerer", answerer));
    }

    List<Task> open(Tx tx, String kind, int most) {
        return tx.list(OPEN, Map.of("kind", kind, "most", most), TaskStore::task);
    }

    Map<Task.Kind, Count> counts(Tx tx, LocalDate today) {
        var counts = new EnumMap<Task.Kind, Count>(Task.Kind.class);
        tx.forEach(
                COUNT,
                Map.of("day", today),
                0,
                row ->
                        counts.put(
                                Task.Kind.valueOf(row.text("kind")),
                                new Count(row.number("n"), row.number("late"))));
        return counts;
    }

    Optional<Task> find(Tx tx, Ulid id) {
        return tx.one(ONE, Map.of("id", id.text()), TaskStore::task);
    }

    Task.Words words(Tx tx, Grant grant, Task t) {
        grant.require(AssessmentStore.subject(t.household()));
        return tx.one(WORDS, Map.of("id", t.id().text()), TaskStore::words)
                .orElse(new Task.Words("", "", "", "", "", "", "", ""));
    }

    List<Told> objections(Tx tx, Grant grant, Ulid household) {
        grant.require(AssessmentStore.subject(household));
        return tx.list(
                OBJECTIONS,
                Map.of("household", household.text()),
                row ->
                        new Told(
                                new Task(
                                        new Ulid(row.text("id")),
                                        row.number("number"),
                                        Task.Kind.OBJECTION,
                                        row.text("status").equals("OPEN"),
                                        household,
                                        row.instant("made"),
                                        row.date("due")),
                                new Task.Words(
                                        row.text("person"),
                                        row.text("policy"),
                                        row.text("unit"),
                                        row.text("reduction"),
                                        row.text("words"),
                                        row.text("answer"),
                                        row.text("outcome"),
                                        "")));
    }

    private static Task task(Row row) {
        return new Task(
                new Ulid(row.text("id")),
                row.number("number"),
                Task.Kind.valueOf(row.text("kind")),
                row.text("status").equals("OPEN"),
                new Ulid(row.text("household")),
                row.instant("made"),
                row.date("due"));
    }

    private static Task.Words words(Row row) {
        return new Task.Words(
                row.text("person"),
                row.text("policy"),
                row.text("unit"),
                row.text("reduction"),
                row.text("words"),
                row.text("answer"),
                row.text("outcome"),
                row.text("answerer"));
    }
}
