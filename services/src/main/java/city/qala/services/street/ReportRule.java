package city.qala.services.street;

import city.qala.kernel.Point;
import city.qala.kernel.Problem;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a report must have: a kind, a place, the answers that its kind requires. Pure.
 *
 * <p>An empty parameter equals a missing one. Answers to questions that the kind does not ask are
 * refused. Contact details are let in, as the standard wants, and dropped.
 */
final class ReportRule {
    static final int LONGEST = 4_000;

    private static final int LONGEST_LINE = 500;
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\[([^\\]]*)\\](?:\\[\\])?");

    /** Numbers of people and telephones, and mail addresses. */
    private static final Pattern PRIVATE =
            Pattern.compile(
                    "(?<![\\d])(?:\\+?\\d[\\s()-]?){10,14}(?!\\d)"
                            + "|[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}.-]+\\.\\p{L}{2,}");

    private ReportRule() {}

    /**
     * Takes a report in.
     *
     * @param form every field with its values
     * @throws Problem {@code not-found} for an unknown kind, else {@code invalid-parameter}
     */
    static NewReport read(StreetServices services, Map<String, List<String>> form) {
        String code = one(form, "service_code");
        if (code.isEmpty()) throw Problem.invalid("service_code", code, "must be given");
        StreetService service =
                services.find(code)
                        .orElseThrow(() -> Problem.notFound("There is no service %s.", code));
        Optional<Point> at = place(form);
        String address = line(form, "address_string");
        String addressId = line(form, "address_id");
        if (at.isEmpty() && address.isEmpty() && addressId.isEmpty())
            throw Problem.invalid(
                    "lat", "", "and long, address_string or address_id must be given");
        return new NewReport(
                service,
                at,
                address,
                addressId,
                description(one(form, "description")),
                media(line(form, "media_url")),
                answers(service, form));
    }

    /** The words with numbers of people, telephones and mail addresses blotted out. */
    static String blotted(String words) {
        return PRIVATE.matcher(words).replaceAll("•••");
    }

    private static Optional<Point> place(Map<String, List<String>> form) {
        String lat = one(form, "lat");
        String lon = one(form, "long");
        if (lat.isEmpty() != lon.isEmpty())
            throw Problem.invalid("lat", lat, "and long must be given together");
        if (lat.isEmpty()) return Optional.empty();
        return Optional.of(new Point(number("lat", lat), number("long", lon)));
    }

    private static String description(String words) {
        if (words.codePointCount(0, words.length()) > LONGEST)
            throw Problem.invalid(
                    "description", words.length(), "must have at most " + LONGEST + " letters");
        if (TAG.matcher(words).find())
            throw Problem.invalid("description", "HTML", "must be plain text");
        return blotted(words);
    }

    private static String media(String url) {
        if (!url.isEmpty() && !url.startsWith("https://") && !url.startsWith("http://"))
            throw Problem.invalid("media_url", url, "must be an address of the web");
        return url;
    }

    private static Map<String, List<String>> answers(
            StreetService service, Map<String, List<String>> form) {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        form.forEach((name, values) -> {
            var attribute = ATTRIBUTE.matcher(name);
            List<String> given = values.stream().filter(v -> !v.isBlank()).toList();
            if (!attribute.matches() || given.isEmpty()) return;
            String code = attribute.group(1);
            StreetService.Question question =
                    service.question(code)
                            .orElseThrow(() ->
                                    Problem.invalid(name, code, "is not asked by this service"));
            check(question, name, given);
            answers.put(code, given.stream().map(ReportRule::blotted).toList());
        });
        for (StreetService.Question q : service.questions())
            if (q.required() && !answers.containsKey(q.code()))
                throw Problem.invalid("attribute[" + q.code() + "]", "", "must be given");
        return answers;
    }

    private static void check(StreetService.Question q, String name, List<String> given) {
        boolean many = q.datatype() == StreetService.Datatype.MULTIVALUELIST;
        if (!many && given.size() > 1)
            throw Problem.invalid(name, given.size(), "must have one value");
        for (String value : given) {
            switch (q.datatype()) {
                case NUMBER -> number(name, value);
                case DATETIME -> time(name, value);
                case STRING, TEXT -> {
                    if (value.length() > LONGEST_LINE)
                        throw Problem.invalid(name, value.length(), "must be shorter");
                }
                case SINGLEVALUELIST, MULTIVALUELIST -> {
                    if (q.choices().stream().noneMatch(c -> c.key().equals(value)))
                        throw Problem.invalid(name, value, "must be one of its values");
                }
            }
        }
    }

    private static double number(String name, String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) return number;
        } catch (NumberFormatException e) {
            // told below
        }
        throw Problem.invalid(name, text, "must be a number");
    }

    private static void time(String name, String text) {
        try {
            OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw Problem.invalid(name, text, "must be a time with its zone");
        }
    }

    private static String line(Map<String, List<String>> form, String name) {
        String text = blotted(one(form, name));
        if (text.length() > LONGEST_LINE)
            throw Problem.invalid(name, text.length(), "must be shorter");
        return text;
    }

    private static String one(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of("")).getFirst().strip();
    }
}
