package city.qala.governance.purpose;

import city.qala.kernel.Subject;
import city.qala.platform.db.Database;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Deletes what is old, and keeps the records of deletions. */
final class DeletionStore {
    private static final Sql ADD = Sql.of(DeletionStore.class, "add-deletion");
    private static final Sql NEWEST = Sql.of(DeletionStore.class, "newest-deletions");
    private static final Sql EXPIRE = Sql.of(DeletionStore.class, "expire");
    private static final Sql ERASE = Sql.of(DeletionStore.class, "erase-subject");
    private static final Sql ABOUT = Sql.of(DeletionStore.class, "rows-about");
    private static final int MOST = 1_000;

    private static final Sql ADD_ERASING = Sql.of(DeletionStore.class, "add-erasing");
    private static final Sql ERASING = Sql.of(DeletionStore.class, "erasing");
    private static final Sql ERASING_DONE = Sql.of(DeletionStore.class, "erasing-done");

    private final Database ledger;

    DeletionStore(Database ledger) {
        this.ledger = ledger;
    }

    void add(Tx tx, Deletion d) {
        tx.update(
                ADD,
                Map.of(
                        "at", d.at(),
                        "what", d.what(),
                        "rows", d.rows(),
                        "why", d.why(),
                        "actor", d.actor(),
                        "reason", d.reason()));
    }

    List<Deletion> newest(int most) {
        var args = Map.of("most", Math.clamp(most, 1, MOST));
        return ledger.read(tx -> tx.list(NEWEST, args, DeletionStore::deletion));
    }

    /** Deletes at most so many rows that are older; how many it deleted. */
    long expire(Tx tx, String table, String column, Instant before, int most) {
        var args = Map.of("tab", table, "col", column, "before", before, "most", most);
        return tx.one(EXPIRE, args, row -> row.number("gone")).orElseThrow();
    }

    /** Deletes every row about a subject in all armed tables; how many there were. */
    long erase(Tx tx, Subject subject) {
        var args = Map.of("kind", subject.kind(), "subject", subject.id().text());
        return tx.one(ERASE, args, row -> row.number("gone")).orElseThrow();
    }

    /** How many rows about a subject each armed table holds, by its name; none without rows. */
    SequencedMap<String, Long> about(Tx tx, Subject subject) {
        var args = Map.of("kind", subject.kind(), "subject", subject.id().text());
        var counts = new LinkedHashMap<String, Long>();
        tx.forEach(ABOUT, args, 0, row -> counts.put(row.text("named"), row.number("counted")));
        return counts;
    }

    /**
     * A part of the city that forgets outside of the ledger's transactions.
     *
     * @param subject who is to be forgotten
     * @param part by which part
     * @param actor who decided it
     * @param reason why
     */
    record Erasing(String subject, String part, String actor, String reason) {}

    void begin(Tx tx, Erasing e, Instant at) {
        tx.update(
                ADD_ERASING,
                Map.of(
                        "subject", e.subject(),
                        "part", e.part(),
                        "actor", e.actor(),
                        "reason", e.reason(),
                        "at", at));
    }

    List<Erasing> erasing() {
        return ledger.read(tx ->
                tx.list(
                        ERASING,
                        Map.of(),
                        row ->
                                new Erasing(
                                        row.text("subject"),
                                        row.text("part"),
                                        row.text("actor"),
                                        row.text("reason"))));
    }

    void done(Tx tx, Erasing e) {
        tx.update(ERASING_DONE, Map.of("subject", e.subject(), "part", e.part()));
    }

    private static Deletion deletion(Row row) {
        return new Deletion(
                row.instant("at"),
                row.text("what"),
                row.number("rows"),
                Deletion.Why.valueOf(row.text("why")),
                row.text("actor"),
                row.text("reason"));
    }
}
