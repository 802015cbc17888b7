package city.qala.services.school;

import city.qala.kernel.Problem;
import city.qala.platform.files.CsvFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Cases in a JSON file and answers in another. */
final class JsonFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonFile() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** The list of this name in a file's object. */
    static JsonNode list(Path in, String name) {
        JsonNode list = read(in).path(name);
        if (!list.isArray()) throw Problem.invalid(name, in, "must be a list in the file");
        return list;
    }

    /** The object in a file. */
    static JsonNode read(Path in) {
        try {
            return JSON.readTree(Files.readAllBytes(in));
        } catch (NoSuchFileException e) {
            throw Problem.of(Problem.Kind.NOT_FOUND, "no-file", "There is no file %s to read.", in);
        } catch (JsonProcessingException e) {
            throw Problem.invalid("file", in, "must be JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path out, ObjectNode answers) {
        CsvFile.write(out, to -> append(to, answers));
    }

    private static void append(Appendable to, ObjectNode answers) {
        try {
            to.append(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answers));
            to.append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
