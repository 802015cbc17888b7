package city.qala.kernel;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them in settings: {@code 250ms}, {@code 90s}, {@code 10m}. */
public final class DurationText {
    private static final Pattern SHORT = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private DurationText() {}

    /**
     * Reads {@code ms s m h d} after a whole number, or the ISO 8601 form {@code PT1H30M}.
     *
     * @throws Problem {@code invalid-parameter} for anything else
     */
    public static Duration parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        Matcher m = SHORT.matcher(word);
        if (m.matches()) return of(Long.parseLong(m.group(1)), m.group(2));
        try {
            return Duration.parse(text.strip());
        } catch (DateTimeException e) {
            throw Problem.invalid("duration", text, "must be like 90s, 10m, 12h or 30d");
        }
    }

    /** The shortest exact form: {@code 90s}, {@code 10m}, {@code 1d}. */
    public static String text(Duration d) {
        long millis = d.toMillis();
        if (millis % 1000 != 0) return millis + "ms";
        long seconds = d.toSeconds();
        if (seconds % 60 != 0 || seconds == 0) return seconds + "s";
        if (seconds % 3600 != 0) return seconds / 60 + "m";
        if (seconds % 86_400 != 0) return seconds / 3600 + "h";
        return seconds / 86_400 + "d";
    }

    private static Duration of(long n, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(n);
            case "s" -> Duration.ofSeconds(n);
            case "m" -> Duration.ofMinutes(n);
            case "h" -> Duration.ofHours(n);
            default -> Duration.ofDays(n);
        };
    }
}
