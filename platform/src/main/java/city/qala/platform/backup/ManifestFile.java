package city.qala.platform.backup;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The manifest as a file; beside it stands its own hash. */
final class ManifestFile {
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final String HASH = BackupManifest.NAME + ".sha256";

    private ManifestFile() {}

    static void write(Path folder, BackupManifest manifest) throws IOException {
        byte[] text = JSON.writeValueAsBytes(json(manifest));
        String hash = Hashes.of(text) + "  " + BackupManifest.NAME + "\n";
        Trees.replace(folder.resolve(HASH), hash.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Trees.replace(folder.resolve(BackupManifest.NAME), text);
        Trees.force(folder);
    }

    /**
     * The manifest of an archive.
     *
     * @throws Problem {@code backup-not-found} or {@code backup-not-whole}
     */
    static BackupManifest read(Path folder) throws IOException {
        Path file = folder.resolve(BackupManifest.NAME);
        if (!Files.exists(file))
            throw Problem.of(
                    Problem.Kind.NOT_FOUND,
                    "backup-not-found",
                    "There is no finished backup in %s.",
                    folder);
        byte[] text = Files.readAllBytes(file);
        Path hash = folder.resolve(HASH);
        if (!Files.exists(hash) || !Files.readString(hash).startsWith(Hashes.of(text)))
            throw notWhole(BackupManifest.NAME);
        try {
            return manifest(JSON.readTree(text));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw notWhole(BackupManifest.NAME);
        }
    }

    static Problem notWhole(String what) {
        return Problem.of(
                Problem.Kind.UNPROCESSABLE,
                "backup-not-whole",
                "The backup is not whole: %s. Nothing was restored.",
                what);
    }

    private static Map<String, Object> json(BackupManifest m) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", m.format());
        all.put("id", m.id());
        all.put("city", m.city());
        all.put("program", m.program());
        all.put("at", m.at().toString());
        all.put("migrations", m.migrations());
        all.put("tables", m.tables());
        all.put("sequences", m.sequences());
        all.put("files", m.files());
        all.put("loose", m.loose());
        return all;
    }

    private static BackupManifest manifest(JsonNode json) throws JsonProcessingException {
        if (json.path("format").asInt() != BackupManifest.FORMAT)
            throw Problem.of(
                    Problem.Kind.UNPROCESSABLE,
                    "backup-newer",
                    "This backup was written by a newer Qala (%s); restore it with that one.",
                    json.path("program").asText());
        return new BackupManifest(
                BackupManifest.FORMAT,
                json.path("id").asText(),
                json.path("city").asText(),
                json.path("program").asText(),
                Instant.parse(json.path("at").asText()),
                JSON.treeToValue(json.path("migrations"), new TypeReference<>() {}),
                JSON.treeToValue(json.path("tables"), new TypeReference<>() {}),
                JSON.treeToValue(json.path("sequences"), new TypeReference<>() {}),
                JSON.treeToValue(json.path("files"), new TypeReference<>() {}),
                json.path("loose").asLong());
    }
}
