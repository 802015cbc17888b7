package city.qala.platform.db;

import java.util.List;

/**
 * A table of the ledger as it is copied.
 *
 * @param name schema and table, quoted where SQL asks for it
 * @param columns every column that holds a value of its own, quoted likewise
 * @param kind kind of the subjects that its rows are about; empty where it is about nobody
 * @param subjects columns that name those subjects
 */
public record LedgerTable(String name, List<String> columns, String kind, List<String> subjects) {
    public LedgerTable {
        columns = List.copyOf(columns);
        subjects = List.copyOf(subjects);
        if (columns.isEmpty()) throw new IllegalArgumentException(name + " has no columns");
        if (kind.isEmpty() != subjects.isEmpty())
            throw new IllegalArgumentException(name + " is about somebody, or it is not");
    }

    /** Whether its rows are about people. */
    public boolean personal() {
        return !kind.isEmpty();
    }

    String columnList() {
        return String.join(", ", columns);
    }
}
