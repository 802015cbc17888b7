package city.qala.platform.backup;

import city.qala.kernel.Problem;
import city.qala.platform.db.Database;
import city.qala.platform.db.KeyTable;
import city.qala.platform.db.LedgerSnapshot;
import city.qala.platform.db.LedgerTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Copies a city while it runs: the ledger at one moment, the files that belong to that moment, and
 * apart from both the keys. Rows about people stand in the archive sealed with the keys of those
 * people, so that destroying a key destroys them in every archive. All of it is read again before
 * it counts as a backup.
 */
public final class Backup {
    /** File of the data folder whose age says when the last backup was finished. */
    public static final String MARK = "last-backup";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    private final BackupPlan plan;
    private final Path target;
    private final KeyFolder keys;
    private final String id;
    private final Progress progress;
    private final List<BackupManifest.File> files = new ArrayList<>();
    private final List<BackupManifest.Table> tables = new ArrayList<>();
    private long loose;

    private Backup(BackupPlan plan, Path target, Path keyFolder, String id, Progress progress) {
        this.plan = plan;
        this.target = target;
        this.keys = new KeyFolder(keyFolder, id);
        this.id = id;
        this.progress = progress;
    }

    /**
     * Writes a backup.
     *
     * @param target folder for it; new or empty
     * @param keyFolder folder for the keys of this town's backups, elsewhere
     * @return what was written
     * @throws Problem {@code backup-folder-used}, {@code backup-keys-inside}, {@code
     *     backup-keys-of-another}, {@code storage-full}; nothing stays of it then
     */
    public static BackupManifest take(
            Database ledger,
            BackupPlan plan,
            Path target,
            Path keyFolder,
            Clock clock,
            Progress progress) {
        try {
            Path folder = target.toAbsolutePath().normalize();
            Path apart = keyFolder.toAbsolutePath().normalize();
            requireApart(folder, apart);
            if (!Trees.isEmpty(folder))
                throw Problem.conflict(
                        "backup-folder-used",
                        "%s is not empty; give each backup a new folder.",
                        folder);
            Instant now = clock.instant();
            var backup = new Backup(plan, folder, apart, id(now), progress);
            return backup.run(ledger, now);
        } catch (IOException e) {
            throw Full.or(e);
        }
    }

    private BackupManifest run(Database ledger, Instant now) throws IOException {
        boolean done = false;
        try {
            // Before the moment: what keys say of the ledger must not be younger than it.
            byte[] loose = keys.begin(plan.data().resolve(BackupPlan.KEYS));
            Trees.makePrivate(target);
            BackupManifest manifest = copy(ledger, now, loose);
            Trees.replace(
                    plan.data().resolve(MARK), (id + "\n").getBytes(StandardCharsets.US_ASCII));
            done = true;
            return manifest;
        } finally {
            if (!done) clear();
        }
    }

    private BackupManifest copy(Database ledger, Instant now, byte[] loose) throws IOException {
        Map<String, Long> sequences;
        Map<String, List<String>> migrations;
        BackupManifest.File subjects;
        List<Part.Held> held = new ArrayList<>();
        try (LedgerSnapshot moment = ledger.snapshot(plan.emptied())) {
            for (Part part : plan.parts()) held.add(part.at(moment));
            subjects = tables(moment, loose);
            migrations = moment.migrations();
            sequences = moment.sequences();
            files(held);
        } finally {
            for (Part.Held part : held) part.close();
        }
        var manifest =
                new BackupManifest(
                        BackupManifest.FORMAT,
                        id,
                        plan.city(),
                        plan.program(),
                        now,
                        migrations,
                        tables,
                        sequences,
                        files,
                        this.loose);
        ManifestFile.write(target, manifest);
        check(loose);
        LedgerTableOf keyTable = keyTable();
        keys.promote(subjects, keyTable.columns(), keyTable.rows());
        return manifest;
    }

    /** Reads it as a restore would. */
    private void check(byte[] loose) throws IOException {
        Archive written = Archive.open(target);
        written.requireWhole(progress);
        KeyTable subjects = plan.subjects();
        List<String> columns = keyTable().columns();
        long lost =
                written.unreadable(
                        keys.drafted(
                                columns.indexOf(subjects.id()),
                                columns.indexOf(subjects.key()),
                                loose));
        if (lost > 0) throw ManifestFile.notWhole(lost + " rows about people");
    }

    private record LedgerTableOf(List<String> columns, long rows) {}

    private LedgerTableOf keyTable() {
        return tables.stream()
                .filter(t -> t.name().equals(plan.subjects().name()))
                .map(t -> new LedgerTableOf(t.columns(), t.rows()))
                .findFirst()
                .orElseThrow();
    }

    private BackupManifest.File tables(LedgerSnapshot moment, byte[] loose) throws IOException {
        List<LedgerTable> all = new ArrayList<>(moment.tables());
        // Those that wait for us first.
        all.sort(Comparator.comparing(t -> !plan.emptied().contains(t.name())));
        BackupManifest.File subjects = null;
        int done = 0;
        for (LedgerTable table : all) {
            if (done == plan.emptied().size()) moment.letGo();
            boolean isKeys = table.name().equals(plan.subjects().name());
            Path path = isKeys ? keys.draft() : target.resolve("ledger/" + table.name() + ".gz");
            Path root = isKeys ? Objects.requireNonNull(path.getParent()) : target;
            try (var file = new ArchiveFile(path)) {
                long rows =
                        table.personal()
                                ? personal(moment, table, file, loose)
                                : moment.copy(table, file.out());
                BackupManifest.File written = file.finish(root);
                if (isKeys) subjects = written;
                else files.add(written);
                tables.add(row(table, isKeys ? "" : written.name(), rows));
            }
            progress.at(Progress.Phase.LEDGER, ++done, all.size());
        }
        if (subjects == null) throw new IllegalStateException("there is no table of keys");
        return subjects;
    }

    private static BackupManifest.Table row(LedgerTable t, String file, long rows) {
        return new BackupManifest.Table(t.name(), t.columns(), t.kind(), t.subjects(), file, rows);
    }

    private long personal(LedgerSnapshot moment, LedgerTable table, ArchiveFile file, byte[] loose)
            throws IOException {
        var seal = new RowSeal(id);
        return moment.copyPersonal(
                table,
                plan.subjects(),
                line -> {
                    SealedLine.Plain row = SealedLine.plain(line);
                    List<byte[]> secrets = new ArrayList<>();
                    for (byte[] key : row.keys()) secrets.add(key.length == 0 ? loose : key);
                    if (secrets.isEmpty()) secrets.add(loose);
                    if (row.ids().isEmpty() || row.ids().contains(SealedLine.NONE)) this.loose++;
                    file.out()
                            .write(
                                    SealedLine.write(
                                            row.ids(),
                                            seal.seal(table.name(), secrets, row.row())));
                });
    }

    private void files(List<Part.Held> held) throws IOException {
        int all = held.size() + plan.folders().size();
        for (int i = 0; i < held.size(); i++) {
            held.get(i).into(target.resolve(plan.parts().get(i).name()));
            list(target.resolve(plan.parts().get(i).name()));
            progress.at(Progress.Phase.FILES, i + 1L, all);
        }
        for (int i = 0; i < plan.folders().size(); i++) {
            Path to = target.resolve(plan.folders().get(i));
            Trees.copy(plan.data().resolve(plan.folders().get(i)), to);
            list(to);
            progress.at(Progress.Phase.FILES, held.size() + i + 1L, all);
        }
        for (String name : plan.files()) {
            Path from = plan.data().resolve(name);
            if (!Files.exists(from)) continue;
            Files.copy(from, target.resolve(name));
            add(target.resolve(name));
        }
    }

    private void list(Path folder) throws IOException {
        for (Path file : Trees.files(folder)) add(file);
    }

    private void add(Path file) throws IOException {
        Trees.force(file);
        files.add(
                new BackupManifest.File(
                        target.relativize(file).toString(), Files.size(file), Hashes.of(file)));
    }

    private void clear() {
        try {
            Trees.delete(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            keys.drop();
        }
    }

    private static String id(Instant now) {
        byte[] end = new byte[3];
        new java.security.SecureRandom().nextBytes(end);
        return STAMP.format(now) + "-" + HexFormat.of().formatHex(end);
    }

    private static void requireApart(Path target, Path keyFolder) {
        if (keyFolder.startsWith(target) || target.startsWith(keyFolder))
            throw Problem.invalid(
                    "--keys", keyFolder, "must lie outside of the backup: who has both reads all");
    }
}
