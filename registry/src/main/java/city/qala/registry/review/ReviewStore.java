package city.qala.registry.review;

import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import city.qala.registry.people.Doubtful;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Doubtful pairs and decisions; what stands in the records only under a grant. */
final class ReviewStore {
    private static final Sql CLEAR = sql("clear-doubts");
    private static final Sql ADD_DOUBT = sql("add-doubt");
    private static final Sql WAITING = sql("waiting-doubts");
    private static final Sql COUNT = sql("count-doubts");
    private static final Sql DOUBT = sql("find-doubt");
    private static final Sql SKIP = sql("skip-doubt");
    private static final Sql PERSONS = sql("persons-of-records");
    private static final Sql PAPERS = sql("records-of-pair");
    private static final Sql ADD = sql("add-decision");
    private static final Sql UNDO = sql("undo-decision");
    private static final Sql OF_PAIR = sql("decisions-of-pair");
    private static final Sql NEWEST = sql("newest-decisions");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> CELLS = new TypeReference<>() {};

    /**
     * A record as it was delivered.
     *
     * @param hidden whether the address of its person is protected
     */
    record Paper(
            String id, int version, String register, Map<String, String> cells, boolean hidden) {
        Paper {
            cells = Map.copyOf(cells);
        }
    }

    /**
     * What somebody said about a pair.
     *
     * @param second whether there was a word on it before
     * @param undone when it was taken back, if it was
     */
    record Decision(
            String one,
            String other,
            boolean same,
            Instant at,
            String decider,
            boolean second,
            Optional<Instant> undone,
            String undoer) {}

    private static Sql sql(String name) {
        return Sql.of(ReviewStore.class, name);
    }

    void replace(Tx tx, long run, List<Doubtful> doubts) {
        tx.batch(
                ADD_DOUBT,
                doubts.stream()
                        .map(d ->
                                Tx.args(
                                        "one", d.one(),
                                        "other", d.other(),
                                        "probability", d.probability(),
                                        "weight", d.weight(),
                                        "linked", d.linked(),
                                        "why", d.why(),
                                        "run", run))
                        .toList());
        tx.update(CLEAR, Map.of("run", run));
    }

    List<Doubtful> waiting(Tx tx, int most) {
        return tx.list(WAITING, Map.of("most", most), ReviewStore::doubtful);
    }

    int count(Tx tx) {
        return tx.one(COUNT, Map.of(), row -> row.integer("n")).orElseThrow();
    }

    Optional<Doubtful> doubt(Tx tx, String one, String other) {
        return tx.one(DOUBT, pair(one, other), ReviewStore::doubtful);
    }

    void skip(Tx tx, String one, String other, Instant at) {
        tx.update(SKIP, Map.of("one", one, "other", other, "at", at));
    }

    List<Subject> persons(Tx tx, String one, String other) {
        return tx.list(
                PERSONS,
                Map.of("ids", List.of(one, other)),
                row -> new Subject("person", new Ulid(row.text("person"))));
    }

    Map<String, Paper> papers(Tx tx, String one, String other) {
        var papers = new TreeMap<String, Paper>();
        tx.forEach(
                PAPERS,
                pair(one, other),
                0,
                row ->
                        papers.put(
                                row.text("id"),
                                new Paper(
                                        row.text("id"),
                                        row.integer("version"),
                                        row.text("register"),
                                        cells(row.text("cells")),
                                        row.flag("hidden"))));
        return papers;
    }

    List<Decision> decisions(Tx tx, String one, String other) {
        return tx.list(OF_PAIR, pair(one, other), ReviewStore::decision);
    }

    List<Decision> inForce(Tx tx, String one, String other) {
        return decisions(tx, one, other).stream().filter(d -> d.undone().isEmpty()).toList();
    }

    List<Decision> decided(Tx tx, int most) {
        return tx.list(NEWEST, Map.of("most", most), ReviewStore::decision);
    }

    void add(Tx tx, String one, String other, boolean same, String by, boolean second, Instant at) {
        tx.update(
                ADD,
                Tx.args(
                        "one", one,
                        "other", other,
                        "verdict", same ? "same" : "different",
                        "at", at,
                        "by", by,
                        "second", second));
    }

    int undo(Tx tx, String one, String other, String by, Instant at) {
        return tx.update(UNDO, Map.of("one", one, "other", other, "by", by, "at", at));
    }

    private static Map<String, String> pair(String one, String other) {
        return Map.of("one", one, "other", other);
    }

    private static Doubtful doubtful(Row row) {
        return new Doubtful(
                row.text("one"),
                row.text("other"),
                row.real("probability"),
                row.real("weight"),
                row.flag("linked"),
                row.text("why"));
    }

    private static Decision decision(Row row) {
        return new Decision(
                row.text("one"),
                row.text("other"),
                row.text("verdict").equals("same"),
                row.instant("at"),
                row.text("decider"),
                row.flag("second"),
                Optional.ofNullable(row.instantOrNull("undone")),
                row.text("undoer"));
    }

    private static Map<String, String> cells(String json) {
        try {
            return JSON.readValue(json, CELLS);
        } catch (JacksonException e) {
            throw new IllegalStateException("cells are what we wrote", e);
        }
    }
}
