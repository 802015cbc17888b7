package city.qala.pulse.question;

import java.util.List;
import java.util.Optional;

/**
 * What the business page shows.
 *
 * @param form the question as it was asked
 * @param answer a safe count; empty if it was refused or nothing is released
 * @param refusal why there is no answer; empty if there is one
 * @param heat districts by hour; empty if nothing is released
 * @param left questions left in this hour
 * @param most questions of an hour
 */
public record PulseView(
        Form form,
        Optional<Told> answer,
        Optional<Refusal> refusal,
        List<HeatRow> heat,
        String left,
        String most) {

    public PulseView {
        heat = List.copyOf(heat);
    }

    /**
     * A district and hour.
     *
     * @param words the mean of a day; a dot where it may not be shown
     * @param shade 0 to 5
     */
    public record Heat(String words, int shade) {}

    /**
     * A district.
     *
     * @param place its name
     * @param hours its hours in order
     */
    public record HeatRow(String place, List<Heat> hours) {
        public HeatRow {
            hours = List.copyOf(hours);
        }
    }

    /**
     * One choice.
     *
     * @param value in the address
     * @param words for people
     * @param selected whether it is the one that was made
     */
    public record Option(String value, String words, boolean selected) {}

    /**
     * The form.
     *
     * @param shows purchases or visitors
     * @param kinds categories or roles
     * @param places districts, the whole city first
     * @param days days of the week
     * @param froms first hours
     * @param tos last hours
     * @param weeks how long
     */
    public record Form(
            List<Option> shows,
            List<Option> kinds,
            List<Option> places,
            List<Option> days,
            List<Option> froms,
            List<Option> tos,
            List<Option> weeks) {
        public Form {
            shows = List.copyOf(shows);
            kinds = List.copyOf(kinds);
            places = List.copyOf(places);
            days = List.copyOf(days);
            froms = List.copyOf(froms);
            tos = List.copyOf(tos);
            weeks = List.copyOf(weeks);
        }
    }

    /**
     * One bar.
     *
     * @param label day or hour
     * @param value its mean, in words
     * @param height per cent of the plot
     * @param low lower end of the interval, per cent
     * @param span height of the interval, per cent
     * @param clear whether it may be shown
     */
    public record Bar(
            String label, String value, String height, String low, String span, boolean clear) {}

    /**
     * A safe answer.
     *
     * @param question in a sentence
     * @param value the number
     * @param interval plus or minus and the unit
     * @param facts change, sellers, coverage: a bold beginning and the rest
     * @param title of the bars, as a sentence
     * @param sub what the bars are
     * @param ticks of the value axis, from below
     * @param bars by weekday or hour
     * @param method lines that explain the number
     * @param csv address of the table
     * @param link address of this answer
     */
    public record Told(
            String question,
            String value,
            String interval,
            List<Fact> facts,
            String title,
            String sub,
            List<String> ticks,
            List<Bar> bars,
            List<String> method,
            String csv,
            String link) {
        public Told {
            facts = List.copyOf(facts);
            ticks = List.copyOf(ticks);
            bars = List.copyOf(bars);
            method = List.copyOf(method);
        }
    }

    /**
     * A remark beside the number.
     *
     * @param strong its bold beginning
     * @param rest its rest
     */
    public record Fact(String strong, String rest) {}

    /**
     * Why there is no answer.
     *
     * @param question in a sentence; empty if none can be asked
     * @param why in a sentence
     * @param near questions that have an answer
     */
    public record Refusal(String question, String why, List<Near> near) {
        public Refusal {
            near = List.copyOf(near);
        }
    }

    /**
     * A question near it.
     *
     * @param words in a sentence
     * @param href its page
     */
    public record Near(String words, String href) {}
}
