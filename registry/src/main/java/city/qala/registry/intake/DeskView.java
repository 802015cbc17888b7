package city.qala.registry.intake;

import java.util.List;

/** What pages show of registers. */
public final class DeskView {

    /** One of the pages of the registers. */
    public record Tab(String words, String href, boolean current) {}

    /**
     * A register in the list.
     *
     * @param late whether its next delivery is overdue
     */
    public record Row(
            String href,
            String title,
            String owner,
            String rhythm,
            String told,
            boolean late,
            String records,
            String quarantined,
            String state,
            boolean held) {}

    /** All registers. */
    public record Table(List<Row> rows, String empty) {}

    /** How well a column is filled. */
    public record Column(
            String name,
            String meaning,
            String filled,
            String faulty,
            String distinct,
            int share) {}

    /** A delivery of a register. */
    public record Line(
            String id,
            String received,
            String asOf,
            String deliverer,
            String state,
            String counts) {}

    /** Why a row was not let in. */
    public record Fault(String line, String column, String reason) {}

    /**
     * A delivery that waits for two people.
     *
     * @param why what is unusual about it
     * @param first who has agreed; empty for nobody
     */
    public record Held(String approve, String refuse, String why, String first) {}

    /** A name and a value. */
    public record Fact(String name, String value) {}

    /** One register. */
    public record One(
            String title,
            List<Fact> facts,
            List<Column> columns,
            List<Line> deliveries,
            List<Fault> faults,
            List<Held> held,
            boolean decides,
            String csrf,
            String wrong) {}

    private DeskView() {}
}
