package city.qala.governance.purpose;

import java.util.List;

/** What the page of the record shows, in the reader's words. */
public final class ProcessingView {
    private ProcessingView() {}

    /**
     * One purpose.
     *
     * @param code short name
     * @param title a few words
     * @param plain a sentence
     * @param status where it stands
     * @param basis the law
     * @param fields what is opened
     * @param users who may use it, when and how often
     * @param kept how long what is learned is kept
     * @param risks what makes it delicate
     * @param measures what guards it
     */
    public record Sheet(
            String code,
            String title,
            String plain,
            String status,
            String basis,
            String fields,
            String users,
            String kept,
            List<String> risks,
            List<String> measures) {
        public Sheet {
            risks = List.copyOf(risks);
            measures = List.copyOf(measures);
        }
    }

    /**
     * One table.
     *
     * @param set what it belongs to
     * @param table with its schema
     * @param fields what it holds
     * @param kept how long
     * @param armed whether the ledger shows it under a grant only
     */
    public record Held(String set, String table, String fields, String kept, boolean armed) {}

    /**
     * One deletion.
     *
     * @param at when, to the day
     * @param what table or part
     * @param rows how many
     */
    public record Gone(String at, String what, long rows) {
        static Gone of(Deletion d) {
            return new Gone(d.at().toString().substring(0, 10), d.what(), d.rows());
        }
    }

    /**
     * Calls to one machine.
     *
     * @param host which
     * @param made how many went out
     * @param refused how many did not
     */
    public record Call(String host, long made, long refused) {}
}
