package city.qala.sensing.series;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The unsealed observations of one stream: pages, and the numbers of older observations that are
 * replaced or removed. One thread writes; a reader takes {@link #content()} once and sees a
 * replacement whole or not at all.
 */
final class Log {

    /**
     * What a reader sees.
     *
     * @param pages in the order in which they were begun
     * @param hidden numbers of observations of older layers that no longer count, ascending
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; copied on every change
    record Content(Page[] pages, int[] hidden) {

        /** Whether older layers' row of this number is replaced or removed. */
        boolean hides(int seq) {
            return Arrays.binarySearch(hidden, seq) >= 0;
        }
    }

    /** No rows. */
    static final Content EMPTY = new Content(new Page[0], new int[0]);

    final int stream;
    private volatile Content content = EMPTY;

    // Only the writer touches these.
    private @Nullable Page last;
    private Map<Long, Page> others = Map.of();

    Log(int stream) {
        this.stream = stream;
    }

    Content content() {
        return content;
    }

    void add(Observation row) {
        Page page = open(Page.window(row.from()));
        if (page == null || !add(page, row)) {
            page = new Page(row);
            add(page, row);
            content = new Content(with(content.pages, page), content.hidden);
        }
        begun(page);
    }

    /** The page that takes rows of a span of time, if one is begun. */
    private @Nullable Page open(long window) {
        if (last != null && last.window() == window) {
            return last;
        }
        return others.get(window);
    }

    /** Rows in any order must not begin a page each, so one page a span of time stays open. */
    private void begun(Page page) {
        Page before = last;
        if (before != null && before.window() != page.window()) {
            if (others.isEmpty()) {
                others = new HashMap<>();
            }
            others.put(before.window(), before);
        }
        last = page;
    }

    private static boolean add(Page page, Observation row) {
        return page.add(
                Ids.seq(row.id()),
                row.from(),
                row.to(),
                row.resultTime(),
                row.number(),
                row.json(),
                row.feature(),
                row.extra());
    }

    private static Page[] with(Page[] pages, Page more) {
        Page[] all = Arrays.copyOf(pages, pages.length + 1);
        all[pages.length] = more;
        return all;
    }

    /** The row of this number, or null. */
    @Nullable Observation find(int seq) {
        return find(content.pages, seq);
    }

    static @Nullable Observation find(Page[] pages, int seq) {
        for (Page page : pages) {
            if (page.maybeHolds(seq)) {
                View view = page.view();
                int row = view.find(seq);
                if (row >= 0) {
                    return view.at(row);
                }
            }
        }
        return null;
    }

    /**
     * Takes rows out, and hides the older layers' rows of these numbers.
     *
     * @param seqs ascending
     * @param instead comes in the place of the one row taken out, in the same moment; or null
     */
    void take(int[] seqs, @Nullable Observation instead) {
        Content now = content;
        Page[] pages = now.pages.clone();
        int kept = 0;
        for (Page page : pages) {
            Page left = without(page, seqs);
            if (left != null) {
                pages[kept++] = left;
            }
        }
        pages = Arrays.copyOf(pages, kept);
        if (instead != null) {
            pages = withRow(pages, instead);
        }
        content = new Content(pages, union(now.hidden, seqs));
        last = null;
        others = Map.of();
        for (Page page : pages) {
            begun(page);
        }
    }

    private static @Nullable Page without(Page page, int[] seqs) {
        View view = page.view();
        int hits = 0;
        for (int row = 0; row < view.rows && page.maybeHoldAny(seqs); row++) {
            hits += Arrays.binarySearch(seqs, view.seq(row)) >= 0 ? 1 : 0;
        }
        if (hits == 0) {
            return page;
        }
        if (hits == view.rows) {
            return null;
        }
        Page left = new Page(page.stream, page.base, page.timed, page.feature);
        for (int row = 0; row < view.rows; row++) {
            if (Arrays.binarySearch(seqs, view.seq(row)) < 0) {
                add(left, view.at(row));
            }
        }
        return left;
    }

    /** Readers of the former array must not see the row, so it goes to a copy of a page. */
    private static Page[] withRow(Page[] pages, Observation row) {
        for (int at = pages.length - 1; at >= 0; at--) {
            Page page = pages[at];
            if (page.window() == Page.window(row.from()) && !page.full()) {
                View view = page.view();
                Page copy = new Page(page.stream, page.base, page.timed, page.feature);
                for (int i = 0; i < view.rows; i++) {
                    add(copy, view.at(i));
                }
                add(copy, row);
                pages[at] = copy;
                return pages;
            }
        }
        Page fresh = new Page(row);
        add(fresh, row);
        return with(pages, fresh);
    }

    static int[] union(int[] left, int[] right) {
        int[] all = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, all, left.length, right.length);
        Arrays.sort(all);
        int kept = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[kept++] = all[i];
            }
        }
        return Arrays.copyOf(all, kept);
    }
}
