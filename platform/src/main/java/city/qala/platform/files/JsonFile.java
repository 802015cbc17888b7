package city.qala.platform.files;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A JSON document in a file, read and written as a whole. */
public final class JsonFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter PRETTY = JSON.writerWithDefaultPrettyPrinter();

    private JsonFile() {}

    /**
     * The document in a file.
     *
     * @throws Problem if there is no such file, or if it is not JSON
     */
    public static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw Problem.of(
                    Problem.Kind.NOT_FOUND, "no-file", "There is no file %s to read.", file);
        } catch (JsonProcessingException e) {
            throw Problem.of(
                    Problem.Kind.INVALID,
                    "invalid-parameter",
                    "%s cannot be read: it is not JSON (%s).",
                    file,
                    e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The list of this name in a file's object.
     *
     * @throws Problem as {@link #read}, or if there is no such list
     */
    public static JsonNode list(Path file, String name) {
        JsonNode list = read(file).path(name);
        if (!list.isArray()) throw Problem.invalid(name, file, "must be a list in the file");
        return list;
    }

    /**
     * Writes a document; the file is there complete or not at all.
     *
     * @param document a {@code JsonNode}, or a map of what JSON has
     */
    public static void write(Path file, Object document) {
        CsvFile.write(file, to -> append(to, document));
    }

    private static void append(Appendable to, Object document) {
        try {
            to.append(PRETTY.writeValueAsString(document)).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A list of numbers.
     *
     * @throws Problem if it is not one
     */
    public static double[] numbers(JsonNode list, String name) {
        if (!list.isArray()) throw Problem.invalid(name, list, "must be a list of numbers");
        double[] all = new double[list.size()];
        for (int i = 0; i < all.length; i++) all[i] = number(list.get(i), name);
        return all;
    }

    /**
     * A number.
     *
     * @throws Problem if it is not one
     */
    public static double number(JsonNode value, String name) {
        if (!value.isNumber()) throw Problem.invalid(name, value, "must be a number");
        return value.asDouble();
    }
}
