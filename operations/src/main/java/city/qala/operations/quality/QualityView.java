package city.qala.operations.quality;

import city.qala.operations.alarm.AlarmView.Fact;
import city.qala.operations.alarm.AlarmView.Tab;
import city.qala.web.Frame;
import java.util.List;

/** What the template of the alarms' quality is given: finished words. */
public final class QualityView {

    private QualityView() {}

    /** A row of a table. */
    public record Row(List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A figure with what it should be. */
    public record Figure(String name, String value, String goal, boolean off) {}

    /** The page. */
    public record Page(
            Frame page,
            List<Tab> spans,
            String csv,
            String empty,
            List<Figure> figures,
            List<Row> priorities,
            List<Fact> talkers,
            String talkersShare,
            List<Fact> chatter) {
        public Page {
            spans = List.copyOf(spans);
            figures = List.copyOf(figures);
            priorities = List.copyOf(priorities);
            talkers = List.copyOf(talkers);
            chatter = List.copyOf(chatter);
        }
    }
}
