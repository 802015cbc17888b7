package city.qala.sensing.series;

import city.qala.platform.lake.Lake;
import city.qala.platform.lake.Scan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sealed observations in Parquet files, found by the manifest and read through a cache. */
final class SealedFiles implements Sealed {

    /** Up to so many streams are read month by month; more are read by slices of time. */
    private static final int FEW_STREAMS = 24;

    private final Lake lake;
    private final MonthCache cache;
    private final int generation;
    private final List<SealedFile> files;
    private final Map<Integer, Hidden> hidden;
    private final TreeMap<Integer, List<SealedFile>> byMonth = new TreeMap<>();

    SealedFiles(
            Lake lake,
            MonthCache cache,
            int generation,
            List<SealedFile> files,
            Map<Integer, Hidden> hidden) {
        this.lake = lake;
        this.cache = cache;
        this.generation = generation;
        this.files = List.copyOf(files);
        this.hidden = Map.copyOf(hidden);
        for (SealedFile file : files) {
            byMonth.computeIfAbsent(file.month, month -> new ArrayList<>()).add(file);
        }
    }

    @Override
    public int generation() {
        return generation;
    }

    List<SealedFile> files() {
        return files;
    }

    Map<Integer, Hidden> hidden() {
        return hidden;
    }

    Map<Integer, List<SealedFile>> byMonth() {
        return byMonth;
    }

    @Nullable Hidden hidden(int stream) {
        return hidden.get(stream);
    }

    private static List<SealedFile> holding(List<SealedFile> files, int stream) {
        return files.stream().filter(file -> file.find(stream) != null).toList();
    }

    @Override
    public @Nullable Observation find(int stream, int seq) {
        for (var month : byMonth.entrySet()) {
            List<SealedFile> mine = holding(month.getValue(), stream);
            if (mine.stream().anyMatch(file -> mayHold(file, stream, seq))) {
                Observation found = Log.find(pages(stream, month.getKey(), mine), seq);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private boolean mayHold(SealedFile file, int stream, int seq) {
        SealedFile.Entry entry = file.find(stream);
        Hidden vain = hidden.get(stream);
        return entry != null
                && seq >= entry.lowSeq
                && seq <= entry.highSeq
                && (vain == null || !vain.hides(seq, file.generation));
    }

    /** The rows of a stream and month that count, as far as sealed files know. */
    Page[] pages(int stream, int month, List<SealedFile> mine) {
        Hidden vain = hidden.get(stream);
        return cache.pages(stream, month, mine, vain, () -> read(stream, mine));
    }

    private Page[] read(int stream, List<SealedFile> mine) {
        PageFiller filler = new PageFiller();
        Hidden vain = hidden.get(stream);
        Scan scan =
                Scan.of(SealedRows.SCHEMA, mine.stream().map(file -> file.path).toList())
                        .where("stream", stream)
                        .by("t")
                        .by("us")
                        .by("seq");
        lake.scan(
                scan,
                batch -> {
                    for (int row = 0; row < batch.rows(); row++) {
                        int of = SealedRows.generation(batch, row);
                        if (vain == null || !vain.hides(SealedRows.seq(batch, row), of)) {
                            filler.add(SealedRows.read(batch, row));
                        }
                    }
                });
        return filler.pages(stream);
    }

    @Override
    public @Nullable Facts facts(int stream, Hides hides) {
        return SealedFacts.of(this, stream, hides);
    }

    @Override
    public void sources(Map<Integer, Hides> streams, Wanted wanted, List<Source> into) {
        boolean slices = streams.size() > FEW_STREAMS;
        for (var month : byMonth.entrySet()) {
            if (slices) {
                month.getValue()
                        .forEach(file -> SliceSource.add(lake, file, this, streams, wanted, into));
            } else {
                streams.forEach(
                        (stream, hides) -> addMonth(stream, hides, month.getKey(), wanted, into));
            }
        }
    }

    /** What may hold wanted rows of one stream, whatever younger layers say. */
    List<Source> sources(int stream, Wanted wanted) {
        List<Source> found = new ArrayList<>();
        sources(Map.of(stream, Hides.NONE), wanted, found);
        return found;
    }

    private void addMonth(int stream, Hides hides, int month, Wanted wanted, List<Source> into) {
        MonthSource source = month(stream, hides, month);
        if (source != null && source.meets(wanted)) {
            into.add(source);
        }
    }

    private @Nullable MonthSource month(int stream, Hides hides, int month) {
        List<SealedFile> mine = holding(byMonth.getOrDefault(month, List.of()), stream);
        return mine.isEmpty() ? null : new MonthSource(this, stream, month, mine, hides);
    }

    @Override
    public long count(Map<Integer, Hides> streams, Wanted wanted) {
        SealedCount counting = new SealedCount(lake, byMonth, streams, wanted);
        BitSet plain = plain(streams);
        for (var files : byMonth.entrySet()) {
            if (counting.addWhole(files.getValue(), plain)) {
                continue;
            }
            int month = files.getKey();
            for (var stream : streams.entrySet()) {
                MonthSource source = month(stream.getKey(), stream.getValue(), month);
                if (source != null && source.meets(wanted)) {
                    counting.add(source);
                }
            }
        }
        return counting.count();
    }

    /** The streams all of whose sealed rows count. */
    private BitSet plain(Map<Integer, Hides> streams) {
        BitSet plain = new BitSet();
        streams.forEach((stream, hides) -> {
            if (hides.none() && hidden(stream) == null) {
                plain.set(stream);
            }
        });
        return plain;
    }

    /** Fills pages with rows in any order of streams. */
    static final class PageFiller {
        private final Map<Integer, Log> logs = new HashMap<>();

        void add(Observation row) {
            logs.computeIfAbsent(row.stream(), Log::new).add(row);
        }

        Page[] pages(int stream) {
            Log log = logs.get(stream);
            return log == null ? new Page[0] : log.content().pages();
        }

        Iterable<Integer> streams() {
            return logs.keySet();
        }
    }
}
