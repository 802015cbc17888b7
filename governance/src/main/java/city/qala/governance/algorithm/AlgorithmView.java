package city.qala.governance.algorithm;

import city.qala.web.Frame;
import java.util.List;

/**
 * What the template of one entry is given. Text that is not there is empty.
 *
 * @param page the frame
 * @param head its name and state
 * @param parts all fields under their headings
 * @param audit the newest audit of bias
 * @param months what it did, month by month
 * @param history everything that happened, newest first
 * @param controls what this reader may do
 */
public record AlgorithmView(
        Frame page,
        Head head,
        List<Part> parts,
        Audit audit,
        List<Month> months,
        List<Event> history,
        Controls controls) {
    public AlgorithmView {
        parts = List.copyOf(parts);
        months = List.copyOf(months);
        history = List.copyOf(history);
    }

    /** Its name and how it stands. */
    public record Head(
            String id, String name, String summary, String state, String off, String changed) {}

    /** Fields under one heading. */
    public record Part(String title, List<Fact> facts) {
        public Part {
            facts = List.copyOf(facts);
        }
    }

    /** One field. */
    public record Fact(String label, String text, String href) {}

    /** What the audit found. */
    public record Audit(String words, List<Group> groups) {
        public Audit {
            groups = List.copyOf(groups);
        }
    }

    /** One group of people in the audit. */
    public record Group(
            String name,
            String verdict,
            String falseMatches,
            String falseNonMatches,
            String tests,
            String reasons) {}

    /** What it did in a month. */
    public record Month(String month, String alerts, String confirmed, String rejected) {}

    /** A line of the history. */
    public record Event(String at, String who, String what, String reason) {}

    /** What the reader may do; {@code csrf} is empty if nothing. */
    public record Controls(
            boolean keeper,
            String csrf,
            boolean stop,
            boolean propose,
            List<Waiting> waiting,
            String wrong) {
        public Controls {
            waiting = List.copyOf(waiting);
        }
    }

    /** A proposal that waits for a second person. */
    public record Waiting(String number, String seal, String words) {}
}
