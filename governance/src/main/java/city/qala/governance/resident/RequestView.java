package city.qala.governance.resident;

import java.util.List;

/** What clerks see of cases. */
public final class RequestView {

    /** A way through the queue, with how many there are. */
    public record Tab(String words, String href, boolean current) {}

    /** A row of the queue. */
    public record Row(
            String href, String number, String kind, String made, String due, String mark) {}

    /** The queue. */
    public record Queue(List<Tab> tabs, List<Row> rows, String found, String empty) {}

    /**
     * One case before the clerk.
     *
     * @param asker name of who asks; empty for an explanation
     * @param now the fact as it stands now; empty if it is about none
     * @param answered whether it is closed
     * @param outcomes what the answer can come to
     * @param typed answer that was typed and not taken
     * @param wrong what is missing
     * @param carries words on what a granted case does by itself; empty if nothing
     */
    public record One(
            MeView.Whole whole,
            String asker,
            String now,
            boolean answered,
            List<MeView.Option> outcomes,
            String action,
            String typed,
            String wrong,
            String carries) {}

    private RequestView() {}
}
