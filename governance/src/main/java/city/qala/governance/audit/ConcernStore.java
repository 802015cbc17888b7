package city.qala.governance.audit;

import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which entries concern whom: shelves of single entries, and members of runs over sets. */
final class ConcernStore {
    private static final Sql NEXT_RUN = Sql.of(ConcernStore.class, "next-run");
    private static final Sql ADD_MEMBERS = Sql.of(ConcernStore.class, "add-members");
    private static final Sql ADD_RUN = Sql.of(ConcernStore.class, "add-run");
    private static final Sql ADD_SHELF = Sql.of(ConcernStore.class, "add-shelf");
    private static final Sql SHELVES = Sql.of(ConcernStore.class, "shelves-of");
    private static final Sql RUNS = Sql.of(ConcernStore.class, "runs-of");

    /** The entry of a run over a set. */
    record Run(long leaf, String line) {}

    long nextRun(Tx tx) {
        return tx.one(NEXT_RUN, Map.of(), row -> row.number("run")).orElseThrow();
    }

    /** Remembers who was in a run: a bit for each, in rows of {@link Packed#CHUNK}. */
    void addMembers(Tx tx, long run, int[] ordinals) {
        SortedMap<Integer, byte[]> bits = new TreeMap<>();
        for (int ordinal : ordinals) {
            byte[] row =
                    bits.computeIfAbsent(ordinal / Packed.CHUNK, c -> new byte[Packed.CHUNK / 8]);
            int bit = ordinal % Packed.CHUNK;
            row[bit / 8] |= (byte) (1 << bit % 8);
        }
        bits.replaceAll((chunk, row) -> Packed.bits(row));
        put(tx, ADD_MEMBERS, "run", run, bits);
    }

    void addRun(Tx tx, long run, long leaf, byte[] line) {
        tx.update(ADD_RUN, Map.of("run", run, "leaf", leaf, "line", Packed.utf8(line)));
    }

    void addShelf(Tx tx, int shelf, SortedMap<Integer, byte[]> rows) {
        if (!rows.isEmpty()) put(tx, ADD_SHELF, "shelf", shelf, rows);
    }

    /** Numbers of entries on full shelves that concern a subject, between two numbers. */
    List<Long> shelved(Tx tx, int ordinal, long low, long high, int shelves) {
        List<Long> found = new ArrayList<>();
        int lowest = (int) (low / OpenIndex.SHELF);
        int end = (int) Math.min(shelves, high / OpenIndex.SHELF + 1);
        tx.forEach(
                SHELVES,
                Map.of("chunk", ordinal / Packed.CHUNK, "low", lowest, "high", end),
                0,
                row ->
                        found.addAll(
                                OpenIndex.of(ordinal, row.integer("shelf"), row.bytes("body"))));
        found.removeIf(n -> n < low || n >= high);
        return found;
    }

    /** Runs that a subject was in, between two numbers, the newest first. */
    List<Run> runs(Tx tx, int ordinal, long low, long high) {
        return tx.list(
                RUNS,
                Map.of(
                        "chunk",
                        ordinal / Packed.CHUNK,
                        "bit",
                        ordinal % Packed.CHUNK,
                        "low",
                        low,
                        "high",
                        high),
                row -> new Run(row.number("leaf"), row.text("line")));
    }

    private static void put(
            Tx tx, Sql sql, String name, long number, SortedMap<Integer, byte[]> rows) {
        tx.update(
                sql,
                Map.of(
                        name,
                        number,
                        "chunks",
                        rows.keySet().stream().mapToInt(Integer::intValue).toArray(),
                        "bodies",
                        rows.values().toArray(byte[][]::new)));
    }
}
