package city.qala.sensing.series;

import city.qala.sensing.series.Series.Order;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Rolls observations up: for sealing by hour and day, for readers by the pieces they ask for. */
final class Rollups {

    private Rollups() {}

    static int day(long time) {
        return (int) Math.floorDiv(time, Pieces.DAY);
    }

    static Wanted span(int stream, long from, long to) {
        return new Wanted(List.of(stream), s -> true, from, to, null, Order.STREAM, null);
    }

    /** The days of some pages. */
    static Map<Integer, DayRollup> of(Page[] pages) {
        Map<Integer, DayRollup> days = new TreeMap<>();
        for (Page page : pages) {
            View view = page.view();
            for (int row = 0; row < view.rows; row++) {
                long time = view.time(row);
                days.computeIfAbsent(day(time), d -> new DayRollup())
                        .add(time, view.id(row), view.numbers[row]);
            }
        }
        return days;
    }

    /** Days of a stream read anew from sealed files. */
    static Map<Integer, DayRollup> again(SealedFiles sealed, int stream, Set<Integer> wanted) {
        Map<Integer, DayRollup> days = new TreeMap<>();
        for (int day : wanted) {
            DayRollup rollup = new DayRollup();
            long start = day * Pieces.DAY;
            Wanted span = span(stream, start, start + Pieces.DAY - 1);
            for (Source source : sealed.sources(stream, span)) {
                for (Cursor cursor : source.open(span)) {
                    while (cursor.next()) {
                        rollup.add(cursor.time, cursor.id, cursor.number());
                    }
                }
            }
            days.put(day, rollup);
        }
        return days;
    }

    /**
     * Adds what sealed files hold of a stream to pieces of whole hours, from roll-ups.
     *
     * @return false if the roll-ups already know more than these files; then tallies are spoilt
     */
    static boolean add(
            RollupStore store, int generation, int stream, long[] bounds, Tally[] tallies) {
        long from = bounds[0];
        long to = bounds[bounds.length - 1];
        for (RollupStore.Day day : store.list(stream, day(from), day(to - 1))) {
            if (day.generation() > generation) {
                return false;
            }
            for (int hour = 0; hour < 24; hour++) {
                long start = day.day() * Pieces.DAY + hour * Pieces.HOUR;
                Tally more = day.hours().find(hour);
                if (more != null && start >= from && start < to) {
                    tallies[piece(bounds, start)].add(more);
                }
            }
        }
        return true;
    }

    /** The piece in which a time lies. */
    static int piece(long[] bounds, long time) {
        int at = Arrays.binarySearch(bounds, time);
        return at >= 0 ? at : -at - 2;
    }
}
