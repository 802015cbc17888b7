package city.qala.sensing.series;

import city.qala.sensing.series.Series.Order;
import city.qala.sensing.series.Series.Position;
import city.qala.sensing.series.Series.Range;
import city.qala.sensing.series.Series.Scan;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A scan's bounds in the form in which rows are tested, its position included.
 *
 * @param from earliest time that any row may have
 * @param to latest time that any row may have
 */
record Wanted(
        @Nullable List<Integer> streams,
        IntPredicate visible,
        long from,
        long to,
        @Nullable Range range,
        Order order,
        @Nullable Position after) {

    static Wanted of(Scan scan) {
        Position after = scan.after();
        long from = scan.from();
        long to = scan.to();
        if (after != null && scan.order() == Order.TIME) {
            from = Math.max(from, after.time());
        }
        if (after != null && scan.order() == Order.TIME_DESCENDING) {
            to = Math.min(to, after.time());
        }
        return new Wanted(
                scan.streams(), scan.visible(), from, to, scan.result(), scan.order(), after);
    }

    boolean descending() {
        return order == Order.TIME_DESCENDING;
    }

    /** Whether the position lets rows of this stream through at all. */
    boolean reaches(int stream) {
        return after == null || order != Order.STREAM || stream >= Observation.streamOf(after.id());
    }

    /** Whether the row comes after the position. */
    boolean isAfter(long time, long id) {
        if (after == null) {
            return true;
        }
        if (order == Order.STREAM && Ids.stream(id) != Ids.stream(after.id())) {
            return Ids.stream(id) > Ids.stream(after.id());
        }
        if (time != after.time()) {
            return descending() ? time < after.time() : time > after.time();
        }
        return descending() ? id < after.id() : id > after.id();
    }

    /** Whether the row is visited. */
    boolean holds(long time, long id, double number) {
        return time >= from
                && time <= to
                && (range == null || range.holds(number))
                && isAfter(time, id);
    }

    /** Whether a page may hold rows that are visited. */
    boolean meets(Page page) {
        return page.low() <= to
                && page.high() >= from
                && (range == null
                        || (page.least() <= range.high() && page.greatest() >= range.low()));
    }

    /** Negative if the first row is visited before the second one. */
    int compare(long time, long id, long otherTime, long otherId) {
        if (order == Order.STREAM && Ids.stream(id) != Ids.stream(otherId)) {
            return Integer.compare(Ids.stream(id), Ids.stream(otherId));
        }
        int byTime = Long.compare(time, otherTime);
        int ascending = byTime != 0 ? byTime : Long.compare(id, otherId);
        return descending() ? -ascending : ascending;
    }
}
