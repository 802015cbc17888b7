package city.qala.governance;

import java.util.List;

/** What the pages of oversight show, in words. */
public final class OversightView {

    /** A part of oversight. */
    public record Tab(String words, String href, boolean current) {}

    /**
     * What stands over every part.
     *
     * @param state sentence on the log: up to when it is signed
     * @param trouble what keeps the log from being trusted; empty if nothing
     */
    public record Head(List<Tab> tabs, String state, String trouble) {}

    /** An option of a choice. */
    public record Option(String value, String words, boolean selected) {}

    /**
     * A purpose in the list.
     *
     * @param code its code
     * @param status in words
     * @param current whether it is the one that is open
     */
    public record PurposeRow(
            String href, String code, String title, String users, String status, boolean current) {}

    /** A name and a value. */
    public record Fact(String name, String value) {}

    /**
     * A purpose in full.
     *
     * @param propose address of the form that proposes it again; empty if it cannot be
     * @param approve address of the form that agrees; empty if it cannot be
     * @param revision what would be agreed to
     * @param withdraw address of the form that ends it; empty if it cannot be
     */
    public record PurposeSheet(
            String title,
            String plain,
            List<Fact> facts,
            List<Fact> history,
            String propose,
            String approve,
            String revision,
            String withdraw) {}

    /** The book of purposes; no sheet if there is no purpose. */
    public record Purposes(List<PurposeRow> rows, List<PurposeSheet> sheet, String wrong) {}

    /**
     * A line of the log.
     *
     * @param number its place
     * @param what in words
     * @param refused whether it was refused
     */
    public record Line(
            String number,
            String when,
            String who,
            String what,
            String seen,
            String purpose,
            String result,
            boolean refused) {}

    /**
     * A witness of the log.
     *
     * @param name its address, or the folder
     * @param size of the last state that it has taken
     * @param when it was asked last
     * @param state what came of that
     * @param failed whether it did not take it
     */
    public record Witness(String name, String size, String when, String state, boolean failed) {}

    /**
     * A search of the log.
     *
     * @param subject what was typed
     * @param asked whether a search was made; the log is not read before
     * @param empty sentence if nothing was found
     * @param older address of the next page; empty if this is the last
     * @param hidden the search as fields of the form that exports
     */
    public record Search(
            String subject,
            String actor,
            List<Option> purposes,
            String action,
            String from,
            String to,
            boolean asked,
            String found,
            List<Line> lines,
            String empty,
            String older,
            List<Fact> hidden,
            String wrong) {}

    /**
     * Something unusual.
     *
     * @param title sentence
     * @param about what is usual, which purpose, the reason given
     * @param mark symbol: {@code medium} or {@code high}
     * @param lines address of the lines in the log
     * @param officer account that would be asked
     */
    public record Notice(String title, String about, String mark, String lines, String officer) {}

    /** A case in a list. */
    public record Case(String href, String number, String kind, String status, String mark) {}

    /** What is unusual, and what was asked about it. */
    public record Unusual(
            List<Notice> notices, List<Case> asked, String done, String wrong, String empty) {}

    /** A case read by oversight. */
    public record Complaint(
            String title,
            List<Fact> facts,
            String words,
            String outcome,
            String answer,
            List<Fact> steps) {}

    /** An erasure in the list. */
    public record ErasureRow(
            String href, String subject, String when, String status, boolean current) {}

    /**
     * An erasure in full.
     *
     * @param losses what will be destroyed: what, and how much of it
     * @param holds why it may not be done now, in sentences
     * @param seal names exactly these losses
     * @param agree address of the form that agrees; empty if the reader may not
     * @param refuse address of the form that ends it; empty once it is decided
     */
    public record ErasureSheet(
            String title,
            List<Fact> facts,
            List<Fact> losses,
            List<String> holds,
            String seal,
            String agree,
            String refuse) {}

    /**
     * Erasures.
     *
     * @param propose address of the form that asks for one; empty if the reader may not
     * @param subject what was typed
     * @param reason what was typed
     */
    public record Erasures(
            List<ErasureRow> rows,
            List<ErasureSheet> sheet,
            String propose,
            String subject,
            String reason,
            String wrong) {}

    /** An agreement between organisations. */
    public record AgreementRow(
            String partner,
            String what,
            String fields,
            String purpose,
            String period,
            String state) {}

    /** An algorithm that is off, in a sentence; and where the register stands. */
    public record Front(List<String> notes, Unusual unusual, List<Fact> figures) {}

    private OversightView() {}
}
