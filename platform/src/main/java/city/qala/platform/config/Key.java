package city.qala.platform.config;

import city.qala.kernel.DurationText;
import city.qala.kernel.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/**
 * A setting that may be given: its name, what its value looks like, and its default.
 *
 * @param <T> what a value becomes
 * @param name for example {@code sensing.silent-after}
 * @param form what a value must look like; messages explain it under {@code config.form.<form>}
 * @param unit of the value, empty if it has none
 * @param range least and greatest value as people write them, empty if any value goes
 * @param standard the default as people write it
 * @param parser makes the value; throws {@link IllegalArgumentException} or {@link Problem}
 */
public record Key<T>(
        String name,
        Form form,
        String unit,
        String range,
        List<String> standard,
        Function<List<String>, T> parser) {

    /** What values look like. */
    public enum Form {
        TEXT,
        NUMBER,
        DURATION,
        TRUTH,
        LIST,
        ZONE,
        ADDRESS,
        CHOICE,
        SECRET
    }

    public Key {
        if (!name.matches("[a-z]+(\\.[a-z][a-z0-9-]*)+"))
            throw new IllegalArgumentException("not a name of a setting: " + name);
        standard = List.copyOf(standard);
    }

    /** Any text on one line. */
    public static Key<String> text(String name, String standard) {
        return new Key<>(name, Form.TEXT, "", "", List.of(standard), Key::line);
    }

    /** An address of the web without a trailing slash, or empty. */
    public static Key<String> address(String name, String standard) {
        return new Key<>(name, Form.ADDRESS, "", "", List.of(standard), Key::webAddress);
    }

    /** A whole number between two others, both included. */
    public static Key<Integer> number(
            String name, int standard, int least, int greatest, String unit) {
        return new Key<>(
                name,
                Form.NUMBER,
                unit,
                least + ".." + greatest,
                List.of(Integer.toString(standard)),
                given -> within(Integer.parseInt(line(given)), least, greatest));
    }

    /** A duration between two others, both included. */
    public static Key<Duration> duration(
            String name, Duration standard, Duration least, Duration greatest) {
        return new Key<>(
                name,
                Form.DURATION,
                "",
                DurationText.text(least) + ".." + DurationText.text(greatest),
                List.of(DurationText.text(standard)),
                given -> within(DurationText.parse(line(given)), least, greatest));
    }

    /** {@code true} or {@code false}. */
    public static Key<Boolean> truth(String name, boolean standard) {
        return new Key<>(
                name,
                Form.TRUTH,
                "",
                "",
                List.of(Boolean.toString(standard)),
                given ->
                        switch (line(given)) {
                            case "true" -> true;
                            case "false" -> false;
                            default -> throw new IllegalArgumentException();
                        });
    }

    /** Texts: a list in the file, separated by commas elsewhere. */
    public static Key<List<String>> list(String name, List<String> standard) {
        return new Key<>(name, Form.LIST, "", "", standard, Key::items);
    }

    /** Some of the named words, at least one, without repeats. */
    public static Key<List<String>> choices(
            String name, List<String> standard, List<String> allowed) {
        return new Key<>(
                name,
                Form.CHOICE,
                "",
                String.join(" ", allowed),
                standard,
                given -> chosen(items(given), allowed));
    }

    /** A time zone of the tz database, or an offset. */
    public static Key<ZoneId> zone(String name, String standard) {
        return new Key<>(name, Form.ZONE, "", "", List.of(standard), Key::zoneOf);
    }

    /** A secret: the value names where it lies, {@code file:PATH} or {@code env:NAME}. */
    public static Key<String> secret(String name) {
        return new Key<>(name, Form.SECRET, "", "", List.of(""), Key::line);
    }

    /** The name of the variable of the environment that gives it. */
    public String variable() {
        return "QALA_"
                + name.toUpperCase(java.util.Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static String line(List<String> given) {
        if (given.size() != 1) throw new IllegalArgumentException();
        String text = given.getFirst().strip();
        if (text.chars().anyMatch(Character::isISOControl)) throw new IllegalArgumentException();
        return text;
    }

    private static List<String> items(List<String> given) {
        List<String> split = given.size() == 1 ? List.of(given.getFirst().split(",", -1)) : given;
        return split.stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    private static List<String> chosen(List<String> items, List<String> allowed) {
        boolean good = !items.isEmpty() && items.stream().distinct().count() == items.size();
        if (!good || !allowed.containsAll(items)) throw new IllegalArgumentException();
        return items;
    }

    private static <V extends Comparable<V>> V within(V value, V least, V greatest) {
        if (value.compareTo(least) < 0 || value.compareTo(greatest) > 0)
            throw new IllegalArgumentException();
        return value;
    }

    private static ZoneId zoneOf(List<String> given) {
        try {
            return ZoneId.of(line(given));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String webAddress(List<String> given) {
        String text = line(given);
        if (text.isEmpty()) return text;
        var uri = java.net.URI.create(text);
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null;
        if (!web || !plain || uri.getHost() == null || text.endsWith("/"))
            throw new IllegalArgumentException();
        return text;
    }
}
