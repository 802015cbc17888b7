package city.qala.platform.backup;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The keys of one town's archives, kept apart from them. The keys of subjects are there once, the
 * newest: a key that was destroyed in the city is destroyed here by the next backup, and with it
 * all that older archives hold of that person. The town's own keys are there for each archive.
 */
final class KeyFolder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOWN = "town";
    private static final String SUBJECTS = "subjects.gz";
    private static final String ABOUT = "subjects.json";
    private static final String LOOSE = "loose";
    private static final String REVOKED = "revoked";

    private final Path folder;
    private final String id;

    KeyFolder(Path folder, String id) {
        this.folder = folder;
        this.id = id;
    }

    /**
     * Makes the folder ready for the keys of a new archive.
     *
     * @throws Problem {@code backup-keys-of-another} if it holds the keys of another town
     */
    byte[] begin(Path cityKeys) throws IOException {
        Trees.makePrivate(folder);
        Path lasting = cityKeys.resolve(BackupPlan.LASTING);
        String town = Files.exists(lasting) ? Hashes.of(lasting) : "";
        Path mark = folder.resolve(TOWN);
        if (Files.exists(mark) && !Files.readString(mark).strip().equals(town))
            throw Problem.conflict(
                    "backup-keys-of-another",
                    "%s holds the keys of another town's backups; give another folder with --keys.",
                    folder);
        Trees.replace(mark, (town + "\n").getBytes(StandardCharsets.US_ASCII));
        Trees.makePrivate(own());
        Trees.copy(cityKeys, own().resolve(BackupPlan.KEYS));
        byte[] loose = new byte[RowSeal.KEY];
        new SecureRandom().nextBytes(loose);
        String hex = HexFormat.of().formatHex(loose);
        Trees.replace(own().resolve(LOOSE), hex.getBytes(StandardCharsets.US_ASCII));
        return loose;
    }

    /** Where the keys of subjects are written before they take the place of the older ones. */
    Path draft() throws IOException {
        Path draft = own().resolve(SUBJECTS);
        Files.deleteIfExists(draft);
        return draft;
    }

    /** The keys of subjects as they were drafted for this archive. */
    SubjectKeys drafted(int idColumn, int keyColumn, byte[] loose) throws IOException {
        return SubjectKeys.read(own().resolve(SUBJECTS), idColumn, keyColumn, loose);
    }

    /** Puts the new keys of subjects in the place of the older ones. */
    void promote(BackupManifest.File written, List<String> columns, long rows) throws IOException {
        Files.move(
                own().resolve(SUBJECTS),
                folder.resolve(SUBJECTS),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        var about =
                Map.of(
                        "archive", id,
                        "sha256", written.sha256(),
                        "columns", columns,
                        "rows", rows);
        Trees.replace(folder.resolve(ABOUT), JSON.writeValueAsBytes(about));
        Trees.force(folder);
    }

    /** Removes what a backup that failed has put here. */
    void drop() {
        try {
            Trees.delete(own());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What there is of the subjects' keys; checked against its hash. */
    Subjects subjects() throws IOException {
        if (!Files.isDirectory(own()) || !Files.exists(folder.resolve(ABOUT))) throw missing();
        JsonNode about = JSON.readTree(folder.resolve(ABOUT).toFile());
        Path file = folder.resolve(SUBJECTS);
        if (!Hashes.of(file).equals(about.path("sha256").asText()))
            throw ManifestFile.notWhole(file.toString());
        List<String> columns =
                JSON.convertValue(
                        about.path("columns"),
                        new com.fasterxml.jackson.core.type.TypeReference<>() {});
        return new Subjects(file, columns, about.path("rows").asLong());
    }

    /** The newest keys of subjects. */
    record Subjects(Path file, List<String> columns, long rows) {}

    byte[] loose() throws IOException {
        return HexFormat.of().parseHex(Files.readString(own().resolve(LOOSE)).strip());
    }

    /**
     * Gives a restored city its keys. Tokens that were revoked after the archive stay revoked: that
     * list is always the newest.
     */
    void giveCityKeys(Path target) throws IOException {
        Trees.makePrivate(target);
        Trees.copy(own().resolve(BackupPlan.KEYS), target);
        Path newest = newest(REVOKED);
        if (Files.exists(newest))
            Files.copy(
                    newest,
                    target.resolve(REVOKED),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
    }

    private Path newest(String file) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(p -> p.resolve(BackupPlan.KEYS).resolve(file))
                    .filter(Files::exists)
                    // Ids begin with their time.
                    .max(Path::compareTo)
                    .orElse(own().resolve(BackupPlan.KEYS).resolve(file));
        }
    }

    private Path own() {
        return folder.resolve(id);
    }

    private Problem missing() {
        return Problem.of(
                Problem.Kind.NOT_FOUND,
                "backup-keys-missing",
                "The keys of this backup (%s) are not in %s; say where they are with --keys.",
                id,
                folder);
    }
}
