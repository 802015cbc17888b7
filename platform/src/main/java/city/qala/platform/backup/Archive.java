package city.qala.platform.backup;

import city.qala.kernel.Problem;
import city.qala.platform.db.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A finished archive as it lies on the disk. */
final class Archive {
    private final Path folder;
    private final BackupManifest manifest;

    private Archive(Path folder, BackupManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    static Archive open(Path folder) throws IOException {
        return new Archive(folder, ManifestFile.read(folder));
    }

    BackupManifest manifest() {
        return manifest;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * Reads every file again.
     *
     * @throws Problem {@code backup-not-whole} with the name of the first that is not as written
     */
    void requireWhole(Progress progress) throws IOException {
        long done = 0;
        for (BackupManifest.File f : manifest.files()) {
            Path file = inside(f.name());
            if (!Files.exists(file)
                    || Files.size(file) != f.bytes()
                    || !Hashes.of(file).equals(f.sha256())) throw ManifestFile.notWhole(f.name());
            progress.at(Progress.Phase.CHECK, ++done, manifest.files().size());
        }
    }

    /**
     * Refuses what this program does not know.
     *
     * @throws Problem {@code backup-newer}
     */
    void requireKnown() {
        Map<String, List<String>> known = Database.migrations();
        manifest.migrations()
                .forEach((schema, versions) -> {
                    if (!known.getOrDefault(schema, List.of()).containsAll(versions))
                        throw Problem.of(
                                Problem.Kind.UNPROCESSABLE,
                                "backup-newer",
                                "This backup was written by a newer Qala (%s); restore it with"
                                        + " that one.",
                                manifest.program());
                });
    }

    /** Takes a row about people. */
    interface RowReader {
        /**
         * @param row its text, or nothing if a key of it was destroyed
         */
        void read(Optional<byte[]> row);
    }

    /** Opens every row of a table about people. */
    void rows(BackupManifest.Table table, SubjectKeys keys, RowReader each) throws IOException {
        var seal = new RowSeal(manifest.id());
        try (var in = new GZIPInputStream(Files.newInputStream(inside(table.file())), 1 << 16);
                var lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                SealedLine.Closed closed = SealedLine.closed(line);
                each.read(
                        keys.of(closed.ids())
                                .flatMap(k -> seal.open(table.name(), k, closed.sealed())));
            }
        }
    }

    /** How many rows about people nobody can read any more. */
    long unreadable(SubjectKeys keys) throws IOException {
        long[] count = {0};
        for (BackupManifest.Table table : manifest.tables()) {
            if (table.kind().isEmpty()) continue;
            long[] seen = {0};
            rows(
                    table,
                    keys,
                    row -> {
                        seen[0]++;
                        if (row.isEmpty()) count[0]++;
                    });
            if (seen[0] != table.rows()) throw ManifestFile.notWhole(table.file());
        }
        return count[0];
    }

    private Path inside(String name) {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize())) throw ManifestFile.notWhole(name);
        return file;
    }
}
