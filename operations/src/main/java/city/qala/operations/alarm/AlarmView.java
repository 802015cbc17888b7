package city.qala.operations.alarm;

import city.qala.web.Frame;
import java.util.List;

/** What the templates of alarms are given: finished words, nothing to decide any more. */
public final class AlarmView {

    private AlarmView() {}

    /** An entry of the tabs. */
    public record Tab(String words, String href, boolean current) {}

    /** One row. */
    public record Row(
            String href,
            String number,
            String priority,
            String said,
            String state,
            String title,
            String where,
            String since,
            String hand,
            boolean test,
            String take) {}

    /** Alarms of one kind during a flood, or all of them. */
    public record Group(String name, List<Row> rows) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /** The list. */
    public record Table(
            Frame page,
            String csrf,
            List<Tab> tabs,
            String flood,
            List<Group> groups,
            String found,
            String empty,
            List<Fact> out,
            List<Fact> drills) {
        public Table {
            tabs = List.copyOf(tabs);
            groups = List.copyOf(groups);
            out = List.copyOf(out);
            drills = List.copyOf(drills);
        }
    }

    /** A name and what is said of it. */
    public record Fact(String name, String value) {}

    /** One thing that an alarm is about. */
    public record Thing(String name, String code, String what, String href, boolean holds) {}

    /**
     * The algorithm that found an alarm.
     *
     * @param name in the public register
     * @param href of its entry there
     * @param said what somebody on duty said of it; empty while nobody has
     * @param action address of the forms that say it; empty if the reader may not
     */
    public record Found(String name, String href, String said, String action) {}

    /** One alarm. */
    public record One(
            Frame page,
            String id,
            Row head,
            boolean duty,
            boolean over,
            boolean untaken,
            boolean shelved,
            boolean outOfService,
            String csrf,
            String action,
            String subject,
            List<String> response,
            List<String> reasons,
            List<Fact> facts,
            List<Thing> things,
            String more,
            List<Fact> log,
            List<Found> found,
            String wrong,
            String typed) {
        public One {
            response = List.copyOf(response);
            reasons = List.copyOf(reasons);
            facts = List.copyOf(facts);
            things = List.copyOf(things);
            log = List.copyOf(log);
            found = List.copyOf(found);
        }
    }
}
