package city.qala.sensing.series;

import city.qala.platform.db.Sql;
import city.qala.platform.lake.Lake;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts wanted rows of sealed months that the manifest cannot tell. */
final class SealedCount {

    /** Up to so many streams are looked at one by one, which fills the cache. */
    private static final int FEW = 8;

    private static final Sql COUNT = Sql.of(SealedCount.class, "lake-count");

    private record Counted(int stream, long rows) {}

    private SealedCount() {}

    /**
     * @param files of one month
     * @param open streams' parts of that month
     */
    static long count(Lake lake, List<SealedFile> files, List<MonthSource> open, Wanted wanted) {
        long count = 0;
        Set<Integer> together = new HashSet<>();
        for (MonthSource source : open) {
            if (open.size() <= FEW || source.isTouched() || wanted.after() != null) {
                count += source.count(wanted);
            } else {
                together.add(source.stream());
            }
        }
        return together.isEmpty() ? count : count + together(lake, files, together, wanted);
    }

    private static long together(
            Lake lake, List<SealedFile> files, Set<Integer> streams, Wanted wanted) {
        Series.Range range = wanted.range();
        boolean any = range == null;
        double low = range == null ? 0 : closedLow(range);
        double high = range == null ? 0 : closedHigh(range);
        List<Counted> counted =
                lake.query(
                        COUNT,
                        files.stream().map(file -> file.path).toList(),
                        Map.of(
                                "from", wanted.from(),
                                "to", wanted.to(),
                                "any", any,
                                "low", low,
                                "high", high),
                        row -> new Counted(row.integer("stream"), row.number("rows")));
        return counted.stream()
                .filter(of -> streams.contains(of.stream))
                .mapToLong(of -> of.rows)
                .sum();
    }

    private static double closedLow(Series.Range range) {
        return range.lowOpen() ? Math.nextUp(range.low()) : range.low();
    }

    private static double closedHigh(Series.Range range) {
        return range.highOpen() ? Math.nextDown(range.high()) : range.high();
    }
}
