package city.qala.sensing;

import city.qala.web.Frame;
import gg.jte.Content;
import java.util.List;
import java.util.Optional;

/**
 * What the template of the list of things is given.
 *
 * @param page the frame
 * @param kinds kinds to choose from
 * @param districts districts to choose from
 * @param states states to choose from
 * @param search text searched for
 * @param found how many things match, in words
 * @param rows one page of them
 * @param back address of the page before, or empty
 * @param next address of the next page, or empty
 * @param notice what to say when there is nothing
 * @param offs what is switched off, a sentence each
 */
public record ThingsView(
        Frame page,
        List<AirView.Option> kinds,
        List<AirView.Option> districts,
        List<AirView.Option> states,
        String search,
        String found,
        List<Row> rows,
        String back,
        String next,
        Optional<Content> notice,
        List<String> offs) {

    /** A thing. */
    public record Row(
            String code,
            String name,
            String href,
            String kind,
            String district,
            List<Value> values,
            String seen,
            boolean silent) {}

    /** One of its newest values. */
    public record Value(String property, String value, String unit, int stream, boolean silent) {}
}
