package city.qala.operations.asset;

import city.qala.web.Frame;
import java.util.List;

/** What the panel of an asset's commands is given: finished words. */
public final class TaskView {

    private TaskView() {}

    /**
     * A field of a command's form.
     *
     * @param type {@code boolean}, {@code quantity} or {@code category}
     */
    public record Field(
            String name,
            String label,
            String type,
            String unit,
            String low,
            String high,
            List<String> words) {}

    /** What the thing can be told. */
    public record Ability(long id, String name, String description, List<Field> fields) {}

    /** A command that waits for its confirmation, in full. */
    public record Proposal(long id, String what, String by, String until) {}

    /** A command and how far it has come. */
    public record Line(String at, String what, String state, boolean odd, String more) {}

    /** The panel. */
    public record Panel(
            Frame page,
            String csrf,
            boolean duty,
            String action,
            List<Ability> abilities,
            List<Proposal> proposals,
            List<Line> lines,
            String held) {
        public Panel {
            abilities = List.copyOf(abilities);
            proposals = List.copyOf(proposals);
            lines = List.copyOf(lines);
        }
    }
}
