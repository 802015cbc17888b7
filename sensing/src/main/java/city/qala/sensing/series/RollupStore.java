package city.qala.sensing.series;

import city.qala.platform.db.Database;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Roll-ups of sealed observations in the ledger, one row a stream and day. */
final class RollupStore {

    private static final Sql OF_STREAM = Sql.of(RollupStore.class, "rollup-of-stream");
    private static final Sql SET = Sql.of(RollupStore.class, "rollup-set");
    private static final Sql REMOVE = Sql.of(RollupStore.class, "rollup-remove");
    private static final Sql FORGET = Sql.of(RollupStore.class, "rollup-forget");

    /**
     * A day as it is kept.
     *
     * @param generation of the sealing that wrote it last
     */
    record Day(int day, int generation, DayRollup hours) {}

    private final Database database;

    RollupStore(Database database) {
        this.database = database;
    }

    /** Roll-ups of a stream from a day to another one, both included, by ascending day. */
    List<Day> list(int stream, int first, int last) {
        return database.read(tx -> list(tx, stream, first, last));
    }

    private static List<Day> list(Tx tx, int stream, int first, int last) {
        return tx.list(
                OF_STREAM,
                Tx.args("stream", stream, "first", first, "last", last),
                row ->
                        new Day(
                                row.integer("day"),
                                row.integer("generation"),
                                DayRollup.unpack(row.bytes("hours"), stream, row.integer("day"))));
    }

    /** Puts days in the place of what was there; an empty one is removed. */
    void set(Tx tx, int generation, int stream, Map<Integer, DayRollup> days) {
        List<Map<String, @Nullable Object>> set = new ArrayList<>();
        List<Map<String, @Nullable Object>> remove = new ArrayList<>();
        days.forEach((day, hours) -> {
            if (hours.isEmpty()) {
                remove.add(Tx.args("stream", stream, "day", day));
            } else {
                set.add(
                        Tx.args(
                                "stream", stream,
                                "day", day,
                                "generation", generation,
                                "hours", hours.pack()));
            }
        });
        tx.batch(SET, set);
        tx.batch(REMOVE, remove);
    }

    /** Adds to days what is new in them. */
    void add(Tx tx, int generation, int stream, Map<Integer, DayRollup> news) {
        if (news.isEmpty()) {
            return;
        }
        int first = news.keySet().stream().min(Integer::compare).orElseThrow();
        int last = news.keySet().stream().max(Integer::compare).orElseThrow();
        Map<Integer, DayRollup> days = new HashMap<>(news);
        for (Day old : list(tx, stream, first, last)) {
            DayRollup more = news.get(old.day());
            if (more != null) {
                old.hours().add(more);
                days.put(old.day(), old.hours());
            }
        }
        set(tx, generation, stream, days);
    }

    /** Removes everything of a stream. */
    void forget(Tx tx, int stream) {
        tx.update(FORGET, Tx.args("stream", stream));
    }
}
