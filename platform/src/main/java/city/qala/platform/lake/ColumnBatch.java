package city.qala.platform.lake;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Some rows by columns in plain arrays, to write or as read. A batch is reused: whoever receives
 * one copies what is to be kept. Arrays may be longer than {@link #rows()}.
 */
public final class ColumnBatch {

    private final ParquetSchema schema;
    private final int capacity;
    private final Object[] arrays;
    private final BitSet[] nulls;
    private int rows;

    /**
     * An empty batch.
     *
     * @param capacity most rows it can hold; 2,048 suits DuckDB
     */
    public ColumnBatch(ParquetSchema schema, int capacity) {
        this.schema = schema;
        this.capacity = capacity;
        this.arrays = new Object[schema.width()];
        this.nulls = new BitSet[schema.width()];
        for (int i = 0; i < arrays.length; i++) {
            ColumnType type = schema.columns().get(i).type();
            arrays[i] =
                    type.isInt()
                            ? new int[capacity]
                            : type.isLong()
                                    ? new long[capacity]
                                    : type == ColumnType.DOUBLE
                                            ? new double[capacity]
                                            : new String[capacity];
            nulls[i] = new BitSet();
        }
    }

    /** Its columns. */
    public ParquetSchema schema() {
        return schema;
    }

    /** Most rows it can hold. */
    public int capacity() {
        return capacity;
    }

    /** Rows at hand. */
    public int rows() {
        return rows;
    }

    /** Says how many rows the arrays hold now. */
    public void rows(int count) {
        if (count < 0 || count > capacity) throw new IndexOutOfBoundsException(count);
        rows = count;
    }

    /** Forgets rows and nulls; the arrays keep their old content. */
    public void clear() {
        rows = 0;
        for (BitSet bits : nulls) bits.clear();
    }

    /** The array of a SMALLINT or INTEGER column. */
    public int[] ints(int column) {
        return (int[]) arrays[column];
    }

    /** The array of a BIGINT or time column. */
    public long[] longs(int column) {
        return (long[]) arrays[column];
    }

    /** The array of a DOUBLE column. */
    public double[] doubles(int column) {
        return (double[]) arrays[column];
    }

    /** The array of a TEXT column; null entries count as missing. */
    public @Nullable String[] texts(int column) {
        return (@Nullable String[]) arrays[column];
    }

    /** Whether the value is missing. */
    public boolean isNull(int column, int row) {
        return nulls[column].get(row)
                || (schema.columns().get(column).type() == ColumnType.TEXT
                        && texts(column)[row] == null);
    }

    /** Marks a value as missing. */
    public void setNull(int column, int row) {
        nulls[column].set(row);
        if (schema.columns().get(column).type() == ColumnType.TEXT) texts(column)[row] = null;
    }

    /** Whether a column of this batch has missing values at all (for TEXT: that were marked). */
    boolean hasNulls(int column) {
        return !nulls[column].isEmpty();
    }
}
