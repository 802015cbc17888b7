package city.qala.platform.lake;

import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** Moves values between DuckDB's vectors and plain arrays. */
final class Chunks {

    private Chunks() {}

    static void read(DuckDBDataChunkReader chunk, ColumnBatch into) {
        into.clear();
        int rows = Math.toIntExact(chunk.rowCount());
        into.rows(rows);
        for (int c = 0; c < into.schema().width(); c++) {
            DuckDBReadableVector vector = chunk.vector(c);
            switch (into.schema().columns().get(c).type()) {
                case SMALLINT, INTEGER -> readInts(vector, rows, into, c);
                case BIGINT, TIMESTAMP_MS, TIMESTAMP_US -> readLongs(vector, rows, into, c);
                case DOUBLE -> readDoubles(vector, rows, into, c);
                case TEXT -> readTexts(vector, rows, into, c);
            }
        }
    }

    static void write(ColumnBatch batch, DuckDBDataChunkWriter chunk) {
        for (int c = 0; c < batch.schema().width(); c++) {
            DuckDBWritableVector vector = chunk.vector(c);
            switch (batch.schema().columns().get(c).type()) {
                case SMALLINT, INTEGER -> writeInts(batch, c, vector);
                case BIGINT, TIMESTAMP_MS, TIMESTAMP_US -> writeLongs(batch, c, vector);
                case DOUBLE -> writeDoubles(batch, c, vector);
                case TEXT -> writeTexts(batch, c, vector);
            }
        }
    }

    private static void readInts(DuckDBReadableVector vector, int rows, ColumnBatch into, int c) {
        int[] values = into.ints(c);
        for (int i = 0; i < rows; i++) {
            if (vector.isNull(i)) into.setNull(c, i);
            else values[i] = vector.getInt(i);
        }
    }

    private static void readLongs(DuckDBReadableVector vector, int rows, ColumnBatch into, int c) {
        long[] values = into.longs(c);
        for (int i = 0; i < rows; i++) {
            if (vector.isNull(i)) into.setNull(c, i);
            else values[i] = vector.getLong(i);
        }
    }

    private static void readDoubles(
            DuckDBReadableVector vector, int rows, ColumnBatch into, int c) {
        double[] values = into.doubles(c);
        for (int i = 0; i < rows; i++) {
            if (vector.isNull(i)) into.setNull(c, i);
            else values[i] = vector.getDouble(i);
        }
    }

    private static void readTexts(DuckDBReadableVector vector, int rows, ColumnBatch into, int c) {
        @Nullable String[] values = into.texts(c);
        for (int i = 0; i < rows; i++) values[i] = vector.isNull(i) ? null : vector.getString(i);
    }

    private static void writeInts(ColumnBatch batch, int c, DuckDBWritableVector vector) {
        int[] values = batch.ints(c);
        boolean nulls = batch.hasNulls(c);
        for (int i = 0; i < batch.rows(); i++) {
            if (nulls && batch.isNull(c, i)) vector.setNull(i);
            else vector.setInt(i, values[i]);
        }
    }

    private static void writeLongs(ColumnBatch batch, int c, DuckDBWritableVector vector) {
        long[] values = batch.longs(c);
        boolean nulls = batch.hasNulls(c);
        for (int i = 0; i < batch.rows(); i++) {
            if (nulls && batch.isNull(c, i)) vector.setNull(i);
            else vector.setLong(i, values[i]);
        }
    }

    private static void writeDoubles(ColumnBatch batch, int c, DuckDBWritableVector vector) {
        double[] values = batch.doubles(c);
        boolean nulls = batch.hasNulls(c);
        for (int i = 0; i < batch.rows(); i++) {
            if (nulls && batch.isNull(c, i)) vector.setNull(i);
            else vector.setDouble(i, values[i]);
        }
    }

    private static void writeTexts(ColumnBatch batch, int c, DuckDBWritableVector vector) {
        @Nullable String[] values = batch.texts(c);
        for (int i = 0; i < batch.rows(); i++) {
            String value = values[i];
            if (value == null) vector.setNull(i);
            else vector.setString(i, value);
        }
    }
}
