package city.qala.services.street;

import java.util.List;

/**
 * What the page of all reports shows, in finished words.
 *
 * @param open how many are open
 * @param late how many of these are late
 */
public record StreetView(
        String open,
        String late,
        boolean anyLate,
        List<Choice> kinds,
        List<Choice> states,
        List<Row> rows) {

    /** A link or an answer that may be the current one. */
    public record Choice(String words, String value, boolean current) {}

    /** One report. */
    public record Row(
            String href, String number, String name, String place, String due, boolean late) {}

    /**
     * The page of one report.
     *
     * @param voice address that takes one more voice, empty if it is closed
     * @param reopen address that opens it again, empty if it is open
     * @param close address that closes it, empty for who may not
     */
    public record Sheet(
            String number,
            String name,
            String place,
            String words,
            String status,
            boolean late,
            List<Fact> facts,
            String voice,
            String reopen,
            String close,
            String notice,
            String wrong) {}

    /** A name and what is said under it. */
    public record Fact(String name, String words) {}

    /**
     * The form.
     *
     * @param kind chosen; empty while one is to be chosen
     * @param similar reports that this one may repeat
     */
    public record Form(
            List<Kind> kinds,
            String kind,
            String kindName,
            List<Question> questions,
            String address,
            String words,
            String lat,
            String lon,
            List<Row> similar,
            String wrong) {}

    /** A kind of report to choose. */
    public record Kind(String href, String name, String about) {}

    /** A question of a kind. */
    public record Question(
            String field, String words, boolean required, boolean many, List<Choice> choices) {}
}
