package city.qala.vision.watch;

import java.util.List;

/**
 * The page of lists, ready to be written.
 *
 * @param off which kinds of matching are off
 * @param cards the lists
 * @param officer whether the reader may begin one
 * @param aims choices of the form
 * @param csrf what its forms send along
 * @param wrong what is wrong with what was sent
 */
public record WatchView(
        List<String> off,
        List<Card> cards,
        boolean officer,
        List<Choice> aims,
        String csrf,
        String wrong) {
    public WatchView {
        off = List.copyOf(off);
        cards = List.copyOf(cards);
        aims = List.copyOf(aims);
    }

    /** A choice of a form. */
    public record Choice(String value, String words) {}

    /** A name and what it is. */
    public record Fact(String name, String value) {}

    /**
     * One list.
     *
     * @param action where its forms go
     * @param over whether it has ended
     * @param matched whether it is matched now, in words
     * @param facts what it rests on, where, how long, how many
     * @param mayPropose whether the reader may ask for it
     * @param seen hash of what the reader would agree to; empty if they may not
     * @param mayStop whether the reader may stop it
     */
    public record Card(
            String id,
            String name,
            String state,
            String matched,
            String exercise,
            String action,
            boolean over,
            List<Fact> facts,
            boolean mayPropose,
            String seen,
            boolean mayStop) {
        public Card {
            facts = List.copyOf(facts);
        }
    }
}
