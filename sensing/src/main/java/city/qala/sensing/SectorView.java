package city.qala.sensing;

import city.qala.web.Chart;
import city.qala.web.Frame;
import gg.jte.Content;
import java.util.List;
import java.util.Optional;

/** What the template of a sector's page is given: finished words, nothing to decide any more. */
public final class SectorView {

    private SectorView() {}

    /**
     * A number for the whole sector.
     *
     * @param label what it is
     * @param value the number
     * @param unit its unit, or empty
     * @param under what is usual, or what it rests on
     * @param odd whether it asks to be looked at
     */
    public record Tile(String label, String value, String unit, String under, boolean odd) {}

    /**
     * A thing in the list and on the map.
     *
     * @param mark {@code odd}, {@code silent} or empty
     * @param stop its place in the round of the day, or empty
     */
    public record Row(
            String code,
            String href,
            String name,
            String place,
            String mark,
            String stop,
            Content spark,
            String value,
            String unit,
            String usual,
            int stream,
            boolean selected,
            String lon,
            String lat) {}

    /** The selected thing. */
    public record Detail(
            String code,
            String name,
            String sub,
            String mark,
            String since,
            List<AirView.Figure> figures,
            Optional<Chart> chart,
            String csv,
            String tableHead,
            List<AirView.TableRow> table) {}

    /**
     * A line of a table below.
     *
     * @param odd whether it asks to be looked at
     * @param href where its first cell leads, or empty
     */
    public record Line(boolean odd, String href, List<String> cells) {}

    /** A table below: zones of a network, outages, the round of the day. */
    public record Table(
            String id,
            String title,
            String note,
            List<String> heads,
            List<Line> lines,
            String none,
            String csv) {}

    /** A place of an outage on the map. */
    public record Pin(String code, String name, String lon, String lat) {}

    /** The drop-down lists, the time control and the links between views. */
    public record Controls(
            String action,
            List<AirView.Option> kinds,
            List<AirView.Option> districts,
            List<AirView.Option> states,
            String earlier,
            String later,
            String at,
            boolean live,
            String liveHref,
            String mapHref,
            String listHref,
            boolean list,
            String csv) {}

    /**
     * The whole page.
     *
     * @param kinds kinds of things whose readings move the page, with commas
     * @param mark {@code odd} if something is abnormal, {@code silent} if nobody can tell, or empty
     * @param sentence how the sector stands, in one sentence
     * @param more what else has to be said, or empty
     * @param rest how many things match that the list leaves out, in words, or empty
     * @param route the round of the day as {@code lon,lat lon,lat}, or empty
     * @param pins gateways without mains or link
     */
    public record Whole(
            Frame page,
            String word,
            String kinds,
            Controls controls,
            String mark,
            String sentence,
            String more,
            List<Tile> tiles,
            List<Row> rows,
            String heading,
            String rest,
            Optional<Detail> detail,
            List<Table> tables,
            Optional<Content> notice,
            AirView.MapBox map,
            String route,
            List<Pin> pins) {}
}
