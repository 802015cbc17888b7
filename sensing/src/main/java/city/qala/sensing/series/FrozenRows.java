package city.qala.sensing.series;

import city.qala.sensing.series.Series.Order;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows of a generation within a month, in the order of stream, time and number. */
final class FrozenRows implements Iterator<Observation> {
    private final Iterator<Log> logs;
    private final Wanted wanted;
    private @Nullable Merge merge;
    private @Nullable Observation next;

    private FrozenRows(List<Log> logs, int month) {
        this.logs = logs.iterator();
        this.wanted =
                new Wanted(
                        null,
                        stream -> true,
                        Months.start(month),
                        Months.start(month + 1) - 1,
                        null,
                        Order.STREAM,
                        null);
        move();
    }

    /** Rows of these logs, which nothing writes any more. */
    static FrozenRows of(List<Log> logs, int month) {
        return new FrozenRows(logs, month);
    }

    /** The months in which these logs have rows. */
    static SortedSet<Integer> months(List<Log> logs) {
        SortedSet<Integer> months = new TreeSet<>();
        for (Log log : logs) {
            for (Page page : log.content().pages()) {
                int first = Months.of(page.low());
                int last = Months.of(page.high());
                months.add(first);
                months.add(last);
                if (last - first > 1) {
                    View view = page.view();
                    for (int row = 0; row < view.rows; row++) {
                        months.add(Months.of(view.time(row)));
                    }
                }
            }
        }
        return months;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Observation next() {
        Observation row = next;
        if (row == null) {
            throw new NoSuchElementException();
        }
        move();
        return row;
    }

    private void move() {
        Cursor cursor = merge == null ? null : merge.next();
        while (cursor == null && logs.hasNext()) {
            merge = new Merge(sources(logs.next()), wanted);
            cursor = merge.next();
        }
        next = cursor == null ? null : cursor.observation();
    }

    private List<Source> sources(Log log) {
        List<Source> found = new ArrayList<>();
        for (Page page : log.content().pages()) {
            if (wanted.meets(page)) {
                found.add(new Source.OfPage(page, Hides.NONE));
            }
        }
        return found;
    }
}
