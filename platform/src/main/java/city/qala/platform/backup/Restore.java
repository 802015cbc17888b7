package city.qala.platform.backup;

import city.qala.kernel.Problem;
import city.qala.platform.db.Database;
import city.qala.platform.db.KeyTable;
import city.qala.platform.db.LedgerLoad;
import city.qala.platform.db.LedgerSnapshot;
import city.qala.platform.db.LedgerTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a city from a backup. Everything is checked before anything is touched; the new data folder
 * gets its name when it is complete, so that a restore that was cut off leaves no half city.
 */
public final class Restore {
    /** What makes a folder a city's: it is moved last. */
    private static final String LEDGER = "pg";

    private final Archive archive;
    private final KeyFolder keys;
    private final KeyTable subjects;
    private final Progress progress;

    private Restore(Archive archive, Path keyFolder, KeyTable subjects, Progress progress) {
        this.archive = archive;
        this.keys = new KeyFolder(keyFolder, archive.manifest().id());
        this.subjects = subjects;
        this.progress = progress;
    }

    /**
     * Opens a backup.
     *
     * @param folder the backup
     * @param keyFolder where the keys of this town's backups are
     * @throws Problem {@code backup-not-found}, {@code backup-not-whole}
     */
    public static Restore of(Path folder, Path keyFolder, KeyTable subjects, Progress progress) {
        try {
            return new Restore(Archive.open(folder), keyFolder, subjects, progress);
        } catch (IOException e) {
            throw Full.or(e);
        }
    }

    /**
     * Reads all of it and changes nothing.
     *
     * @throws Problem {@code backup-not-whole}, {@code backup-newer}, {@code backup-keys-missing}
     */
    public Restored check() {
        try {
            archive.requireKnown();
            archive.requireWhole(progress);
            return new Restored(archive.manifest(), archive.unreadable(subjectKeys()), 0);
        } catch (IOException e) {
            throw Full.or(e);
        }
    }

    /**
     * Restores after {@link #check}.
     *
     * @param data the data folder to make; new or empty
     * @param open opens the ledger of a data folder
     * @param last what else is done with the ledger before it is handed over
     * @throws Problem {@code restore-folder-used}, {@code ledger-not-empty}, or of {@link #check}
     */
    public Restored run(
            Path data, Function<Path, Database> open, BiConsumer<Database, Restored> last) {
        try {
            if (!Trees.isEmpty(data))
                throw Problem.conflict(
                        "restore-folder-used",
                        "%s is not empty; a backup is restored into a new folder.",
                        data);
            Restored checked = check();
            // A folder that is there may be the root of a volume, which cannot be renamed over.
            boolean there = Files.exists(data);
            Path stage =
                    there
                            ? data.resolve(".restoring")
                            : data.resolveSibling("." + data.getFileName() + ".restoring");
            Trees.delete(stage);
            Trees.makePrivate(stage);
            files(stage);
            Restored done;
            try (Database ledger = open.apply(stage)) {
                done = new Restored(archive.manifest(), checked.erased(), ledger(ledger));
                last.accept(ledger, done);
            }
            if (there) Trees.moveUp(stage, LEDGER);
            else Files.move(stage, data, StandardCopyOption.ATOMIC_MOVE);
            return done;
        } catch (IOException e) {
            throw Full.or(e);
        }
    }

    private void files(Path stage) throws IOException {
        for (BackupManifest.File f : archive.manifest().files()) {
            if (f.name().startsWith("ledger/")) continue;
            Path target = stage.resolve(f.name());
            Trees.makeParent(target);
            Files.copy(archive.file(f.name()), target);
        }
        keys.giveCityKeys(stage.resolve(BackupPlan.KEYS));
    }

    private long ledger(Database ledger) throws IOException {
        requireNew(ledger);
        // The guard first: tables are armed by its functions.
        migrateTo(ledger, "guard");
        for (String schema : archive.manifest().migrations().keySet()) migrateTo(ledger, schema);
        long followers;
        try (LedgerLoad load = ledger.load()) {
            SubjectKeys known = subjectKeys();
            int done = 0;
            for (BackupManifest.Table table : archive.manifest().tables()) {
                table(load, table, known);
                progress.at(Progress.Phase.LEDGER, ++done, archive.manifest().tables().size());
            }
            archive.manifest().sequences().forEach(load::sequence);
            load.numbersAfter(subjects.name(), subjects.id());
            followers = load.settle();
            load.commit();
        }
        Database.migrations().keySet().forEach(ledger::migrate);
        return followers;
    }

    private void migrateTo(Database ledger, String schema) {
        @Nullable List<String> applied = archive.manifest().migrations().get(schema);
        if (applied != null) ledger.migrateTo(schema, applied.getLast());
    }

    private void table(LedgerLoad load, BackupManifest.Table table, SubjectKeys known)
            throws IOException {
        var into = new LedgerTable(table.name(), table.columns(), table.kind(), table.subjects());
        if (table.file().isEmpty()) {
            KeyFolder.Subjects newest = keys.subjects();
            var columns = new LedgerTable(table.name(), newest.columns(), "", List.of());
            requireRows(table, newest.rows(), copy(load, columns, newest.file()));
        } else if (table.kind().isEmpty()) {
            requireRows(table, table.rows(), copy(load, into, archive.file(table.file())));
        } else {
            load.copyRows(
                    into,
                    sink ->
                            archive.rows(
                                    table,
                                    known,
                                    row -> row.ifPresent(text -> sink.take(line(text)))));
        }
    }

    private static long copy(LedgerLoad load, LedgerTable into, Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
            return load.copy(into, in);
        }
    }

    private static void requireRows(BackupManifest.Table table, long wanted, long there) {
        if (wanted != there) throw ManifestFile.notWhole(table.name());
    }

    private static byte[] line(byte[] text) {
        byte[] line = java.util.Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        return line;
    }

    private SubjectKeys subjectKeys() throws IOException {
        KeyFolder.Subjects newest = keys.subjects();
        return SubjectKeys.read(
                newest.file(),
                newest.columns().indexOf(subjects.id()),
                newest.columns().indexOf(subjects.key()),
                keys.loose());
    }

    private static void requireNew(Database ledger) {
        try (LedgerSnapshot there = ledger.snapshot(List.of())) {
            if (!there.migrations().isEmpty())
                throw Problem.conflict(
                        "ledger-not-empty",
                        "The ledger that the settings name is not empty; restore into a new one.");
        }
    }
}
