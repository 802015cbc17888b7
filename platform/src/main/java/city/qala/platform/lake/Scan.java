package city.qala.platform.lake;

import city.qala.kernel.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A question to Parquet files: which columns, within which bounds, in which order.
 *
 * @param schema schema of the files
 * @param files the files by name, never a pattern; an empty list gives no rows
 * @param columns columns wanted, in this order
 * @param bounds all must hold
 * @param order columns to sort by; empty keeps any order
 * @param limit most rows, or -1 for all
 */
public record Scan(
        ParquetSchema schema,
        List<Path> files,
        List<String> columns,
        List<Bound> bounds,
        List<Order> order,
        long limit) {

    /**
     * A range of one column; both ends belong to it. Times are in the column's own unit.
     *
     * @param column a column of whole numbers or times
     * @param from least value
     * @param to greatest value
     */
    public record Bound(String column, long from, long to) {}

    /**
     * A column to sort by.
     *
     * @param column its name
     * @param descending greatest first
     */
    public record Order(String column, boolean descending) {}

    public Scan {
        files = List.copyOf(files);
        columns = List.copyOf(columns);
        bounds = List.copyOf(bounds);
        order = List.copyOf(order);
        if (columns.isEmpty()) throw Problem.invalid("columns", columns, "must not be empty");
        for (Bound bound : bounds) {
            ParquetSchema.Column column = schema.columns().get(schema.indexOf(bound.column()));
            if (!column.type().isInt() && !column.type().isLong())
                throw Problem.invalid("bound", bound.column(), "must be a whole number or a time");
        }
        for (Order by : order) schema.indexOf(by.column());
    }

    /** All columns and rows of some files, in any order. */
    public static Scan of(ParquetSchema schema, List<Path> files) {
        return new Scan(
                schema,
                files,
                schema.columns().stream().map(ParquetSchema.Column::name).toList(),
                List.of(),
                List.of(),
                -1);
    }

    /** The same question for these columns only. */
    public Scan only(String... names) {
        return new Scan(schema, files, List.of(names), bounds, order, limit);
    }

    /** The same question with one column equal to a value. */
    public Scan where(String column, long value) {
        return between(column, value, value);
    }

    /** The same question with one column in a range, both ends included. */
    public Scan between(String column, long from, long to) {
        var more = new ArrayList<>(bounds);
        more.add(new Bound(column, from, to));
        return new Scan(schema, files, columns, more, order, limit);
    }

    /** The same question, sorted by one more column. */
    public Scan by(String column) {
        return sorted(column, false);
    }

    /** The same question, sorted by one more column, greatest first. */
    public Scan byDescending(String column) {
        return sorted(column, true);
    }

    /** The same question for the first rows only. */
    public Scan first(long most) {
        return new Scan(schema, files, columns, bounds, order, most);
    }

    private Scan sorted(String column, boolean descending) {
        var more = new ArrayList<>(order);
        more.add(new Order(column, descending));
        return new Scan(schema, files, columns, bounds, more, limit);
    }
}
