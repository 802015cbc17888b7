package city.qala.exchange.call;

import city.qala.exchange.catalogue.RowJson;
import city.qala.kernel.DataSet;
import city.qala.kernel.Problem;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer: agreed fields only, whatever the supplier gave.
 *
 * @param body UTF-8 JSON: {@code dataSet, fields, rows}
 * @param count how many rows
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record Rows(byte[] body, int count) {

    private static final int MOST_BYTES = 16 << 20;
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Reads and writes the rows.
     *
     * @throws Problem {@code query-budget} if the answer would be larger than 16 MB
     */
    static Rows read(DataSet set, Wish wish) {
        var out = new ByteArrayOutputStream(1_024);
        List<String> names = set.names();
        int[] places = wish.fields().stream().mapToInt(names::indexOf).toArray();
        int[] count = {0};
        try (JsonGenerator json = JSON.createGenerator(out)) {
            head(json, set, wish);
            var wanted =
                    new DataSet.Wanted(
                            new HashSet<>(wish.fields()),
                            wish.from(),
                            wish.to(),
                            wish.limit(),
                            null);
            set.rows()
                    .read(
                            wanted,
                            row -> {
                                if (count[0] == wish.limit()) return;
                                RowJson.write(json, only(row, places));
                                count[0]++;
                                if (out.size() > MOST_BYTES) throw tooMuch();
                            });
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Rows(out.toByteArray(), count[0]);
    }

    private static void head(JsonGenerator json, DataSet set, Wish wish) throws IOException {
        json.writeStartObject();
        json.writeStringField("dataSet", set.code());
        json.writeArrayFieldStart("fields");
        for (String field : wish.fields()) json.writeString(field);
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
    }

    private static List<@Nullable Object> only(List<@Nullable Object> row, int[] places) {
        List<@Nullable Object> agreed = new ArrayList<>(places.length);
        for (int place : places) agreed.add(row.get(place));
        return agreed;
    }

    private static Problem tooMuch() {
        return Problem.of(
                Problem.Kind.UNPROCESSABLE,
                "query-budget",
                "The answer would be larger than 16 MB; ask for fewer rows.");
    }
}
