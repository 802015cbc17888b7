package city.qala.governance.purpose;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * When a day's use is out of the ordinary for one actor.
 *
 * <p>Compared are the same weekdays of twelve weeks, days without use included, from the actor's
 * first day on; with fewer than three of them, all days of four weeks; with fewer than three of
 * those, a fixed number. Median and median deviation are used, so that one wild day neither hides
 * the next nor makes ordinary ones look wild.
 */
final class UnusualRule {
    private static final int WEEKS = 12;
    private static final int FEWEST_DAYS = 3;
    private static final long SMALL = 30;
    private static final long LARGE_FOR_NEW = 100;
    // Makes the median deviation comparable with a standard deviation.
    private static final double TO_SIGMA = 1.4826;
    private static final double SIGMAS = 6;

    /**
     * What is ordinary.
     *
     * @param usual the median of comparable days
     * @param most beyond this the day is out of the ordinary
     */
    record Ordinary(long usual, long most) {}

    private UnusualRule() {}

    /** How far back a judgement looks. */
    static LocalDate since(LocalDate day) {
        return day.minusWeeks(WEEKS);
    }

    /**
     * What is ordinary on a day.
     *
     * @param used subjects opened on earlier days; days without use may be missing
     */
    static Ordinary on(LocalDate day, SortedMap<LocalDate, Long> used) {
        if (used.isEmpty()) return new Ordinary(0, LARGE_FOR_NEW);
        LocalDate first = used.firstKey();
        List<Long> weekdays =
                IntStream.rangeClosed(1, WEEKS)
                        .mapToObj(day::minusWeeks)
                        .filter(d -> !d.isBefore(first))
                        .map(d -> count(used, d))
                        .toList();
        if (weekdays.size() >= FEWEST_DAYS) return ordinary(weekdays);
        List<Long> days =
                IntStream.rangeClosed(1, 28)
                        .mapToObj(day::minusDays)
                        .filter(d -> !d.isBefore(first))
                        .map(d -> count(used, d))
                        .toList();
        return days.size() >= FEWEST_DAYS ? ordinary(days) : new Ordinary(0, LARGE_FOR_NEW);
    }

    private static Ordinary ordinary(List<Long> counts) {
        double usual = median(counts.stream().mapToDouble(n -> n).toArray());
        double spread =
                TO_SIGMA * median(counts.stream().mapToDouble(n -> Math.abs(n - usual)).toArray());
        double most = Math.max(3 * usual, usual + SIGMAS * spread);
        return new Ordinary(Math.round(usual), Math.max(SMALL, (long) Math.ceil(most)));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static long count(Map<LocalDate, Long> used, LocalDate day) {
        return used.getOrDefault(day, 0L);
    }
}
