package city.qala.operations.asset;

import city.qala.web.Frame;
import gg.jte.Content;
import java.util.List;

/** What the templates of the assets are given: finished words. */
public final class AssetView {

    private AssetView() {}

    /** A choice of a form or a filter. */
    public record Option(String value, String words, boolean chosen) {}

    /** One row of the list. */
    public record Row(
            String href,
            String name,
            String code,
            String kind,
            String district,
            String uptime,
            boolean low,
            String use,
            String lastUse,
            boolean unused,
            String upkeep,
            String hourly,
            String visit,
            String due,
            boolean silent) {}

    /** A number for all of them. */
    public record Tile(String label, String value, String under, boolean odd) {}

    /** The list. */
    public record Table(
            Frame page,
            String action,
            List<Option> kinds,
            List<Option> districts,
            List<Option> states,
            String sentence,
            boolean odd,
            List<Tile> tiles,
            List<Row> rows,
            String found,
            String rest,
            String empty,
            String csv) {
        public Table {
            rows = List.copyOf(rows);
        }
    }

    /** A name and what is said of it. */
    public record Fact(String name, String value) {}

    /** One hour of the day: share of it in use, as a height and in words. */
    public record Hour(String hour, int height, String words) {}

    /** One asset. */
    public record One(
            Frame page,
            String csrf,
            boolean duty,
            String action,
            String name,
            String sub,
            String due,
            List<Fact> facts,
            List<Hour> hours,
            String hoursNote,
            List<Fact> visits,
            List<Fact> decisions,
            List<Option> choices,
            String price,
            String upkeep,
            String bought,
            String dueDate,
            String wrong,
            Content commands) {
        public One {
            facts = List.copyOf(facts);
            hours = List.copyOf(hours);
        }
    }
}
