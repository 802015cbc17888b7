package city.qala.services.street;

import city.qala.kernel.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the parameters of a list mean. Pure. 90 days or 1,000 reports, whichever is less; an empty
 * parameter equals a missing one. Ours beside the standard: {@code cursor}, {@code updated_since}
 * (also {@code updated_after}), {@code bbox}, {@code page} and {@code page_size}.
 */
final class SearchRule {
    static final int MOST = 1_000;
    static final Duration WINDOW = Duration.ofDays(90);

    private static final Instant EVER = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("2100-01-01T00:00:00Z");

    private SearchRule() {}

    /**
     * Reads them.
     *
     * @param option value of a query option
     * @throws Problem {@code invalid-parameter}
     */
    static Search read(Function<String, Optional<String>> option, Instant now) {
        Optional<Instant> start = time(option, "start_date");
        Optional<Instant> end = time(option, "end_date");
        Optional<Instant> since =
                time(option, "updated_since").or(() -> time(option, "updated_after"));
        boolean walks = option.apply("cursor").isPresent();
        boolean free = (walks || since.isPresent()) && start.isEmpty() && end.isEmpty();
        Instant to = end.orElse(start.map(s -> s.plus(WINDOW)).orElse(now.plusSeconds(1)));
        Instant from = start.orElse(to.minus(WINDOW));
        if (to.isBefore(from))
            throw Problem.invalid("end_date", to, "must not be before start_date");
        if (Duration.between(from, to).compareTo(WINDOW) > 0)
            throw Problem.invalid("end_date", to, "must be at most 90 days after start_date");
        int size = whole(option, "page_size", MOST);
        return new Search(
                words(option, "service_code"),
                free ? EVER : from,
                free ? NEVER : to,
                status(option),
                since,
                box(option),
                size,
                (whole(option, "page", 1) - 1) * size);
    }

    /** The place in the order of changes after which to go on; 0 is the beginning. */
    static long cursor(String given) {
        if (given.isBlank() || given.equals("*")) return 0;
        if (!given.matches("[0-9]{1,18}"))
            throw Problem.invalid("cursor", given, "must be one that an answer named");
        return Long.parseLong(given);
    }

    /** The words of a list with commas. */
    static List<String> words(Function<String, Optional<String>> option, String name) {
        return Arrays.stream(value(option, name).split(",", -1))
                .map(String::strip)
                .filter(w -> !w.isEmpty())
                .toList();
    }

    private static Optional<Boolean> status(Function<String, Optional<String>> option) {
        List<String> words = words(option, "status");
        for (String w : words)
            if (!w.equals("open") && !w.equals("closed"))
                throw Problem.invalid("status", w, "must be open or closed");
        boolean both = words.contains("open") && words.contains("closed");
        return words.isEmpty() || both ? Optional.empty() : Optional.of(words.contains("open"));
    }

    private static Optional<Search.Box> box(Function<String, Optional<String>> option) {
        List<String> words = words(option, "bbox");
        if (words.isEmpty()) return Optional.empty();
        List<Double> ends = new ArrayList<>();
        for (String w : words)
            if (w.matches("-?[0-9]{1,3}(\\.[0-9]+)?")) ends.add(Double.valueOf(w));
        if (ends.size() != 4 || words.size() != 4)
            throw Problem.invalid("bbox", words, "must be west,south,east,north in degrees");
        return Optional.of(new Search.Box(ends.get(0), ends.get(1), ends.get(2), ends.get(3)));
    }

    private static int whole(
            Function<String, Optional<String>> option, String name, int otherwise) {
        String text = value(option, name);
        if (text.isEmpty()) return otherwise;
        if (!text.matches("[1-9][0-9]{0,5}"))
            throw Problem.invalid(name, text, "must be a whole number above 0");
        int number = Integer.parseInt(text);
        return name.equals("page_size") ? Math.min(number, MOST) : number;
    }

    private static Optional<Instant> time(Function<String, Optional<String>> option, String name) {
        String text = value(option, name);
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
        } catch (DateTimeException e) {
            throw Problem.invalid(name, text, "must be a time with its zone");
        }
    }

    private static String value(Function<String, Optional<String>> option, String name) {
        return option.apply(name).orElse("").strip();
    }
}
