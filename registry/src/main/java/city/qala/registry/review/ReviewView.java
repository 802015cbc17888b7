package city.qala.registry.review;

import java.util.List;

/** What pages show of doubtful pairs. */
public final class ReviewView {

    /** A pair in the queue. */
    public record Row(String href, String number, String share, String linked) {}

    /** A decision in the list. */
    public record Decided(String href, String at, String who, String what) {}

    /** The queue. */
    public record Queue(List<Row> rows, List<Decided> decided, String found, String empty) {}

    /**
     * A thing that two records say.
     *
     * @param mark code of how they compare: agree, differ, or one says nothing
     * @param words of the mark
     */
    public record Line(String name, String one, String other, String mark, String words) {}

    /** What a trait adds to the weight, in bits. */
    public record Term(String name, String bits, boolean against) {}

    /**
     * A pair.
     *
     * @param registers of both records
     * @param sum the terms together
     * @param decided what is decided; empty for nothing
     * @param together whether both stand under one person now
     */
    public record Pair(
            List<String> registers,
            List<Line> lines,
            List<Term> terms,
            String sum,
            String share,
            String action,
            String csrf,
            String decided,
            String together,
            List<Decided> history) {}

    private ReviewView() {}
}
