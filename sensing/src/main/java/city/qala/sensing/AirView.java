package city.qala.sensing;

import city.qala.web.Chart;
import city.qala.web.Frame;
import gg.jte.Content;
import java.util.List;
import java.util.Optional;

/** What the template of the air page is given: finished words, nothing to decide any more. */
public final class AirView {

    private AirView() {}

    /**
     * A marker of the index.
     *
     * @param css its classes: band, shape, hatch
     * @param number 1 to 6, or empty
     * @param words the band in words
     */
    public record Badge(String css, String number, String words) {}

    /** A station in the list and on the map. */
    public record Row(
            String code,
            String href,
            String name,
            String place,
            Badge badge,
            Content spark,
            String value,
            boolean silent,
            int stream,
            String lastSeen,
            boolean selected,
            String lon,
            String lat) {}

    /** One pollutant of the selected station. */
    public record Figure(
            String label,
            String href,
            boolean current,
            String value,
            String unit,
            int stream,
            boolean silent,
            String under) {}

    /** One hour of the last twelve. */
    public record Hour(String css, String number, String hour, int height, String words) {}

    /** One line of advice. */
    public record Advice(String about, String words) {}

    /** A row of the table under the chart. */
    public record TableRow(String time, List<String> values) {}

    /**
     * The hours to come.
     *
     * @param evening what was said at noon of the evening; empty if nothing
     * @param sub what is expected, and since when that is known
     * @param hours an index each, for those who read pictures
     * @param table every hour with its interval
     * @param card how it is said, in plain words
     * @param register where the public register of algorithms tells the rest
     */
    public record Ahead(
            String evening,
            String sub,
            List<Hour> hours,
            List<TableRow> table,
            List<String> card,
            String register) {}

    /** The selected station. */
    public record Detail(
            String name,
            String sub,
            Badge badge,
            String since,
            List<Figure> figures,
            Optional<Chart> chart,
            List<String> real,
            List<String> quality,
            String csv,
            List<String> tableHeads,
            List<TableRow> table,
            String answer,
            String answerSub,
            List<Advice> advice,
            String number,
            String usual,
            String source,
            List<Hour> hours,
            String hoursSub,
            Optional<Ahead> ahead) {}

    /** A choice of a drop-down list. */
    public record Option(String value, String words, boolean selected) {}

    /** The drop-down lists, the time control and the links between views. */
    public record Controls(
            String action,
            List<Option> pollutants,
            List<Option> districts,
            String earlier,
            String later,
            String at,
            boolean live,
            String liveHref,
            String mapHref,
            String listHref,
            boolean list,
            String csv) {}

    /** The map's edges and layers, empty while there is none; whom to credit, or what to do. */
    public record MapBox(String box, String layers, String credit) {}

    /** The whole page. */
    public record Whole(
            Frame page,
            Controls controls,
            List<Row> rows,
            String heading,
            String unitHead,
            String foot,
            Optional<Detail> detail,
            Optional<Content> notice,
            MapBox map) {}
}
