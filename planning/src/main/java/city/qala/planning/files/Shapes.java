package city.qala.planning.files;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The features of a GeoJSON file, one at a time. */
public final class Shapes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Shapes() {}

    /** Takes one feature. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Takes one line or ring.
         *
         * @param properties of the feature
         * @param id of the feature: its {@code id}, that of its properties, or its number in the
         *     file
         * @param first whether it is the feature's first
         * @param points x, y, x, y …
         */
        void line(JsonNode properties, String id, boolean first, double[] points);
    }

    /**
     * Hands over every line of every feature; of polygons the rings, holes too.
     *
     * @return what was passed over, and why; points are passed over silently
     * @throws Problem if the file is not GeoJSON
     */
    public static List<String> read(Path file, Visitor visitor) {
        var faults = new ArrayList<String>();
        try (InputStream raw = Files.newInputStream(file);
                InputStream in =
                        file.toString().endsWith(".gz")
                                ? new GZIPInputStream(raw)
                                : new BufferedInputStream(raw, 1 << 16);
                JsonParser parser = JSON.getFactory().createParser(in)) {
            if (!toFeatures(parser)) throw notGeoJson(file);
            int number = 0;
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                JsonNode feature = parser.readValueAsTree();
                number++;
                String fault = feature(feature, number, visitor);
                if (!fault.isEmpty())
                    faults.add(file.getFileName() + " feature " + number + ": " + fault);
            }
        } catch (NoSuchFileException e) {
            throw Problem.of(
                    Problem.Kind.NOT_FOUND, "no-file", "There is no file %s to read.", file);
        } catch (JsonProcessingException e) {
            throw notGeoJson(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return faults;
    }

    private static boolean toFeatures(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) return false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals("features");
            JsonToken value = parser.nextToken();
            if (found) return value == JsonToken.START_ARRAY;
            parser.skipChildren();
        }
        return false;
    }

    private static String feature(JsonNode feature, int number, Visitor visitor) {
        JsonNode properties = feature.path("properties");
        JsonNode geometry = feature.path("geometry");
        String id =
                feature.hasNonNull("id")
                        ? feature.path("id").asText()
                        : properties.path("id").asText(Integer.toString(number));
        JsonNode at = geometry.path("coordinates");
        var lines = new ArrayList<JsonNode>();
        switch (geometry.path("type").asText()) {
            case "LineString" -> lines.add(at);
            case "MultiLineString", "Polygon" -> at.forEach(lines::add);
            case "MultiPolygon" -> at.forEach(part -> part.forEach(lines::add));
            case "Point", "MultiPoint" -> {
                return "";
            }
            default -> {
                return "its geometry is not a line or an area";
            }
        }
        boolean first = true;
        for (JsonNode line : lines) {
            double[] points = new double[2 * line.size()];
            for (int i = 0; i < line.size(); i++) {
                JsonNode point = line.get(i);
                if (!point.path(0).isNumber() || !point.path(1).isNumber())
                    return "a point is not two numbers";
                points[2 * i] = point.get(0).asDouble();
                points[2 * i + 1] = point.get(1).asDouble();
            }
            visitor.line(properties, id, first, points);
            first = false;
        }
        return "";
    }

    private static Problem notGeoJson(Path file) {
        return Problem.of(
                Problem.Kind.INVALID,
                "invalid-parameter",
                "%s cannot be read: it is not a GeoJSON collection of features.",
                file);
    }
}
