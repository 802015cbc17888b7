package city.qala.web;

import gg.jte.Content;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A chart over time: a sentence as its title, a line, the usual band behind it, limits in the
 * margin, gaps drawn as gaps. Drawn on the server; a script only adds the value under the pointer.
 *
 * @param title what it shows, as a sentence
 * @param sub unit, averaging time, window and zone
 * @param bandWords what the grey band is; empty for no band
 * @param y ticks of the value axis
 * @param x ticks of the time axis
 * @param limits limit lines with their names
 * @param band path of the usual band
 * @param lines paths of the line
 * @param gaps hatched stretches without data
 * @param nowDot path of the last point; empty if the last value is missing
 * @param now label of the last point
 * @param data the values for the script
 * @param ahead what is expected after now; empty where nothing is
 * @param marks what happened meanwhile
 */
public record Chart(
        String title,
        String sub,
        String bandWords,
        List<Tick> y,
        List<Tick> x,
        List<Tick> limits,
        String band,
        String lines,
        List<Gap> gaps,
        String nowDot,
        Tick now,
        Data data,
        Optional<Ahead> ahead,
        List<Mark> marks) {

    /**
     * What is expected.
     *
     * @param from number of the first value that is expected and not measured
     * @param band path of its interval
     * @param line path of the expected line
     * @param words what the band is
     */
    public record Ahead(int from, String band, String line, String words) {}

    /**
     * Something that happened, drawn over the time that it took.
     *
     * @param from left edge as per cent
     * @param to right edge as per cent
     * @param css class of its colour
     * @param words what it was
     * @param href where more of it stands; empty for nowhere
     */
    public record Mark(double from, double to, String css, String words, String href) {
        /** The place, as CSS wants it. */
        public String style() {
            return String.format(
                    Locale.ROOT, "left:%.2f%%;width:%.2f%%", from, Math.max(0.4, to - from));
        }
    }

    /**
     * A label on an axis.
     *
     * @param at place as per cent of the axis, from the left or from below
     * @param label its text
     * @param minor whether it is left out where there is little room
     */
    public record Tick(double at, String label, boolean minor) {
        /** A label that is always shown. */
        public Tick(double at, String label) {
            this(at, label, false);
        }

        /** The place, as CSS wants it. */
        public String percent() {
            return String.format(Locale.ROOT, "%.2f%%", at);
        }
    }

    /**
     * A stretch without data.
     *
     * @param box path of the hatch
     * @param end right edge as per cent
     * @param label the hours, or empty if there is no room
     */
    public record Gap(String box, double end, String label) {}

    /**
     * What the script needs to tell the value under the pointer.
     *
     * @param from first moment, ms since 1970
     * @param step ms between two values
     * @param values the values, empty between commas where there is none
     * @param unit symbol of the unit in the page's language
     * @param stream number of the Datastream, so that new values can be added
     * @param low value at the lower edge
     * @param high value at the upper edge
     */
    public record Data(
            long from,
            long step,
            String values,
            String unit,
            int stream,
            double low,
            double high) {}

    public Chart {
        y = List.copyOf(y);
        x = List.copyOf(x);
        limits = List.copyOf(limits);
        gaps = List.copyOf(gaps);
        marks = List.copyOf(marks);
    }

    /** A chart of what was measured, and nothing else. */
    public Chart(
            String title,
            String sub,
            String bandWords,
            List<Tick> y,
            List<Tick> x,
            List<Tick> limits,
            String band,
            String lines,
            List<Gap> gaps,
            String nowDot,
            Tick now,
            Data data) {
        this(
                title,
                sub,
                bandWords,
                y,
                x,
                limits,
                band,
                lines,
                gaps,
                nowDot,
                now,
                data,
                Optional.empty(),
                List.of());
    }

    /** The chart as markup. */
    public Content html() {
        return Templates.content("web/chart.jte", Map.of("chart", this));
    }
}
