package city.qala.proactive.benefit;

import java.util.List;

/** What the pages about benefits show, in the reader's words. */
public final class BenefitView {
    private BenefitView() {}

    /** A name with a value. */
    public record Pair(String name, String value) {}

    /** A word that leads somewhere. */
    public record Link(String words, String href, boolean current) {}

    /**
     * One benefit of a resident.
     *
     * @param mark {@code tick}, {@code ask} for an offer, {@code open} for what cannot be told yet
     * @param facts what there is to know of it
     * @param why address of the decision
     * @param answer address to which yes or no goes; empty if nothing is asked
     */
    public record Card(String mark, String title, List<Pair> facts, String why, String answer) {
        public Card {
            facts = List.copyOf(facts);
        }
    }

    /**
     * A resident's benefits.
     *
     * @param has what they have or are offered
     * @param open what cannot be told yet
     * @param past what is over
     * @param news what they were told, the newest first
     * @param objections what they objected to
     * @param money what went out
     * @param empty said if there is nothing at all
     */
    public record Mine(
            List<Card> has,
            List<Card> open,
            List<Card> past,
            List<Pair> news,
            List<Pair> objections,
            List<Pair> money,
            String empty) {
        public Mine {
            has = List.copyOf(has);
            open = List.copyOf(open);
            past = List.copyOf(past);
            news = List.copyOf(news);
            objections = List.copyOf(objections);
            money = List.copyOf(money);
        }
    }

    /** A value that takes part in a decision, and where it comes from. */
    public record Cited(String name, String value, String source) {}

    /**
     * One condition of a decision.
     *
     * @param mark {@code yes}, {@code no} or {@code unknown}: whether it lets the benefit through
     * @param word the same in words
     */
    public record Clause(String says, String mark, String word, String law, List<Cited> because) {
        public Clause {
            because = List.copyOf(because);
        }
    }

    /**
     * A decision with its reasons.
     *
     * @param answer yes, no or cannot be told
     * @param facts day, amount, law, rule
     * @param missing what nobody has told
     * @param flip the smallest change that would make it a yes; empty for none
     * @param appeal where to object and by when
     * @param again whether it comes out the same when it is computed again
     */
    public record Why(
            String title,
            String answer,
            List<Pair> facts,
            List<Clause> clauses,
            List<Cited> amount,
            List<String> missing,
            String flip,
            String appeal,
            String again) {
        public Why {
            facts = List.copyOf(facts);
            clauses = List.copyOf(clauses);
            amount = List.copyOf(amount);
            missing = List.copyOf(missing);
        }
    }

    /** One row of the clerks' queue. */
    public record Row(
            String href, String number, String kind, String made, String due, String mark) {}

    /** The clerks' queue. */
    public record Queue(List<Link> tabs, List<Row> rows, String found, String empty) {
        public Queue {
            tabs = List.copyOf(tabs);
            rows = List.copyOf(rows);
        }
    }

    /** A choice of a form. */
    public record Choice(String value, String words, boolean chosen) {}

    /**
     * One thing that waits for a clerk.
     *
     * @param facts what it is about
     * @param said words of the person, or what is missing
     * @param choices what the clerk may decide; empty if it is done
     * @param wrongToo whether it can be said that the benefit was never due
     * @param done the answer, if there is one
     * @param wrong what is wrong with what was sent
     */
    public record One(
            String title,
            String due,
            List<Pair> facts,
            List<String> said,
            List<Choice> choices,
            boolean wrongToo,
            String done,
            String action,
            String typed,
            String wrong) {
        public One {
            facts = List.copyOf(facts);
            said = List.copyOf(said);
            choices = List.copyOf(choices);
        }
    }

    /** Figures of one programme; small counts are withheld. */
    public record Programme(
            String href,
            String title,
            String granted,
            String offered,
            String takeUp,
            String wrong,
            String year,
            String budget) {}
}
