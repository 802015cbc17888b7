package city.qala.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One line that an inspector, and often a resident, can read later.
 *
 * @param at when
 * @param actor who
 * @param action what was done, {@code <capability>.<verb>}, for example {@code identity.sign-in}
 * @param outcome {@code done} or {@code refused}
 * @param subject whom or what it concerned, empty if nothing in particular; never a national
 *     number. The text of a {@link Subject} is kept as a keyed pseudonym only
 * @param purpose code of the purpose, empty where none is needed
 * @param facts more as flat text, without personal data
 * @param details what an entry about people says besides
 */
public record AuditEntry(
        Instant at,
        Actor actor,
        String action,
        Outcome outcome,
        String subject,
        String purpose,
        Map<String, String> facts,
        Details details) {
    private static final Pattern ACTION = Pattern.compile("[a-z]+\\.[a-z][a-z-]*");

    /** Whether it was let through. */
    public enum Outcome {
        DONE,
        REFUSED
    }

    /**
     * What was seen of one of several subjects; each of them is shown their own part only.
     *
     * @param subject who
     * @param fields what of theirs, as {@code resident.address}
     */
    public record Seen(Subject subject, List<String> fields) {
        public Seen {
            fields = List.copyOf(fields);
        }
    }

    /**
     * What an entry about people says besides.
     *
     * @param legalBase the law that the purpose rests on
     * @param dataSet what was read
     * @param fields which of its fields
     * @param seen several subjects with what was seen of each; empty if {@code subject} is the only
     *     one
     * @param queryHash SHA-256 of the question in hexadecimal; empty if it was none
     * @param rows how many rows were returned; -1 if nobody counted
     * @param decision id of the decision that it led to or served; empty for none
     * @param release when the people concerned may see it
     */
    public record Details(
            String legalBase,
            String dataSet,
            List<String> fields,
            List<Seen> seen,
            String queryHash,
            long rows,
            String decision,
            Release release) {
        /** Most subjects of one entry; more of them are a run over a set. */
        public static final int MOST_SEEN = 100;

        /** Nothing more is said. */
        public static final Details NONE =
                new Details("", "", List.of(), List.of(), "", -1, "", Release.AT_ONCE);

        public Details {
            fields = List.copyOf(fields);
            seen = List.copyOf(seen);
            if (rows < -1) throw Problem.invalid("rows", rows, "must be a count, or -1");
            if (seen.size() > MOST_SEEN)
                throw Problem.invalid("seen", seen.size(), "must be at most " + MOST_SEEN);
        }

        /** What was read, and when those concerned may know. */
        public static Details read(
                String legalBase, String dataSet, List<String> fields, Release release) {
            return new Details(legalBase, dataSet, fields, List.of(), "", -1, "", release);
        }
    }

    public AuditEntry {
        if (!ACTION.matcher(action).matches())
            throw Problem.invalid("action", action, "must be like identity.sign-in");
        facts = Map.copyOf(facts);
    }

    /** An entry that says nothing more. */
    public AuditEntry(
            Instant at,
            Actor actor,
            String action,
            Outcome outcome,
            String subject,
            String purpose,
            Map<String, String> facts) {
        this(at, actor, action, outcome, subject, purpose, facts, Details.NONE);
    }
}
