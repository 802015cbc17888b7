package city.qala.exchange.catalogue;

import city.qala.kernel.DataSet;
import city.qala.kernel.DataSet.Field;
import city.qala.kernel.Problem;
import city.qala.platform.lake.ColumnBatch;
import city.qala.platform.lake.ColumnType;
import city.qala.platform.lake.Lake;
import city.qala.platform.lake.ParquetSchema;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the rows of an open data set as CSV, JSON or Parquet. */
final class Download {

    /** A Parquet file is made from rows in memory, so it has fewer of them. */
    static final long MOST_PARQUET_ROWS = 200_000;

    private static final int ROW_GROUP = 122_880;
    private static final String FOLDER = "exports";
    private static final JsonFactory JSON = new JsonFactory();

    private final Lake lake;

    Download(Lake lake) {
        this.lake = lake;
        sweep();
    }

    void write(DataSet set, DataSet.Wanted wanted, Format format, OutputStream out) {
        try {
            switch (format) {
                case CSV -> csv(set, wanted, out);
                case JSON -> json(set, wanted, out);
                case PARQUET -> parquet(set, wanted, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void csv(DataSet set, DataSet.Wanted wanted, OutputStream out)
            throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        line(text, new ArrayList<>(set.names()));
        set.rows()
                .read(
                        wanted,
                        row -> {
                            try {
                                line(text, row);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        text.flush();
    }

    private static void line(Writer out, List<? extends @Nullable Object> cells)
            throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) out.write(',');
            Object cell = cells.get(i);
            if (cell != null) out.write(cell instanceof String s ? cell(s) : cell.toString());
        }
        out.write("\r\n");
    }

    /** Text that a spreadsheet would take for a formula gets an apostrophe before it. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static void json(DataSet set, DataSet.Wanted wanted, OutputStream out)
            throws IOException {
        JsonGenerator json = JSON.createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeStringField("dataSet", set.code());
        json.writeStringField("licence", set.licence());
        json.writeArrayFieldStart("fields");
        for (String name : set.names()) json.writeString(name);
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        set.rows().read(wanted, row -> RowJson.write(json, row));
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }

    private void parquet(DataSet set, DataSet.Wanted wanted, OutputStream out) throws IOException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        set.rows().read(wanted, rows::add);
        Path file = Path.of(FOLDER, UUID.randomUUID() + ".parquet");
        int[] next = {0};
        try {
            lake.write(file, schema(set), ROW_GROUP, batch -> fill(batch, rows, next));
            Files.copy(lake.folder().resolve(file), out);
        } finally {
            Files.deleteIfExists(lake.folder().resolve(file));
        }
    }

    private static ParquetSchema schema(DataSet set) {
        List<ParquetSchema.Column> columns = new ArrayList<>();
        for (Field field : set.fields())
            columns.add(
                    new ParquetSchema.Column(
                            field.name(),
                            switch (field.type()) {
                                case TEXT -> ColumnType.TEXT;
                                case WHOLE -> ColumnType.BIGINT;
                                case NUMBER -> ColumnType.DOUBLE;
                                case TIME -> ColumnType.TIMESTAMP_US;
                            }));
        return new ParquetSchema(columns);
    }

    private static boolean fill(ColumnBatch batch, List<List<@Nullable Object>> rows, int[] next) {
        int size = Math.min(batch.capacity(), rows.size() - next[0]);
        for (int r = 0; r < size; r++) {
            List<@Nullable Object> row = rows.get(next[0]++);
            for (int c = 0; c < row.size(); c++) put(batch, c, r, row.get(c));
        }
        batch.rows(size);
        return size > 0;
    }

    private static void put(ColumnBatch batch, int column, int row, @Nullable Object value) {
        switch (value) {
            case null -> batch.setNull(column, row);
            case String s -> batch.texts(column)[row] = s;
            case Long n -> batch.longs(column)[row] = n;
            case Double n -> batch.doubles(column)[row] = n;
            case Instant t ->
                    batch.longs(column)[row] = ChronoUnit.MICROS.between(Instant.EPOCH, t);
            default ->
                    throw Problem.invalid(
                            "value", value.getClass().getSimpleName(), "must fit its field");
        }
    }

    /** Files that a killed process left. */
    private void sweep() {
        Path folder = lake.folder().resolve(FOLDER);
        if (!Files.isDirectory(folder)) return;
        try (var left = Files.list(folder)) {
            for (Path file : left.toList()) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
