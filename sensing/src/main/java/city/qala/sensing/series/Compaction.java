package city.qala.sensing.series;

import city.qala.platform.lake.Lake;
import city.qala.platform.lake.Scan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * The rows of a month that still count, from all its files, in the order of stream, time and
 * number: what the one file holds that replaces them.
 */
final class Compaction implements Iterator<Observation> {

    private static final int CHUNK_ROWS = 50_000;
    private static final int CURRENT_MONTH_FILES = 40;
    private static final int PAST_MONTH_FILES = 4;
    private static final int HIDDEN_SHARE = 10;

    /** Streams and times that are read at once. */
    private record Chunk(int first, int last, long from, long to) {}

    private final Lake lake;
    private final SealedFiles sealed;
    private final List<SealedFile> files;
    private final Memory memory;
    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private final Deque<Observation> rows = new ArrayDeque<>();

    Compaction(Lake lake, SealedFiles sealed, int month, Memory memory) {
        this.lake = lake;
        this.sealed = sealed;
        this.files = sealed.byMonth().getOrDefault(month, List.of());
        this.memory = memory;
        plan(month);
    }

    /** Whether reading a month would gain by it. */
    static boolean isDue(SealedFiles sealed, int month, int currentMonth) {
        List<SealedFile> files = sealed.byMonth().getOrDefault(month, List.of());
        int most = month < currentMonth ? PAST_MONTH_FILES : CURRENT_MONTH_FILES;
        return files.size() >= most || hiddenRows(sealed, files) * HIDDEN_SHARE > rows(files);
    }

    private static long hiddenRows(SealedFiles sealed, List<SealedFile> files) {
        long count = 0;
        for (var hidden : sealed.hidden().entrySet()) {
            Hidden mine = hidden.getValue().within(hidden.getKey(), files);
            count += mine == null ? 0 : mine.count();
        }
        return count;
    }

    private static long rows(List<SealedFile> files) {
        return files.stream().mapToLong(SealedFile::rows).sum();
    }

    private void plan(int month) {
        Map<Integer, Long> counts = new TreeMap<>();
        for (SealedFile file : files) {
            for (SealedFile.Entry entry : file.entries()) {
                counts.merge(entry.stream, entry.count, Long::sum);
            }
        }
        long start = Months.start(month);
        long end = Months.start(month + 1) - 1;
        int first = 0;
        int last = 0;
        long together = 0;
        for (var count : counts.entrySet()) {
            if (together > 0 && together + count.getValue() > CHUNK_ROWS) {
                chunks.add(new Chunk(first, last, start, end));
                together = 0;
            }
            if (count.getValue() > CHUNK_ROWS) {
                split(count.getKey(), count.getValue(), start, end);
                continue;
            }
            first = together == 0 ? count.getKey() : first;
            last = count.getKey();
            together += count.getValue();
        }
        if (together > 0) {
            chunks.add(new Chunk(first, last, start, end));
        }
    }

    /** A stream with many rows is read piece by piece. */
    private void split(int stream, long count, long start, long end) {
        long pieces = count / CHUNK_ROWS + 1;
        long millis = (end - start + 1) / 1000;
        long length = millis / pieces + 1;
        for (long at = 0; at < millis; at += length) {
            long to = Math.min(end, start + (at + length) * 1000 - 1);
            chunks.add(new Chunk(stream, stream, start + at * 1000, to));
        }
    }

    @Override
    public boolean hasNext() {
        while (rows.isEmpty() && !chunks.isEmpty()) {
            read(chunks.removeFirst());
        }
        return !rows.isEmpty();
    }

    @Override
    public Observation next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.removeFirst();
    }

    private void read(Chunk chunk) {
        List<SealedFile> mine = new ArrayList<>(files);
        Scan scan =
                Scan.of(SealedRows.SCHEMA, mine.stream().map(file -> file.path).toList())
                        .between("stream", chunk.first, chunk.last)
                        .between(
                                "t",
                                Math.floorDiv(chunk.from, 1000L),
                                Math.floorDiv(chunk.to, 1000L))
                        .by("stream")
                        .by("t")
                        .by("us")
                        .by("seq");
        lake.scan(
                scan,
                batch -> {
                    for (int row = 0; row < batch.rows(); row++) {
                        int stream = SealedRows.stream(batch, row);
                        Hidden vain = sealed.hidden(stream);
                        int seq = SealedRows.seq(batch, row);
                        StreamState state = memory.stream(stream);
                        boolean gone = state != null && state.gone;
                        int of = SealedRows.generation(batch, row);
                        if (!gone && (vain == null || !vain.hides(seq, of))) {
                            rows.add(SealedRows.read(batch, row));
                        }
                    }
                });
    }
}
