package city.qala.sensing.series;

import city.qala.platform.db.Sql;
import city.qala.platform.lake.Lake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Counts wanted rows of sealed files: by the manifest, from the cache, or by one question. */
final class SealedCount {

    /** Up to so many months of streams are looked at one by one, which fills the cache. */
    private static final int FEW = 8;

    private static final Sql BY_STREAM = Sql.of(SealedCount.class, "lake-count-by-stream");
    private static final Sql ALL = Sql.of(SealedCount.class, "lake-count");

    private record Counted(int stream, long rows) {}

    private final Lake lake;
    private final Wanted wanted;
    private final Map<Integer, Hides> streams;
    private final List<MonthSource> open = new ArrayList<>();
    private final Map<Integer, List<SealedFile>> months;
    private long count;

    SealedCount(
            Lake lake,
            Map<Integer, List<SealedFile>> months,
            Map<Integer, Hides> streams,
            Wanted wanted) {
        this.lake = lake;
        this.months = months;
        this.streams = streams;
        this.wanted = wanted;
    }

    /**
     * Counts files of which every row counts and lies in the time asked for.
     *
     * @param plain streams that are wanted and have no hidden rows
     * @return false if these files must be looked at stream by stream
     */
    boolean addWhole(List<SealedFile> files, BitSet plain) {
        Series.Range range = wanted.range();
        if (range == null || wanted.after() != null) {
            return false;
        }
        for (SealedFile file : files) {
            if (file.results == null
                    || file.low < wanted.from()
                    || file.high > wanted.to()
                    || !file.isWithin(plain)) {
                return false;
            }
        }
        for (SealedFile file : files) {
            count += ResultCounts.count(Objects.requireNonNull(file.results), range);
        }
        return true;
    }

    /** Counts a stream's month if the manifest tells, else keeps it for {@link #count}. */
    void add(MonthSource source) {
        long known = source.countAtOnce(wanted);
        if (known < 0) {
            open.add(source);
        } else {
            count += known;
        }
    }

    /** All of it. */
    long count() {
        if (open.size() <= FEW || wanted.after() != null) {
            open.forEach(source -> count += source.count(wanted));
            return count;
        }
        Set<Integer> asked = new HashSet<>();
        Set<Integer> touched = new HashSet<>();
        for (MonthSource source : open) {
            asked.add(source.month());
            if (source.isTouched()) {
                touched.add(source.month());
            }
        }
        Map<Integer, List<MonthSource>> byMonth =
                open.stream().collect(java.util.stream.Collectors.groupingBy(MonthSource::month));
        asked.removeAll(touched);
        // A touched month is looked at stream by stream; the others are asked for together.
        touched.forEach(month ->
                byMonth.getOrDefault(month, List.of())
                        .forEach(source -> count += source.count(wanted)));
        return count + together(asked, byMonth);
    }

    private long together(Set<Integer> asked, Map<Integer, List<MonthSource>> byMonth) {
        long found = 0;
        List<Path> whole = new ArrayList<>();
        for (int month : asked) {
            List<SealedFile> files = months.getOrDefault(month, List.of());
            Set<Integer> mine = new HashSet<>();
            byMonth.getOrDefault(month, List.of()).forEach(source -> mine.add(source.stream()));
            if (isWhole(month) && holdOnly(files, mine)) {
                files.forEach(file -> whole.add(file.path));
            } else {
                found += byStream(files, mine);
            }
        }
        return whole.isEmpty() ? found : found + all(whole);
    }

    private boolean isWhole(int month) {
        return Months.start(month) >= wanted.from() && Months.start(month + 1) - 1 <= wanted.to();
    }

    /** Whether no stream is in these files but those that are asked for. */
    private boolean holdOnly(List<SealedFile> files, Set<Integer> mine) {
        for (SealedFile file : files) {
            for (SealedFile.Entry entry : file.entries()) {
                if (!mine.contains(entry.stream) || !streams.containsKey(entry.stream)) {
                    return false;
                }
            }
        }
        return true;
    }

    private long all(List<Path> files) {
        return lake.query(ALL, files, args(), row -> row.number("rows")).getFirst();
    }

    private long byStream(List<SealedFile> files, Set<Integer> mine) {
        return lake
                .query(
                        BY_STREAM,
                        files.stream().map(file -> file.path).toList(),
                        args(),
                        row -> new Counted(row.integer("stream"), row.number("rows")))
                .stream()
                .filter(of -> mine.contains(of.stream))
                .mapToLong(of -> of.rows)
                .sum();
    }

    private Map<String, Object> args() {
        Series.Range range = wanted.range();
        boolean any = range == null;
        double low = range == null ? 0 : closedLow(range);
        double high = range == null ? 0 : closedHigh(range);
        return Map.of(
                "from", wanted.from(), "to", wanted.to(), "any", any, "low", low, "high", high);
    }

    private static double closedLow(Series.Range range) {
        return range.lowOpen() ? Math.nextUp(range.low()) : range.low();
    }

    private static double closedHigh(Series.Range range) {
        return range.highOpen() ? Math.nextDown(range.high()) : range.high();
    }
}
