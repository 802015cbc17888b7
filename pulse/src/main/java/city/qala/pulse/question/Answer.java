package city.qala.pulse.question;

import city.qala.pulse.release.ReleasedCube.SafeCount;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is answered: sums of released cells with what they are worth.
 *
 * @param asked the question
 * @param total the sum; empty if no day of the stretch was released
 * @param days released days that it sums
 * @param missing days of the stretch that were not released
 * @param byDay the sum of each day
 * @param byWeekday the sum of each day of the week
 * @param byHour the sum of each hour
 * @param before the sum of as many weeks before, if all of them were released
 * @param lost share of all delivered rows that the bounds left out, itself noised, 0 to 1
 * @param share of the market, per cent, the least of all days
 * @param feeds operators or banks, the fewest of all days
 * @param sellers on the public register; 0 if it was not told
 * @param coarser questions near it that have a clear answer; empty if this one has
 */
record Answer(
        Asked asked,
        Optional<SafeCount> total,
        int days,
        int missing,
        SortedMap<LocalDate, SafeCount> byDay,
        Map<DayOfWeek, SafeCount> byWeekday,
        SortedMap<Integer, SafeCount> byHour,
        Optional<SafeCount> before,
        double lost,
        int share,
        int feeds,
        int sellers,
        List<Asked> coarser) {

    /** Whether the sum may be shown: at least four standard deviations of its noise. */
    boolean isClear() {
        return total.isPresent() && total.get().isClear();
    }

    /**
     * By how much it differs from the weeks before.
     *
     * @param change 0.06 for 6 % more
     * @param low lower end of the 95 % interval
     * @param high upper end
     */
    record Change(double change, double low, double high) {}

    /** The change, if both sums are clear. */
    Optional<Change> change() {
        if (!isClear() || before.isEmpty() || !before.get().isClear()) return Optional.empty();
        SafeCount now = total.orElseThrow();
        SafeCount then = before.get();
        double ratio = (double) now.value() / then.value();
        // Errors of both sums, relative, as for any quotient of independent numbers.
        double error = Math.hypot(relative(now), relative(then)) * ratio;
        return Optional.of(new Change(ratio - 1, ratio - 1 - error, ratio - 1 + error));
    }

    private static double relative(SafeCount count) {
        return count.halfMilli() / 1000.0 / count.value();
    }
}
