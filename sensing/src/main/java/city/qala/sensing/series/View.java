package city.qala.sensing.series;

import city.qala.sensing.series.Observation.Extra;
import city.qala.sensing.series.Page.Columns;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a page that were whole when it was looked at. Rows are numbered from 0 in the order
 * in which they came.
 */
final class View {
    final Page page;
    final int rows;
    final double[] numbers;
    private final Columns columns;

    View(Page page, Columns columns, int rows) {
        this.page = page;
        this.columns = columns;
        this.rows = rows;
        this.numbers = columns.number;
    }

    long time(int row) {
        long time = page.base + columns.millis[row] * 1000L;
        return columns.micros == null ? time : time + columns.micros[row];
    }

    int seq(int row) {
        return columns.seq[row];
    }

    long id(int row) {
        return Ids.of(page.stream, columns.seq[row]);
    }

    long to(int row) {
        return columns.to == null ? time(row) : columns.to[row];
    }

    long resultTime(int row) {
        if (columns.resultTime != null) {
            return columns.resultTime[row];
        }
        return page.timed ? time(row) : Observation.NO_TIME;
    }

    long feature(int row) {
        return columns.feature == null ? page.feature : columns.feature[row];
    }

    @Nullable String json(int row) {
        return columns.json == null ? null : columns.json[row];
    }

    @Nullable Extra extra(int row) {
        return columns.extra == null ? null : columns.extra[row];
    }

    Observation at(int row) {
        return new Observation(
                id(row),
                page.stream,
                time(row),
                to(row),
                resultTime(row),
                numbers[row],
                json(row),
                feature(row),
                extra(row));
    }

    /** Whether any row has an end or a result time of its own. */
    boolean spread() {
        return columns.to != null || columns.resultTime != null;
    }

    /** The row of this number, or -1. */
    int find(int seq) {
        for (int row = 0; row < rows; row++) {
            if (columns.seq[row] == seq) {
                return row;
            }
        }
        return -1;
    }

    /** Rows in the order of time and id; null if they lie so already. */
    int @Nullable [] order() {
        if (page.ordered()) {
            return null;
        }
        int[] order = new int[rows];
        for (int row = 0; row < rows; row++) {
            int at = row;
            while (at > 0 && before(row, order[at - 1])) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = row;
        }
        return order;
    }

    private boolean before(int a, int b) {
        long left = time(a);
        long right = time(b);
        return left < right || (left == right && columns.seq[a] < columns.seq[b]);
    }

    /** How many rows lie inside, exactly. */
    long count(long from, long to, Series.@Nullable Range range) {
        boolean allTimes = page.low() >= from && page.high() <= to;
        if (range == null) {
            return allTimes ? rows : countTimes(from, to);
        }
        if (!range.holds(page.least()) || !range.holds(page.greatest())) {
            return countEach(allTimes, from, to, range);
        }
        return page.numeric() && allTimes ? rows : countEach(allTimes, from, to, range);
    }

    private long countTimes(long from, long to) {
        long found = 0;
        for (int row = 0; row < rows; row++) {
            long time = time(row);
            found += time >= from && time <= to ? 1 : 0;
        }
        return found;
    }

    @SuppressWarnings("ShortCircuitBoolean") // no branch in the loop: twice as fast
    private long countEach(boolean allTimes, long from, long to, Series.Range range) {
        // Open bounds become closed ones, so that the loop is two comparisons without a branch.
        double low = range.lowOpen() ? Math.nextUp(range.low()) : range.low();
        double high = range.highOpen() ? Math.nextDown(range.high()) : range.high();
        if (page.greatest() < low || page.least() > high) {
            return 0;
        }
        long found = 0;
        if (allTimes) {
            double[] all = numbers;
            for (int row = 0; row < rows; row++) {
                found += all[row] >= low & all[row] <= high ? 1 : 0;
            }
            return found;
        }
        for (int row = 0; row < rows; row++) {
            long time = time(row);
            found +=
                    numbers[row] >= low && numbers[row] <= high && time >= from && time <= to
                            ? 1
                            : 0;
        }
        return found;
    }
}
