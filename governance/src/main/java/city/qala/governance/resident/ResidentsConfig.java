package city.qala.governance.resident;

import city.qala.kernel.Problem;
import city.qala.platform.config.Key;
import city.qala.platform.config.Settings;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Settings under {@code residents.*}.
 *
 * @param answerDays working days within which the town answers, 1 to 90
 * @param holidays days on which nobody works, besides Saturdays and Sundays
 * @param zone the town's, in which days are days
 */
public record ResidentsConfig(int answerDays, Set<LocalDate> holidays, ZoneId zone) {

    /** Working days until the answer. */
    public static final Key<Integer> ANSWER_DAYS =
            Key.number("residents.answer-days", 15, 1, 90, "working days");

    /** Days on which nobody works. */
    public static final Key<List<String>> HOLIDAYS = Key.list("residents.holidays", List.of());

    /** All of them. */
    public static final List<Key<?>> KEYS = List.of(ANSWER_DAYS, HOLIDAYS);

    public ResidentsConfig {
        if (answerDays < 1 || answerDays > 90)
            throw Problem.invalid("residents.answer-days", answerDays, "must be 1 to 90");
        holidays = Set.copyOf(holidays);
    }

    /** Fifteen working days, no holidays. */
    public static ResidentsConfig defaults(ZoneId zone) {
        return new ResidentsConfig(15, Set.of(), zone);
    }

    /** What the settings say. */
    public static ResidentsConfig of(Settings settings, ZoneId zone) {
        Set<LocalDate> days =
                settings.get(HOLIDAYS).stream()
                        .map(ResidentsConfig::day)
                        .collect(Collectors.toUnmodifiableSet());
        return new ResidentsConfig(settings.get(ANSWER_DAYS), days, zone);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.invalid("residents.holidays", text, "must be days like 2026-12-16");
        }
    }
}
