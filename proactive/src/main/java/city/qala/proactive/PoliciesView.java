package city.qala.proactive;

import java.util.List;

/**
 * The list of policies as its page shows it.
 *
 * @param inForce those that exist today
 * @param others those that ended or are yet to come
 */
public record PoliciesView(List<Row> inForce, List<Row> others) {
    public PoliciesView {
        inForce = List.copyOf(inForce);
        others = List.copyOf(others);
    }

    /**
     * One policy in the list.
     *
     * @param sure whether its law was confirmed
     */
    public record Row(String href, String title, String summary, String law, boolean sure) {}

    /**
     * One policy.
     *
     * @param state whether it is in force today, in words
     * @param uncertain what is not sure; empty if nothing is
     * @param conditions who gets it
     * @param exclusions who does not
     * @param facts unit, rhythm, consent and so on
     * @param figures of the law, by date
     * @param examples cases that are tried at each change
     */
    public record Sheet(
            String title,
            String summary,
            String state,
            String uncertain,
            List<String> conditions,
            List<String> exclusions,
            List<Pair> facts,
            List<Figure> figures,
            List<Pair> examples) {
        public Sheet {
            conditions = List.copyOf(conditions);
            exclusions = List.copyOf(exclusions);
            facts = List.copyOf(facts);
            figures = List.copyOf(figures);
            examples = List.copyOf(examples);
        }
    }

    /** A name with a value. */
    public record Pair(String name, String value) {}

    /**
     * A figure of the law.
     *
     * @param now whether it is the one that counts today
     */
    public record Figure(String title, String value, String since, String law, boolean now) {}
}
