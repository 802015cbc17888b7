package city.qala.pulse.question;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.pulse.release.Topic;
import city.qala.web.Address;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;

/**
 * A question as it stands in an address: {@code show, what, where, days, from, to, weeks, until}.
 */
final class AskedForm {

    private static final String EVERYWHERE = "";

    private AskedForm() {}

    /** What is shown: purchases, or people present by hour. */
    static Topic topic(Exchange x) {
        return switch (x.queryParam("show").orElse("purchases")) {
            case "purchases" -> Topic.PURCHASES;
            case "visitors" -> Topic.PRESENCE;
            default ->
                    throw Problem.invalid(
                            "show",
                            x.queryParam("show").orElse(""),
                            "must be purchases or visitors");
        };
    }

    /**
     * The question that an address asks; what it leaves out is taken from the layout.
     *
     * @param newest last released day
     */
    static Asked read(Exchange x, Layout layout, LocalDate newest) {
        return new Asked(
                layout.topic(),
                kind(x, layout),
                place(x, layout),
                Asked.Days.find(x.queryParam("days").orElse("all"))
                        .orElseThrow(() ->
                                Problem.invalid(
                                        "days",
                                        x.queryParam("days").orElse(""),
                                        "must be all, weekdays or weekend")),
                number(x, "from", 0),
                number(x, "to", 24),
                number(x, "weeks", 4),
                day(x, newest));
    }

    /** The address of a question's page. */
    static Address address(String path, Asked asked) {
        var options = new LinkedHashMap<String, String>();
        options.put("show", asked.topic() == Topic.PRESENCE ? "visitors" : "purchases");
        options.put("what", asked.kind());
        options.put("where", asked.place());
        options.put("days", asked.days().slug());
        options.put("from", Integer.toString(asked.from()));
        options.put("to", Integer.toString(asked.to()));
        options.put("weeks", Integer.toString(asked.weeks()));
        options.put("until", asked.last().toString());
        return new Address(path, options);
    }

    /** A page that changes from people to purchases keeps the rest of its form. */
    private static String kind(Exchange x, Layout layout) {
        String wanted = x.queryParam("what").orElse("");
        boolean page = x.queryParam("form").isPresent();
        boolean known = layout.domain().kinds().contains(wanted);
        return wanted.isEmpty() || (page && !known) ? layout.domain().kinds().getFirst() : wanted;
    }

    private static String place(Exchange x, Layout layout) {
        String wanted = x.queryParam("where").orElse(EVERYWHERE);
        boolean page = x.queryParam("form").isPresent();
        return page && !layout.domain().places().contains(wanted) ? EVERYWHERE : wanted;
    }

    private static int number(Exchange x, String name, int otherwise) {
        String text = x.queryParam(name).orElse("");
        if (text.isEmpty()) return otherwise;
        if (!text.matches("[0-9]{1,3}")) throw Problem.invalid(name, text, "must be a number");
        return Integer.parseInt(text);
    }

    private static LocalDate day(Exchange x, LocalDate newest) {
        String text = x.queryParam("until").orElse("");
        try {
            return text.isEmpty() ? newest : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problem.invalid("until", text, "must be a day like 2026-01-31");
        }
    }
}
