package city.qala.platform.lake;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * The statements of scans. Names come from a {@link ParquetSchema}, which lets only plain words
 * through; values are bound, never written.
 */
final class LakeSql {

    private LakeSql() {}

    static String select(Scan scan) {
        StringBuilder sql = new StringBuilder("select ");
        sql.append(
                scan.schema().select(scan.columns()).columns().stream()
                        .map(LakeSql::toRead)
                        .collect(Collectors.joining(", ")));
        from(scan, sql);
        if (!scan.order().isEmpty())
            sql.append(" order by ")
                    .append(
                            scan.order().stream()
                                    .map(o -> o.column() + (o.descending() ? " desc" : ""))
                                    .collect(Collectors.joining(", ")));
        if (scan.limit() >= 0) sql.append(" limit ").append(scan.limit());
        return sql.toString();
    }

    static String count(Scan scan) {
        StringBuilder sql = new StringBuilder("select count(*)");
        from(scan, sql);
        return sql.toString();
    }

    /** Columns of a batch in the types of the file. */
    static String toStored(ParquetSchema schema) {
        return schema.columns().stream()
                .map(c -> {
                    // Quoted: a column may be called as a word of SQL, such as "at".
                    String name = '"' + c.name() + '"';
                    return switch (c.type()) {
                        case TIMESTAMP_MS ->
                                "make_timestamp_ms(" + name + ")::timestamp_ms as " + name;
                        case TIMESTAMP_US -> "make_timestamp(" + name + ") as " + name;
                        case SMALLINT -> name + "::smallint as " + name;
                        case INTEGER, BIGINT, DOUBLE, TEXT -> name;
                    };
                })
                .collect(Collectors.joining(", "));
    }

    static String list(List<Path> files) {
        return files.stream()
                .map(file -> Engine.literal(file.toString()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }

    private static void from(Scan scan, StringBuilder sql) {
        sql.append(" from read_parquet(").append(list(scan.files())).append(")");
        String glue = " where ";
        for (Scan.Bound bound : scan.bounds()) {
            ParquetSchema.Column column =
                    scan.schema().columns().get(scan.schema().indexOf(bound.column()));
            sql.append(glue)
                    .append(column.name())
                    .append(" between ")
                    .append(bound(column.type()))
                    .append(" and ")
                    .append(bound(column.type()));
            glue = " and ";
        }
    }

    /** A bound in the column's own type, so that row groups can be left out by their bounds. */
    private static String bound(ColumnType type) {
        return switch (type) {
            case TIMESTAMP_MS -> "make_timestamp_ms(?::bigint)::timestamp_ms";
            case TIMESTAMP_US -> "make_timestamp(?::bigint)";
            case SMALLINT -> "?::smallint";
            case INTEGER -> "?::integer";
            case BIGINT -> "?::bigint";
            case DOUBLE, TEXT -> throw new IllegalArgumentException("no bounds on this type");
        };
    }

    private static String toRead(ParquetSchema.Column column) {
        return switch (column.type()) {
            case TIMESTAMP_MS -> "epoch_ms(" + column.name() + ")";
            case TIMESTAMP_US -> "epoch_us(" + column.name() + ")";
            case SMALLINT -> column.name() + "::integer";
            case INTEGER, BIGINT, DOUBLE, TEXT -> column.name();
        };
    }
}
