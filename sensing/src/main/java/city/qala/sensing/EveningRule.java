package city.qala.sensing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * On how many of the last evenings there was a peak such as this one: an hour from 17 to 23 by the
 * city's clock whose mean reaches the limit. An evening without a value does not count at all.
 */
final class EveningRule {

    /** Evenings looked back. */
    static final int EVENINGS = 14;

    private static final int FROM = 17;
    private static final int TO = 23;

    private EveningRule() {}

    /**
     * How many evenings.
     *
     * @param peaks evenings with a peak
     * @param known evenings with a value
     */
    record Count(int peaks, int known) {}

    /** Whether a moment lies in an evening. */
    static boolean isEvening(Instant at, ZoneId zone) {
        int hour = at.atZone(zone).getHour();
        return hour >= FROM && hour <= TO;
    }

    /**
     * The evenings before the day of a moment; empty if it is no evening.
     *
     * @param from start of the first hour
     * @param means hourly means, NaN where nothing was measured
     */
    static Optional<Count> of(Instant from, double[] means, double limit, Instant at, ZoneId zone) {
        if (!isEvening(at, zone)) return Optional.empty();
        LocalDate today = at.atZone(zone).toLocalDate();
        LocalDate first = today.minusDays(EVENINGS);
        Map<LocalDate, Double> highest = new TreeMap<>();
        for (int i = 0; i < means.length; i++) {
            ZonedDateTime hour = from.plus(Duration.ofHours(i)).atZone(zone);
            LocalDate day = hour.toLocalDate();
            boolean counts =
                    isEvening(hour.toInstant(), zone)
                            && day.isBefore(today)
                            && !day.isBefore(first)
                            && Double.isFinite(means[i]);
            if (counts) highest.merge(day, means[i], Math::max);
        }
        long peaks = highest.values().stream().filter(v -> v >= limit).count();
        return Optional.of(new Count((int) peaks, highest.size()));
    }
}
