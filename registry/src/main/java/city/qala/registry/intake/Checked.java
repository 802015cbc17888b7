package city.qala.registry.intake;

import java.util.List;
import java.util.Map;

/**
 * A delivery after its rows were looked at one by one.
 *
 * @param rows those that are let in, in order
 * @param faults why others are not
 * @param quarantined how many are not
 * @param columns how each column was filled
 */
record Checked(List<Line> rows, List<Fault> faults, int quarantined, Map<String, Filled> columns) {

    /**
     * A row that is let in.
     *
     * @param key names the record within the register
     * @param cells by column, without the empty ones
     */
    record Line(String key, Map<String, String> cells) {}

    /**
     * Why a row is not let in. What stood in the row is not repeated.
     *
     * @param line of the file, the header being line 1
     * @param column empty for the row as a whole
     * @param reason code of the reason
     */
    record Fault(long line, String column, String reason) {}

    /**
     * How a column was filled.
     *
     * @param filled rows with a value
     * @param faulty rows with a value that cannot be
     * @param distinct different values, at most 100,000 counted
     */
    record Filled(int filled, int faulty, int distinct) {}

    Checked {
        rows = List.copyOf(rows);
        faults = List.copyOf(faults);
        columns = Map.copyOf(columns);
    }
}
