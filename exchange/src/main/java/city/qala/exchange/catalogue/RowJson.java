package city.qala.exchange.catalogue;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as JSON: one array a row; what is not a number becomes null. */
public final class RowJson {

    private RowJson() {}

    /** Writes a row. */
    public static void write(JsonGenerator json, List<@Nullable Object> row) {
        try {
            json.writeStartArray();
            for (Object value : row) write(json, value);
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Long n -> json.writeNumber(n);
            case Double n when Double.isFinite(n) -> json.writeNumber(n);
            case Double _ -> json.writeNull();
            default -> json.writeString(value.toString());
        }
    }
}
