package city.qala.governance.resident;

import city.qala.governance.resident.Case.Kind;
import city.qala.governance.resident.Case.Outcome;
import city.qala.governance.resident.Case.Status;
import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cases in the ledger: their heads for the queue, their words under a grant. */
final class CaseStore {
    private static final Sql ADD = Sql.of(CaseStore.class, "add-case");
    private static final Sql ADD_WORDS = Sql.of(CaseStore.class, "add-case-words");
    private static final Sql ADD_STEP = Sql.of(CaseStore.class, "add-case-step");
    private static final Sql BY_ID = Sql.of(CaseStore.class, "case-by-id");
    private static final Sql WORDS = Sql.of(CaseStore.class, "case-words");
    private static final Sql STEPS = Sql.of(CaseStore.class, "case-steps");
    private static final Sql OF = Sql.of(CaseStore.class, "cases-of");
    private static final Sql TO = Sql.of(CaseStore.class, "cases-to");
    private static final Sql QUEUE = Sql.of(CaseStore.class, "case-queue");
    private static final Sql END = Sql.of(CaseStore.class, "end-case");
    private static final Sql ANSWER = Sql.of(CaseStore.class, "answer-case");
    private static final Sql ADD_EXPLANATION = Sql.of(CaseStore.class, "add-explanation");
    private static final Sql EXPLANATION = Sql.of(CaseStore.class, "explanation");
    private static final Sql ANSWER_EXPLANATION = Sql.of(CaseStore.class, "answer-explanation");

    /**
     * The head of a case and whose it is.
     *
     * @param resident id of the resident as text; empty if oversight asks an officer
     */
    record Head(Case file, String resident) {}

    /** A new case before it has a number. */
    record Draft(
            Ulid id, Kind kind, String resident, String officer, Instant made, LocalDate due) {}

    Head add(Tx tx, Draft d, CaseWords words) {
        Head head = add(tx, d);
        tx.update(
                ADD_WORDS,
                Tx.args(
                        "id", d.id().text(),
                        "resident", d.resident(),
                        "line", words.line(),
                        "field", words.field(),
                        "words", words.words(),
                        "wish", words.wish()));
        return head;
    }

    Head addExplanation(Tx tx, Draft d, String words) {
        Head head = add(tx, d);
        tx.update(ADD_EXPLANATION, Map.of("id", d.id().text(), "words", words));
        return head;
    }

    private static Head add(Tx tx, Draft d) {
        long number =
                tx.insert(
                        ADD,
                        Tx.args(
                                "id", d.id().text(),
                                "kind", d.kind(),
                                "resident", d.resident(),
                                "officer", d.officer(),
                                "made", d.made(),
                                "due", d.due()));
        return new Head(
                new Case(d.id(), number, d.kind(), Status.OPEN, d.made(), d.due(), d.officer()),
                d.resident());
    }

    void step(Tx tx, Ulid id, String actor, CaseStep.What what, Instant at) {
        tx.update(ADD_STEP, Map.of("id", id.text(), "actor", actor, "what", what, "at", at));
    }

    Optional<Head> find(Tx tx, Ulid id) {
        return tx.one(BY_ID, Map.of("id", id.text()), CaseStore::head);
    }

    /** What a case says; when its resident was erased, the words went with them. */
    CaseWords words(Tx tx, Ulid id) {
        return tx.one(WORDS, Map.of("id", id.text()), CaseStore::words)
                .orElseThrow(() -> Problem.notFound("What was asked here has been erased."));
    }

    CaseWords explanation(Tx tx, Ulid id) {
        return tx.one(EXPLANATION, Map.of("id", id.text()), CaseStore::explained)
                .orElseThrow(() -> new IllegalStateException("a case without words: " + id));
    }

    void answerExplanation(Tx tx, Ulid id, String answer, String answerer, Instant at) {
        tx.update(
                ANSWER_EXPLANATION,
                Map.of("id", id.text(), "answer", answer, "answerer", answerer, "answered", at));
    }

    List<CaseStep> steps(Tx tx, Ulid id) {
        return tx.list(
                STEPS,
                Map.of("id", id.text()),
                row ->
                        new CaseStep(
                                row.instant("at"),
                                row.text("actor"),
                                CaseStep.What.valueOf(row.text("what"))));
    }

    List<Head> of(Tx tx, Ulid resident) {
        return tx.list(OF, Map.of("resident", resident.text()), CaseStore::head);
    }

    List<Head> to(Tx tx, String officer) {
        return tx.list(TO, Map.of("officer", officer), CaseStore::head);
    }

    List<Head> queue(Tx tx, Set<Kind> kinds, Status status, int most) {
        return tx.list(
                QUEUE,
                Tx.args(
                        "kinds",
                        kinds.stream().map(Kind::name).toList(),
                        "status",
                        status,
                        "most",
                        most),
                CaseStore::head);
    }

    /** Closes an open case; false if it is closed already. */
    boolean end(Tx tx, Ulid id, Status status) {
        return tx.update(END, Map.of("id", id.text(), "status", status)) == 1;
    }

    void answer(Tx tx, Ulid id, String answer, Outcome outcome, String answerer, Instant at) {
        tx.update(
                ANSWER,
                Map.of(
                        "id", id.text(),
                        "answer", answer,
                        "outcome", outcome,
                        "answerer", answerer,
                        "answered", at));
    }

    private static Head head(Row row) {
        var file =
                new Case(
                        new Ulid(row.text("id")),
                        row.number("number"),
                        Kind.valueOf(row.text("kind")),
                        Status.valueOf(row.text("status")),
                        row.instant("made"),
                        row.date("due"),
                        row.text("officer"));
        return new Head(file, row.text("resident"));
    }

    private static CaseWords explained(Row row) {
        Optional<Instant> answered = Optional.ofNullable(row.instantOrNull("answered"));
        return new CaseWords(
                "",
                "",
                row.text("words"),
                "",
                row.text("answer"),
                answered.map(at -> Outcome.EXPLAINED),
                answered,
                row.text("answerer"));
    }

    private static CaseWords words(Row row) {
        String outcome = row.text("outcome");
        return new CaseWords(
                row.text("line"),
                row.text("field"),
                row.text("words"),
                row.text("wish"),
                row.text("answer"),
                outcome.isEmpty() ? Optional.empty() : Optional.of(Outcome.valueOf(outcome)),
                Optional.ofNullable(row.instantOrNull("answered")),
                row.text("answerer"));
    }
}
