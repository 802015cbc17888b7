package city.qala.sensing;

import city.qala.kernel.Actor;
import city.qala.sensing.WallView.Fact;
import city.qala.sensing.WallView.Mark;
import city.qala.web.Frame;
import java.util.List;
import java.util.Optional;

/** The alarms of the control room as the wall shows them, where there is a control room. */
public interface WallAlarms {

    /** No control room: the wall shows what it finds itself. */
    WallAlarms NONE = (page, reader) -> Optional.empty();

    /**
     * What the wall shows.
     *
     * @param facts worst first
     * @param marks their places on the map
     * @param sum how many there are
     */
    record Shown(List<Fact> facts, List<Mark> marks, String sum) {
        public Shown {
            facts = List.copyOf(facts);
            marks = List.copyOf(marks);
        }
    }

    /** What a reader is shown; empty for who may not see the alarms. */
    Optional<Shown> shown(Frame page, Actor reader);
}
