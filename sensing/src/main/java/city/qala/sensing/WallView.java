package city.qala.sensing;

import city.qala.web.Frame;
import gg.jte.Content;
import java.util.List;
import java.util.Optional;

/** What the template of the wall is given: finished words, nothing to decide any more. */
public final class WallView {

    private WallView() {}

    /** How much something asks of the people on duty. */
    public enum Urgency {
        URGENT,
        HIGH,
        MEDIUM;

        /** The class of its shape. */
        public String css() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** One row: an area of the city in a word, with its last 24 hours. */
    public record Area(
            String key,
            String name,
            Optional<Urgency> urgency,
            String word,
            String detail,
            Content spark) {}

    /** One abnormal fact: what, where, since when; and whether it waits for somebody. */
    public record Fact(
            String area,
            Urgency urgency,
            boolean hatch,
            String what,
            List<String> lines,
            boolean untaken) {
        /** A fact that waits for nobody. */
        public Fact(String area, Urgency urgency, boolean hatch, String what, List<String> lines) {
            this(area, urgency, hatch, what, lines, false);
        }
    }

    /** A fact's place on the map. */
    public record Mark(
            String code, Optional<Urgency> urgency, String label, String lon, String lat) {}

    /** Counts of the facts by urgency. */
    public record Counts(int urgent, int high, int medium) {}

    /** The whole wall. */
    public record Whole(
            Frame page,
            String day,
            String time,
            String temperature,
            String wind,
            List<Area> areas,
            Counts counts,
            List<Fact> facts,
            int more,
            String sum,
            Optional<String> empty,
            List<Mark> marks,
            String focus,
            AirView.MapBox map,
            Optional<String> staleAge,
            List<String> offs) {}
}
