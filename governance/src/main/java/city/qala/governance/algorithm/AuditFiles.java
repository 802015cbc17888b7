package city.qala.governance.algorithm;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes results of audits, whole or not at all. */
final class AuditFiles {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private AuditFiles() {}

    static void csv(Path file, List<String> header, List<List<String>> rows) {
        var text = new StringBuilder();
        CSVFormat format =
                CSVFormat.DEFAULT.builder().setHeader(header.toArray(String[]::new)).get();
        try (var printer = new CSVPrinter(text, format)) {
            for (List<String> row : rows) printer.printRecord(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(file, text.toString());
    }

    static void json(Path file, Map<String, ?> document) {
        try {
            write(file, JSON.writeValueAsString(document) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("documents are plain values", e);
        }
    }

    private static void write(Path file, String text) {
        Path whole = file.toAbsolutePath().normalize();
        Path folder = whole.getParent();
        if (folder == null || !Files.isDirectory(folder))
            throw Problem.of(
                    Problem.Kind.NOT_FOUND, "no-file", "There is no folder to write %s to.", file);
        try {
            Path draft = Files.createTempFile(folder, ".qala-", ".part");
            try {
                Files.write(draft, text.getBytes(StandardCharsets.UTF_8));
                Files.move(draft, whole, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
