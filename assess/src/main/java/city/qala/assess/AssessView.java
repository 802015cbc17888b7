package city.qala.assess;

import java.util.List;

/**
 * What the page of all indicators shows, in finished words.
 *
 * @param years to choose from
 * @param shows all, disputed, missing
 * @param measured how many have a value that nobody disputes
 * @param groups by sub-dimension
 * @param csv address of the values as a table
 * @param keeper address of what waits for a second person, empty for who may not see it
 */
public record AssessView(
        List<Choice> years,
        List<Choice> shows,
        int measured,
        int disputed,
        int missing,
        List<Group> groups,
        String csv,
        String keeper) {

    /** How many indicators there are. */
    public int all() {
        return measured + disputed + missing;
    }

    /** A link that may be the current one. */
    public record Choice(String words, String href, boolean current) {}

    /**
     * Indicators that belong together.
     *
     * @param score what they come to, or why that is not told
     */
    public record Group(String name, String count, String score, List<Row> rows) {}

    /**
     * One indicator.
     *
     * @param state its mark: disputed, agreed, single, missing
     */
    public record Row(
            String name,
            String href,
            String value,
            String unit,
            String target,
            String band,
            String state,
            String agreement,
            String sources) {}

    /**
     * The page of one indicator.
     *
     * @param form address that takes a new value, empty for who may not enter one
     */
    public record Sheet(
            String name,
            String place,
            String headline,
            boolean disputed,
            List<Fact> facts,
            List<Part> parts,
            List<String> faults,
            List<Fact> history,
            String form,
            String indicator,
            List<Choice> origins,
            List<Choice> qualities,
            int year) {}

    /** A name and what is said under it. */
    public record Fact(String name, String words) {}

    /** The sources of one part, side by side. */
    public record Part(String name, String headline, List<Source> sources) {}

    /**
     * What one source says.
     *
     * @param place where it lies between 0 and the largest, in per cent
     */
    public record Source(String name, String method, String value, String place) {}

    /** Values that wait for a second person. */
    public record Waiting(
            String id, String who, List<String> values, String approve, String refuse) {}
}
