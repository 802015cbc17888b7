package city.qala.sensing.series;

import java.util.ArrayList;
import java.util.List;

/**
 * A sealed month of one stream.
 *
 * @param files those that hold rows of the stream; at least one
 */
record MonthSource(SealedFiles sealed, int stream, int month, List<SealedFile> files, Hides hides)
        implements Source {

    private List<SealedFile.Entry> entries() {
        List<SealedFile.Entry> found = new ArrayList<>();
        for (SealedFile file : files) {
            SealedFile.Entry entry = file.find(stream);
            if (entry != null) {
                found.add(entry);
            }
        }
        return found;
    }

    @Override
    public long low() {
        return entries().stream().mapToLong(e -> e.low).min().orElse(Long.MAX_VALUE);
    }

    @Override
    public long high() {
        return entries().stream().mapToLong(e -> e.high).max().orElse(Long.MIN_VALUE);
    }

    boolean meets(Wanted wanted) {
        return entries().stream().anyMatch(entry -> entry.meets(wanted));
    }

    /** How many rows are wanted, or -1 if only looking at them tells. */
    long countAtOnce(Wanted wanted) {
        if (isTouched()) {
            return -1;
        }
        long count = 0;
        for (SealedFile.Entry entry : entries()) {
            long mine = entry.meets(wanted) ? entry.countAtOnce(wanted) : 0;
            if (mine < 0) {
                return -1;
            }
            count += mine;
        }
        return count;
    }

    /** Whether some of its rows no longer count. */
    boolean isTouched() {
        Hidden vain = sealed.hidden(stream);
        for (SealedFile file : files) {
            SealedFile.Entry e = file.find(stream);
            if (e != null
                    && (hides.any(e.lowSeq, e.highSeq)
                            || (vain != null && vain.any(e.lowSeq, e.highSeq, file.generation)))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<Cursor> open(Wanted wanted) {
        List<Cursor> cursors = new ArrayList<>();
        for (Source.OfPage page : pages(wanted)) {
            cursors.addAll(page.open(wanted));
        }
        return cursors;
    }

    @Override
    public long count(Wanted wanted) {
        long count = 0;
        for (Source.OfPage page : pages(wanted)) {
            count += page.count(wanted);
        }
        return count;
    }

    private List<Source.OfPage> pages(Wanted wanted) {
        List<Source.OfPage> found = new ArrayList<>();
        for (Page page : sealed.pages(stream, month, files)) {
            if (wanted.meets(page)) {
                found.add(new Source.OfPage(page, hides));
            }
        }
        return found;
    }
}
