package city.qala.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A Thing as SensorThings tells it, in the rows of the CSV that {@code import things} reads. */
final class ThingRow {
    static final String[] COLUMNS = {
        "code",
        "name",
        "kind",
        "lat",
        "lon",
        "district",
        "class",
        "device",
        "gateway",
        "property",
        "unit",
        "interval",
        "visibility"
    };

    private ThingRow() {}

    /** One row a Datastream; one without a property for a Thing that measures nothing. */
    static List<List<String>> of(JsonNode thing) {
        var rows = new ArrayList<List<String>>();
        for (JsonNode stream : thing.path("Datastreams")) rows.add(row(thing, stream));
        if (rows.isEmpty()) rows.add(row(thing, thing.path("nothing")));
        return rows;
    }

    /** Its code, else its number. */
    static String code(JsonNode thing) {
        String code = thing.path("properties").path("code").asText();
        return code.isEmpty() ? thing.path("@iot.id").asText() : code;
    }

    private static List<String> row(JsonNode thing, JsonNode stream) {
        JsonNode p = thing.path("properties");
        JsonNode at = thing.path("Locations").path(0).path("location").path("coordinates");
        return List.of(
                code(thing),
                thing.path("name").asText(),
                p.path("kind").asText(),
                at.path(1).asText(),
                at.path(0).asText(),
                p.path("district").asText(),
                p.path("class").asText(),
                p.path("device").asText(),
                p.path("gateway").asText(),
                stream.path("ObservedProperty").path("name").asText(),
                stream.path("unitOfMeasurement").path("symbol").asText(),
                stream.path("properties").path("interval").asText(),
                stream.path("properties").path("visibility").asText());
    }
}
