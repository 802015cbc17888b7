package city.qala.operations.incident;

import city.qala.operations.alarm.AlarmView;
import city.qala.web.Frame;
import java.util.List;

/** What the templates of incidents and of the shift are given: finished words. */
public final class IncidentView {

    private IncidentView() {}

    /** One row of the list. */
    public record Row(
            String href, String number, String title, String where, String since, String lead) {}

    /** A choice of a form. */
    public record Option(String value, String words) {}

    /** The list, and the form to open one. */
    public record Table(
            Frame page,
            String csrf,
            boolean duty,
            List<Row> rows,
            String empty,
            List<Option> protocols,
            String alarm,
            String title,
            String district,
            String wrong) {
        public Table {
            rows = List.copyOf(rows);
            protocols = List.copyOf(protocols);
        }
    }

    /** A step of the protocol. */
    public record Step(int number, String words, boolean done, String by) {}

    /** A name and what is said of it. */
    public record Fact(String name, String value) {}

    /** One incident. */
    public record One(
            Frame page,
            String csrf,
            boolean duty,
            boolean over,
            String number,
            String title,
            boolean test,
            String alarm,
            String action,
            List<Fact> facts,
            List<Step> steps,
            List<Fact> log,
            String wrong,
            String typed) {
        public One {
            facts = List.copyOf(facts);
            steps = List.copyOf(steps);
            log = List.copyOf(log);
        }
    }

    /** The report of a shift, one printed page. */
    public record Shift(
            Frame page,
            String csrf,
            boolean duty,
            String span,
            String earlier,
            String later,
            List<Fact> counts,
            List<AlarmView.Row> open,
            List<AlarmView.Row> ended,
            List<Row> incidents,
            List<Fact> notes,
            String wrong,
            String typed) {
        public Shift {
            counts = List.copyOf(counts);
            open = List.copyOf(open);
            ended = List.copyOf(ended);
            incidents = List.copyOf(incidents);
            notes = List.copyOf(notes);
        }
    }
}
