package city.qala.sensing.series;

import city.qala.platform.lake.Lake;
import city.qala.platform.lake.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A slice of a sealed file over many streams: all of them for some time, or some of them for all
 * the time.
 *
 * @param first stream
 * @param last stream
 * @param low in whole milliseconds
 * @param high the last µs of a millisecond
 * @param streams what younger layers hide, by stream that is wanted
 */
record SliceSource(
        Lake lake,
        SealedFile file,
        SealedFiles sealed,
        Map<Integer, Hides> streams,
        int first,
        int last,
        long low,
        long high)
        implements Source {

    private static final int SLICE_ROWS = 20_000;
    private static final int MOST_SLICES = 1_000;

    /** Adds the slices of a file that may hold wanted rows. */
    static void add(
            Lake lake,
            SealedFile file,
            SealedFiles sealed,
            Map<Integer, Hides> streams,
            Wanted wanted,
            List<Source> into) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (SealedFile.Entry entry : file.entries()) {
            if (streams.containsKey(entry.stream) && entry.meets(wanted)) {
                low = Math.min(low, Math.max(entry.low, wanted.from()));
                high = Math.max(high, Math.min(entry.high, wanted.to()));
            }
        }
        if (low > high) {
            return;
        }
        long start = Math.floorDiv(low, 1000L) * 1000L;
        long end = Math.floorDiv(high, 1000L) * 1000L + 999;
        SliceSource whole =
                new SliceSource(lake, file, sealed, streams, 0, Ids.LAST_STREAM, start, end);
        if (wanted.order() == Series.Order.STREAM) {
            whole.splitByStream(wanted, into);
        } else {
            whole.splitByTime(into);
        }
    }

    private void splitByTime(List<Source> into) {
        long slices = Math.clamp(file.rows() / SLICE_ROWS + 1, 1, MOST_SLICES);
        long length = ((high - low) / 1000 / slices + 1) * 1000;
        for (long at = low; at <= high; at += length) {
            long end = Math.min(high, at + length - 1);
            into.add(new SliceSource(lake, file, sealed, streams, first, last, at, end));
        }
    }

    private void splitByStream(Wanted wanted, List<Source> into) {
        int from = 0;
        int to = 0;
        long rows = 0;
        for (SealedFile.Entry entry : file.entries()) {
            if (!streams.containsKey(entry.stream) || !entry.meets(wanted)) {
                continue;
            }
            if (rows > 0 && rows + entry.count > SLICE_ROWS) {
                into.add(new SliceSource(lake, file, sealed, streams, from, to, low, high));
                rows = 0;
            }
            from = rows == 0 ? entry.stream : from;
            to = entry.stream;
            rows += entry.count;
        }
        if (rows > 0) {
            into.add(new SliceSource(lake, file, sealed, streams, from, to, low, high));
        }
    }

    @Override
    public int stream() {
        return first;
    }

    @Override
    public List<Cursor> open(Wanted wanted) {
        SealedFiles.PageFiller filler = new SealedFiles.PageFiller();
        Scan scan =
                Scan.of(SealedRows.SCHEMA, List.of(file.path))
                        .between("stream", first, last)
                        .between("t", Math.floorDiv(low, 1000L), Math.floorDiv(high, 1000L));
        lake.scan(
                scan,
                batch -> {
                    for (int row = 0; row < batch.rows(); row++) {
                        int stream = SealedRows.stream(batch, row);
                        Hidden vain = sealed.hidden(stream);
                        int seq = SealedRows.seq(batch, row);
                        if (streams.containsKey(stream)
                                && (vain == null || !vain.hides(seq, file.generation))) {
                            filler.add(SealedRows.read(batch, row));
                        }
                    }
                });
        List<Cursor> cursors = new ArrayList<>();
        for (int stream : filler.streams()) {
            Hides hides = streams.getOrDefault(stream, Hides.NONE);
            for (Page page : filler.pages(stream)) {
                cursors.addAll(new Source.OfPage(page, hides).open(wanted));
            }
        }
        return cursors;
    }
}
