package city.qala.exchange.call;

import city.qala.exchange.agreement.Agreement;
import city.qala.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** How many calls each agreement has made today, by the days of the city. */
final class Quotas {

    private final ZoneId zone;
    private final Map<String, Long> used = new HashMap<>();
    private LocalDate day;

    Quotas(ZoneId zone, Instant now, CallStore store) {
        this.zone = zone;
        this.day = LocalDate.ofInstant(now, zone);
        used.putAll(store.callsSince(day.atStartOfDay(zone).toInstant()));
    }

    /**
     * Counts one call.
     *
     * @throws Problem {@code quota-exceeded} with the time until midnight
     */
    synchronized void take(Agreement agreement, Instant now) {
        turn(now);
        int most = agreement.terms().callsPerDay();
        String id = agreement.id().text();
        if (used.getOrDefault(id, 0L) >= most)
            throw Problem.of(
                            Problem.Kind.TOO_MANY,
                            "quota-exceeded",
                            "The agreement allows %s calls a day, and they are used up.",
                            most)
                    .retryAfter(
                            Duration.between(now, day.plusDays(1).atStartOfDay(zone).toInstant()));
        used.merge(id, 1L, Long::sum);
    }

    /** Takes one back that was not answered after all. */
    synchronized void giveBack(Agreement agreement, Instant now) {
        turn(now);
        used.computeIfPresent(agreement.id().text(), (id, n) -> Math.max(0, n - 1));
    }

    /** How many calls were made today. */
    synchronized long used(String agreement, Instant now) {
        turn(now);
        return used.getOrDefault(agreement, 0L);
    }

    private void turn(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (today.equals(day)) return;
        day = today;
        used.clear();
    }
}
