package city.qala.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import city.qala.platform.db.Conflict;
import city.qala.platform.db.Database;
import city.qala.platform.db.Line;
import city.qala.platform.db.LineLost;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseTest {

    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("sample");

    private static final Sql ADD =
            Sql.text(
                    "add",
                    """
                    insert into sample.thing (name, value, at, body, raw, many, words)
                    values (:name, :value, :at, :body::jsonb, :raw, :many, :words) returning id
                    """);
    private static final Sql FIND =
            Sql.text("find", "select * from sample.thing where name = :name");
    private static final Sql COUNT =
            Sql.text("count", "select count(*) as n from sample.thing where name like :like");

    private final Database db = ledger.database();

    private static Map<String, Object> thing(String name) {
        return Map.of(
                "name",
                name,
                "value",
                1.5,
                "at",
                Instant.parse("2026-03-02T06:00:00.123456Z"),
                "body",
                "{\"a\": [1, \"ә\"]}",
                "raw",
                new byte[] {0, 1, -1},
                "many",
                new long[] {1, 2, 3},
                "words",
                List.of("a", "қала"));
    }

    @Test
    void givenARowOfEveryType_whenReadBack_thenNothingChanged() {
        long id = db.write(tx -> tx.insert(ADD, thing("every")));
        String seen =
                db.read(tx ->
                        tx.one(
                                        FIND,
                                        Map.of("name", "every"),
                                        row ->
                                                row.number("id")
                                                        + " "
                                                        + row.real("value")
                                                        + " "
                                                        + row.instant("at")
                                                        + " "
                                                        + row.text("body")
                                                        + " "
                                                        + row.bytes("raw")[2]
                                                        + " "
                                                        + row.numbers("many")[2]
                                                        + " "
                                                        + row.texts("words"))
                                .orElseThrow());
        assertThat(seen)
                .isEqualTo(
                        id
                                + " 1.5 2026-03-02T06:00:00.123456Z {\"a\": [1, \"ә\"]} -1 3"
                                + " [a, қала]");
    }

    @Test
    void givenNulls_whenStored_thenTheyComeBackAsNothing() {
        db.change(tx ->
                tx.update(
                        ADD,
                        Tx.args(
                                "name", "nulls", "value", null, "at", null, "body", null, "raw",
                                null, "many", null, "words", null)));
        List<Boolean> nothing =
                db.read(tx ->
                        tx.list(
                                FIND,
                                Map.of("name", "nulls"),
                                row ->
                                        row.realOrNull("value") == null
                                                && row.instantOrNull("at") == null
                                                && row.bytesOrNull("raw") == null));
        assertThat(nothing).containsExactly(true);
    }

    @Test
    void givenAFailureInsideAWrite_whenItEnds_thenNothingOfItIsStored() {
        assertThatThrownBy(() ->
                        db.change(tx -> {
                            tx.insert(ADD, thing("rolled back"));
                            throw Problem.forbidden("no");
                        }))
                .isInstanceOf(Problem.class);
        assertThat(count("rolled back")).isZero();
    }

    @Test
    void givenARepeatedUniqueValue_whenStored_thenTheConflictNamesTheConstraint() {
        db.write(tx -> tx.insert(ADD, thing("twice")));
        assertThatThrownBy(() -> db.write(tx -> tx.insert(ADD, thing("twice"))))
                .isInstanceOfSatisfying(
                        Conflict.class,
                        c -> assertThat(c.constraint()).isEqualTo("thing_name_key"));
    }

    @Test
    void givenAMistakeInAStatement_whenRun_thenTheMessageShowsNoSqlAndNoClass() {
        assertThatThrownBy(() ->
                        db.read(tx ->
                                tx.list(Sql.text("bad", "select x from y"), Map.of(), r -> r)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        p -> {
                            assertThat(p.status()).isEqualTo(500);
                            assertThat(p.detail()).doesNotContain("select", "PSQL", "relation");
                        });
    }

    @Test
    void givenANulCharacter_whenStored_thenItIsTheCallersMistake() {
        assertThatThrownBy(() ->
                        db.write(tx ->
                                tx.insert(
                                        ADD,
                                        Tx.args(
                                                "name", "a\0b", "value", null, "at", null, "body",
                                                null, "raw", null, "many", null, "words", null))))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(400));
    }

    @Test
    void givenAReadTransaction_whenItWrites_thenItIsRefused() {
        assertThatThrownBy(() -> db.read(tx -> tx.insert(ADD, thing("read only"))))
                .isInstanceOf(Problem.class);
    }

    @Test
    void givenABatch_whenStored_thenAllRowsAreThereAndWalkedThroughInPieces() {
        List<Map<String, Object>> many =
                IntStream.range(0, 2_500).mapToObj(i -> thing("batch " + i)).toList();
        Sql plain = Sql.text("plain", ADD.text().replace("returning id", ""));
        long stored = db.write(tx -> tx.batch(plain, many));
        assertThat(stored).isEqualTo(2_500);
        List<String> seen = new ArrayList<>();
        db.read(tx -> {
            tx.forEach(
                    Sql.text("walk", "select name from sample.thing where name like 'batch %'"),
                    Map.of(),
                    100,
                    row -> seen.add(row.text("name")));
            return true;
        });
        assertThat(seen).hasSize(2_500);
    }

    @Test
    void givenALine_whenStatementsRun_thenEachIsStoredAtOnce() {
        try (Line line = db.line("test")) {
            Sql add = Sql.text("line", "insert into sample.thing (name, raw) values (:name, :raw)");
            assertThat(line.execute(add, "line 1", new byte[] {7})).isEqualTo(1);
            assertThat(line.execute(add, "line 2", null)).isEqualTo(1);
            assertThat(count("line %")).isEqualTo(2);
            assertThat(line.list(FIND, row -> row.bytes("raw")[0], "line 1"))
                    .containsExactly((byte) 7);
        }
    }

    @Test
    void givenALineTransaction_whenItFails_thenNothingOfItIsStoredAndTheLineLives() {
        Sql add = Sql.text("line", "insert into sample.thing (name) values (:name)");
        try (Line line = db.line("test")) {
            assertThatThrownBy(() ->
                            line.transaction(l -> {
                                l.execute(add, "cut 1");
                                throw Problem.forbidden("no");
                            }))
                    .isInstanceOf(Problem.class);
            line.transaction(l -> l.execute(add, "cut 2") + l.execute(add, "cut 3"));
        }
        assertThat(count("cut %")).isEqualTo(2);
    }

    @Test
    void givenALineWhoseConnectionIsCut_whenUsed_thenTheOutcomeIsSaidToBeUnknownAndItReopens() {
        try (Line line = db.line("victim")) {
            long backend =
                    line.list(Sql.text("pid", "select pg_backend_pid() as p"), r -> r.number("p"))
                            .getFirst();
            try (Line owner = db.ownerLine("killer")) {
                owner.list(
                        Sql.text("kill", "select pg_terminate_backend(:pid) as done"),
                        r -> r.flag("done"),
                        (int) backend);
            }
            assertThatThrownBy(() -> line.execute(Sql.text("one", "select 1")))
                    .isInstanceOf(LineLost.class);
            assertThat(line.isOpen()).isFalse();
            line.reopen();
            assertThat(line.list(Sql.text("two", "select 2 as n"), r -> r.number("n")))
                    .containsExactly(2L);
        }
    }

    @Test
    void givenALineThatReopensWhileItsOldStatementRuns_whenLooked_thenTheOldOneIsGone()
            throws Exception {
        Line line = db.line("slow");
        line.reopen();
        Sql slow =
                Sql.text(
                        "slow",
                        "insert into sample.thing (name) select 'slow' from pg_sleep(:seconds)");
        Thread first =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                line.execute(slow, 30.0);
                            } catch (LineLost expected) {
                                // The reopened line has ended it.
                            }
                        });
        while (running() == 0) Thread.onSpinWait();
        line.reopen();
        assertThat(running()).isZero();
        assertThat(count("slow")).isZero();
        first.join();
        line.close();
    }

    @Test
    void givenManyBlocks_whenStreamed_thenTheyArriveInOrderAndQuickly() {
        try (Line line = db.line("blocks")) {
            line.execute(
                    Sql.text(
                            "fill",
                            "insert into sample.thing (name, raw) select 'block ' || i,"
                                    + " decode(repeat('ab', 22000), 'hex')"
                                    + " from generate_series(1, 1000) i"));
            long[] bytes = new long[1];
            long began = System.nanoTime();
            line.forEach(
                    Sql.text(
                            "walk",
                            "select raw from sample.thing where name like 'block %' order by id"),
                    row -> bytes[0] += row.bytes("raw").length);
            double seconds = (System.nanoTime() - began) / 1e9;
            assertThat(bytes[0]).isEqualTo(22_000_000L);
            System.out.printf("22 MB of blocks in %.3f s%n", seconds);
        }
    }

    @Test
    void givenAMigratedSchema_whenMigratedAgain_thenItTakesLittleTime() {
        try (Database again = ledger.reopen()) {
            long began = System.nanoTime();
            again.migrate("sample");
            System.out.printf("nothing to migrate: %.3f s%n", (System.nanoTime() - began) / 1e9);
            assertThat(count("nobody")).isZero();
        }
    }

    private long running() {
        Sql sql =
                Sql.text(
                        "running",
                        "select count(*) as n from pg_stat_activity where application_name ="
                                + " 'qala-slow' and state = 'active'");
        // Sessions of others are shown to the owner only.
        try (Line owner = db.ownerLine("watcher")) {
            return owner.list(sql, r -> r.number("n")).getFirst();
        }
    }

    private long count(String like) {
        return db.read(tx -> tx.one(COUNT, Map.of("like", like), r -> r.number("n")).orElseThrow());
    }
}
