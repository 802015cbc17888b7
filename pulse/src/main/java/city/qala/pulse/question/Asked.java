package city.qala.pulse.question;

import city.qala.kernel.Problem;
import city.qala.pulse.release.Topic;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A question of the business page, in one form whatever way it was asked.
 *
 * @param topic purchases or presence
 * @param kind category or role
 * @param place a district, empty for the whole city
 * @param days which days of the week
 * @param from first hour, 0 to 23
 * @param to hour that is no longer part of it, 1 to 24
 * @param weeks how many weeks back from {@code last}, 1 to 53
 * @param last last day
 */
record Asked(
        Topic topic,
        String kind,
        String place,
        Days days,
        int from,
        int to,
        int weeks,
        LocalDate last) {

    private static final int MOST_WEEKS = 53;

    /** Days of the week. */
    enum Days {
        ALL,
        WEEKDAYS,
        WEEKEND;

        boolean has(LocalDate day) {
            boolean late = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            return this == ALL || late == (this == WEEKEND);
        }

        String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Days> find(String slug) {
            return java.util.Arrays.stream(values()).filter(d -> d.slug().equals(slug)).findFirst();
        }
    }

    Asked {
        if (from < 0 || from > 23) throw Problem.invalid("from", from, "must be from 0 to 23");
        if (to <= from || to > 24)
            throw Problem.invalid("to", to, "must be after " + from + " and at most 24");
        if (weeks < 1 || weeks > MOST_WEEKS)
            throw Problem.invalid("weeks", weeks, "must be from 1 to " + MOST_WEEKS);
    }

    /** First day. */
    LocalDate first() {
        return last.minusDays(7L * weeks - 1);
    }

    /** The hours as numbers. */
    List<Integer> hours() {
        return IntStream.range(from, to).boxed().toList();
    }

    /** As many weeks right before. */
    Asked before() {
        return new Asked(topic, kind, place, days, from, to, weeks, first().minusDays(1));
    }

    Asked allDay() {
        return new Asked(topic, kind, place, days, 0, 24, weeks, last);
    }

    Asked everywhere() {
        return at("");
    }

    Asked at(String otherPlace) {
        return new Asked(topic, kind, otherPlace, days, from, to, weeks, last);
    }

    Asked over(int longer) {
        return new Asked(topic, kind, place, days, from, to, longer, last);
    }
}
