package city.qala.sensing.series;

import org.jspecify.annotations.Nullable;

/** Walks through the rows of a page that a scan wants, in the scan's order. */
final class Cursor {
    private final View view;
    private final int @Nullable [] order;
    private final Wanted wanted;
    private final Hides hides;
    private final int step;
    private int at;
    private int row;

    /** Time of the row at hand. */
    long time;

    /** Id of the row at hand. */
    long id;

    /**
     * @param hides tells the numbers of rows that no longer count
     */
    Cursor(Page page, Wanted wanted, Hides hides) {
        this.view = page.view();
        this.order = view.order();
        this.wanted = wanted;
        this.hides = hides;
        this.step = wanted.descending() ? -1 : 1;
        this.at = first() - step;
    }

    /** The place before which no row is wanted. */
    private int first() {
        int low = 0;
        int high = view.rows;
        while (low < high) {
            int middle = (low + high) >>> 1;
            long there = view.time(order == null ? middle : order[middle]);
            boolean before = wanted.descending() ? there <= wanted.to() : there < wanted.from();
            if (before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return wanted.descending() ? low - 1 : low;
    }

    /** Moves to the next row; false if there is none. */
    boolean next() {
        for (at += step; at >= 0 && at < view.rows; at += step) {
            row = order == null ? at : order[at];
            time = view.time(row);
            if (wanted.descending() ? time < wanted.from() : time > wanted.to()) {
                return false;
            }
            id = view.id(row);
            if (wanted.holds(time, id, view.numbers[row]) && !hides.test(Ids.seq(id))) {
                return true;
            }
        }
        return false;
    }

    /** Result of the row at hand; NaN if it is not a number. */
    double number() {
        return view.numbers[row];
    }

    Observation observation() {
        return view.at(row);
    }
}
