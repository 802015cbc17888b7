package city.qala.platform.lake;

import city.qala.kernel.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The columns of a Parquet file, fixed in code: never derived from a day's data.
 *
 * @param columns in the file's order, at least one, names unique and of the form {@code
 *     [a-z][a-z0-9_]*}
 */
public record ParquetSchema(List<Column> columns) {

    /**
     * One column.
     *
     * @param name of the form {@code [a-z][a-z0-9_]*}
     * @param type what it holds
     */
    public record Column(String name, ColumnType type) {
        public Column {
            if (!name.matches("[a-z][a-z0-9_]*"))
                throw Problem.invalid("column", name, "must be of the form [a-z][a-z0-9_]*");
        }
    }

    public ParquetSchema {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) throw Problem.invalid("columns", columns, "must not be empty");
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name()))
                throw Problem.invalid("columns", column.name(), "must be named once");
        }
    }

    /** A schema of one column; more by {@link #and}. */
    public static ParquetSchema of(String name, ColumnType type) {
        return new ParquetSchema(List.of(new Column(name, type)));
    }

    /** The same schema with one more column at its end. */
    public ParquetSchema and(String name, ColumnType type) {
        var more = new java.util.ArrayList<>(columns);
        more.add(new Column(name, type));
        return new ParquetSchema(more);
    }

    /** How many columns. */
    public int width() {
        return columns.size();
    }

    /** The place of a column, from 0. */
    public int indexOf(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) return i;
        }
        throw Problem.invalid("column", name, "must be one of the schema");
    }

    /** The schema of some of the columns, in the order given. */
    public ParquetSchema select(List<String> names) {
        return new ParquetSchema(names.stream().map(n -> columns.get(indexOf(n))).toList());
    }
}
