package city.qala.platform.lake;

/**
 * What a column of a Parquet file holds, and in which Java array a {@link ColumnBatch} keeps it.
 */
public enum ColumnType {
    /** 16 bits with sign; {@code int[]}. */
    SMALLINT("SMALLINT"),
    /** 32 bits with sign; {@code int[]}. */
    INTEGER("INTEGER"),
    /** 64 bits with sign; {@code long[]}. */
    BIGINT("BIGINT"),
    /** Floating, 64 bits; {@code double[]}. */
    DOUBLE("DOUBLE"),
    /** Text in UTF-8; {@code String[]}. */
    TEXT("VARCHAR"),
    /** Milliseconds since 1970 in UTC; {@code long[]}. */
    TIMESTAMP_MS("TIMESTAMP_MS"),
    /** Microseconds since 1970 in UTC; {@code long[]}. */
    TIMESTAMP_US("TIMESTAMP");

    private final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    /** Its name in DuckDB. */
    String sql() {
        return sql;
    }

    boolean isInt() {
        return this == SMALLINT || this == INTEGER;
    }

    boolean isLong() {
        return this == BIGINT || this == TIMESTAMP_MS || this == TIMESTAMP_US;
    }
}
