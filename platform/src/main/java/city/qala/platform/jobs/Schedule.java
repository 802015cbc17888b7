package city.qala.platform.jobs;

import city.qala.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When a job runs. Pure: the same instant gives the same next run. */
public sealed interface Schedule {

    /** The first run after an instant. */
    Instant next(Instant after, ZoneId zone);

    /**
     * At even distances, counted from the end of the last run.
     *
     * @param period at least one second
     */
    record Every(Duration period) implements Schedule {
        public Every {
            if (period.compareTo(Duration.ofSeconds(1)) < 0)
                throw Problem.invalid("period", period, "must be at least one second");
        }

        @Override
        public Instant next(Instant after, ZoneId zone) {
            return after.plus(period);
        }
    }

    /**
     * Once a day at a time on the city's clocks. A time that a clock change skips runs right after
     * the change; one that comes twice runs once.
     *
     * @param time on the city's clocks
     */
    record Daily(LocalTime time) implements Schedule {
        @Override
        public Instant next(Instant after, ZoneId zone) {
            ZonedDateTime local = after.atZone(zone);
            ZonedDateTime today = local.toLocalDate().atTime(time).atZone(zone);
            if (today.toInstant().isAfter(after)) return today.toInstant();
            return local.toLocalDate().plusDays(1).atTime(time).atZone(zone).toInstant();
        }
    }

    /** At even distances. */
    static Schedule every(Duration period) {
        return new Every(period);
    }

    /** Once a day at a local time. */
    static Schedule daily(LocalTime time) {
        return new Daily(time);
    }
}
