package city.qala.sensing.sta;

import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * The other side of a link: ids in ascending order. One thread writes, any number read without a
 * lock.
 *
 * <p>A new greatest id is written beyond the part that readers know, so that the thousandth
 * Datastream of a Sensor costs no copy; everything else makes a new array.
 */
final class Links {

    private record View(Cells cells, int size) {}

    // An array may not be a component of a record, so it has a coat.
    private static final class Cells {
        final long[] ids;

        Cells(long[] ids) {
            this.ids = ids;
        }
    }

    private static final View NONE = new View(new Cells(new long[0]), 0);

    private volatile View view = NONE;

    int size() {
        return view.size();
    }

    /** A copy, ascending. */
    long[] toArray() {
        View v = view;
        return Arrays.copyOf(v.cells().ids, v.size());
    }

    /** Whether one of the ids passes; stops at the first that does. */
    boolean any(LongPredicate test) {
        View v = view;
        long[] ids = v.cells().ids;
        for (int i = 0; i < v.size(); i++) {
            if (test.test(ids[i])) return true;
        }
        return false;
    }

    boolean has(long id) {
        View v = view;
        return Arrays.binarySearch(v.cells().ids, 0, v.size(), id) >= 0;
    }

    void add(long id) {
        View v = view;
        long[] ids = v.cells().ids;
        int n = v.size();
        if (n == 0 || id > ids[n - 1]) {
            append(v, id);
            return;
        }
        int at = Arrays.binarySearch(ids, 0, n, id);
        if (at >= 0) return;
        int place = -at - 1;
        long[] copy = new long[n + 1];
        System.arraycopy(ids, 0, copy, 0, place);
        copy[place] = id;
        System.arraycopy(ids, place, copy, place + 1, n - place);
        view = new View(new Cells(copy), n + 1);
    }

    private void append(View v, long id) {
        Cells cells = v.cells();
        int n = v.size();
        if (n == cells.ids.length) {
            cells = new Cells(Arrays.copyOf(cells.ids, n < 4 ? 4 : n * 2));
        }
        cells.ids[n] = id;
        view = new View(cells, n + 1);
    }

    void remove(long id) {
        View v = view;
        int n = v.size();
        int at = Arrays.binarySearch(v.cells().ids, 0, n, id);
        if (at < 0) return;
        long[] copy = new long[n - 1];
        System.arraycopy(v.cells().ids, 0, copy, 0, at);
        System.arraycopy(v.cells().ids, at + 1, copy, at, n - 1 - at);
        view = new View(new Cells(copy), n - 1);
    }
}
