package city.qala.sensing.series;

import org.jspecify.annotations.Nullable;

/** What the rows of a page amount to. */
final class PageFacts {

    private PageFacts() {}

    /**
     * Looks at every row.
     *
     * @param hides tells the numbers of rows that no longer count
     * @return null if no row counts
     */
    static @Nullable Facts of(Page page, Hides hides) {
        View view = page.view();
        long count = 0;
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        long resultFrom = Long.MAX_VALUE;
        long resultTo = Observation.NO_TIME;
        int newest = -1;
        for (int row = 0; row < view.rows; row++) {
            if (hides.test(view.seq(row))) {
                continue;
            }
            count++;
            from = Math.min(from, view.time(row));
            to = Math.max(to, view.to(row));
            long resultTime = view.resultTime(row);
            if (resultTime != Observation.NO_TIME) {
                resultFrom = Math.min(resultFrom, resultTime);
                resultTo = Math.max(resultTo, resultTime);
            }
            newest = newest < 0 || isLater(view, row, newest) ? row : newest;
        }
        if (newest < 0) {
            return null;
        }
        long earliestResult = resultTo == Observation.NO_TIME ? Observation.NO_TIME : resultFrom;
        return new Facts(count, from, to, earliestResult, resultTo, view.at(newest));
    }

    private static boolean isLater(View view, int row, int other) {
        long time = view.time(row);
        long otherTime = view.time(other);
        return time > otherTime || (time == otherTime && view.seq(row) > view.seq(other));
    }
}
