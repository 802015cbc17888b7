package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.governance.audit.AuditConfig;
import city.qala.governance.audit.AuditTrail;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.platform.backup.Backup;
import city.qala.platform.backup.BackupManifest;
import city.qala.platform.backup.BackupPlan;
import city.qala.platform.backup.Progress;
import city.qala.platform.backup.Restore;
import city.qala.platform.backup.Restored;
import city.qala.platform.db.Database;
import city.qala.platform.db.LedgerSnapshot;
import city.qala.platform.db.LedgerTable;
import city.qala.platform.db.Line;
import city.qala.platform.db.Sql;
import city.qala.sensing.series.SeriesStore;
import city.qala.testkit.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final String[] CAPABILITIES = {
        "identity", "jobs", "bus", "governance", "sensing", "exchange"
    };
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    private static final AuditConfig AUDIT =
            new AuditConfig("Testville", ZoneId.of("Asia/Almaty"), List.of());
    private static final Subject SAULE = Subject.parse("person/01J00000000000000000000001");
    private static final Subject TIMUR = Subject.parse("person/01J00000000000000000000002");

    private static final Subject ERASED = Subject.parse("person/01J00000000000000000000003");

    @RegisterExtension static final TestDatabase source = TestDatabase.with(CAPABILITIES);
    @TempDir private static Path data;
    private final TestDatabase empty = TestDatabase.with();
    private boolean made;
    @TempDir private Path folder;
    private Path keys;

    @BeforeEach
    void keysApart() {
        keys = folder.resolve("keys-apart");
    }

    @BeforeAll
    static void town() throws IOException {
        Files.createDirectories(data.resolve("lake/observations"));
        Files.writeString(data.resolve("lake/observations/a.parquet"), "sealed");
        Files.writeString(data.resolve("lake/observations/loose.parquet"), "of no manifest");
        source.asOwner(
                "insert into sensing.sealed_file values"
                        + " (1, 'observations/a.parquet', 1, 202611, 3, '\\x00', now())");
        try (AuditTrail trail = audit(source.database(), data)) {
            trail.pseudonyms(List.of(SAULE, TIMUR, ERASED));
            for (int i = 0; i < 140; i++) trail.write(look(i % 2 == 0 ? SAULE : TIMUR));
            trail.size();
        }
        resident(SAULE, "Сәуле\tОспанова\\", "900101700011");
        resident(TIMUR, "Тимур Ким", "900101800012");
        resident(ERASED, "Анна Браун", "900101800013");
        source.asOwner("insert into governance.roll select id, district from governance.resident");
    }

    @AfterEach
    void end() {
        if (made) empty.afterAll(null);
    }

    private Database emptied() {
        if (!made) empty.beforeAll(null);
        made = true;
        return empty.reopen();
    }

    @Test
    void givenATownAtWork_whenRestoredFromItsBackup_thenEveryRowFileAndProofIsThere()
            throws IOException {
        BackupManifest written = take("one");
        Map<String, String> before = fingerprints(source.database());

        Restored done = restore("one");

        assertThat(done.erased()).as("nobody was erased since").isZero();
        assertThat(before).hasSizeGreaterThan(40);
        assertThat(fingerprints(empty.database())).containsAllEntriesOf(before);
        assertThat(written.rows()).isGreaterThan(5);
        Path restored = folder.resolve("restored");
        assertThat(restored.resolve("lake/observations/a.parquet")).hasContent("sealed");
        assertThat(restored.resolve("lake/observations/loose.parquet")).doesNotExist();
        assertThat(data.resolve(Backup.MARK)).exists();
        try (AuditTrail trail = audit(empty.database(), restored)) {
            assertThat(trail.size()).isEqualTo(140);
            assertThat(trail.trouble()).isEmpty();
            assertThat(trail.looked(SAULE, Instant.EPOCH, Instant.MAX).looks()).hasSize(70);
            trail.write(look(SAULE));
            assertThat(trail.size()).isEqualTo(141);
        }
    }

    @Test
    void givenTheFilesOfTheLogRunAhead_whenBackedUp_thenTheyAreCutToTheLedgersMoment()
            throws IOException {
        Path log = data.resolve("audit/log-000000000000.jsonl");
        byte[] before = Files.readAllBytes(log);
        Files.writeString(log, Files.readString(log) + "{\"written\":\"after the moment\"}\n");
        try {
            take("one");
        } finally {
            Files.write(log, before);
        }
        restore("one");
        assertThat(Files.readAllLines(folder.resolve("restored/audit/log-000000000000.jsonl")))
                .hasSize(140)
                .noneMatch(line -> line.contains("after the moment"));
    }

    @Test
    void givenAnArchive_whenItsBytesAreRead_thenNobodyIsInIt() throws IOException {
        take("one");
        assertThat(text(folder.resolve("one")))
                .contains("governance.resident")
                .doesNotContain("Оспанова")
                .doesNotContain("900101800012")
                .doesNotContain("Abai 1");
    }

    @Test
    void givenSomebodyErasedAfterABackup_whenThatOneIsRestored_thenTheyAreNotInIt()
            throws IOException {
        take("one");
        erase(ERASED);
        take("two");

        Restored done = restore("one");

        assertThat(done.erased()).isEqualTo(1);
        assertThat(done.followers()).as("lines of the roll that were hers").isEqualTo(1);
        assertThat(names(empty.database())).doesNotContain("Анна Браун").contains("Тимур Ким");
        try (AuditTrail trail = audit(empty.database(), folder.resolve("restored"))) {
            assertThat(trail.looked(TIMUR, Instant.EPOCH, Instant.MAX).looks()).hasSize(70);
            assertThat(trail.looked(ERASED, Instant.EPOCH, Instant.MAX).looks()).isEmpty();
        }
    }

    @Test
    void givenPeopleWhomNobodyEverLookedAt_whenBackedUp_thenTheirRowsHaveKeysOfTheirOwnToo()
            throws IOException {
        Subject unseen = Subject.parse("person/01J00000000000000000000009");
        resident(unseen, "Ерлан Әбен", "910101700019");
        assertThat(AuditTrail.giveKeys(source.database())).isEqualTo(1);
        assertThat(AuditTrail.giveKeys(source.database())).isZero();
        assertThat(take("one").loose()).isZero();
        erase(unseen);
        take("two");
        assertThat(
                        Restore.of(
                                        folder.resolve("one"),
                                        keys,
                                        AuditTrail.keyTable(),
                                        Progress.NONE)
                                .check()
                                .erased())
                .isEqualTo(1);
    }

    @Test
    void givenAFolderThatIsThereAndEmpty_whenRestoredInto_thenItHoldsTheCity() throws IOException {
        take("one");
        Files.createDirectories(folder.resolve("restored"));
        restore("one");
        assertThat(folder.resolve("restored/lake/observations/a.parquet")).hasContent("sealed");
        assertThat(folder.resolve("restored/.restoring")).doesNotExist();
    }

    @Test
    void givenAnyFileOfABackupIsChangedOrGone_whenRestored_thenItIsRefusedAndNothingIsTouched()
            throws IOException {
        BackupManifest written = take("one");
        for (BackupManifest.File f : written.files()) {
            Path file = folder.resolve("one").resolve(f.name());
            byte[] whole = Files.readAllBytes(file);
            byte[] changed = whole.clone();
            changed[changed.length / 2] ^= 1;
            Files.write(file, changed);
            assertThatThrownBy(() -> restore("one"))
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.code()).isEqualTo("backup-not-whole"))
                    .hasMessageContaining(f.name());
            Files.write(file, whole);
        }
        Files.delete(folder.resolve("one/lake/observations/a.parquet"));
        refused("backup-not-whole");
        Files.delete(folder.resolve("one/backup.json"));
        refused("backup-not-found");
        assertThat(folder.resolve("restored")).doesNotExist();
        assertThat(made).as("no ledger was opened").isFalse();
    }

    @Test
    void givenTheKeysAreElsewhere_whenRestored_thenItSaysSo() throws IOException {
        take("one");
        Files.move(keys, folder.resolve("safe"));
        refused("backup-keys-missing");
    }

    @Test
    void givenAnArchiveOfALaterProgram_whenRestored_thenItSaysSo() throws Exception {
        take("one");
        Path file = folder.resolve("one/backup.json");
        String later =
                Files.readString(file)
                        .replaceFirst(
                                "\"exchange\" : \\[ \"1\"", "\"exchange\" : [ \"1\", \"999\"");
        Files.writeString(file, later);
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(later.getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                folder.resolve("one/backup.json.sha256"), HexFormat.of().formatHex(hash) + "\n");
        refused("backup-newer");
    }

    @Test
    void givenAFolderThatIsUsed_orKeysInsideOrOfAnotherTown_whenBackedUp_thenNothingIsWritten()
            throws IOException {
        Files.createDirectories(folder.resolve("used"));
        Files.writeString(folder.resolve("used/note"), "mine");
        assertThatThrownBy(() -> take("used")).hasMessageContaining("not empty");
        assertThat(folder.resolve("used/note")).hasContent("mine");

        assertThatThrownBy(() -> take("one", folder.resolve("one/keys")))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.kind()).isEqualTo(Problem.Kind.INVALID));
        Files.createDirectories(keys);
        Files.writeString(keys.resolve("town"), "another\n");
        assertThatThrownBy(() -> take("one"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        p -> assertThat(p.code()).isEqualTo("backup-keys-of-another"));
        assertThat(folder.resolve("one")).doesNotExist();
    }

    @Test
    void givenAFileOfTheManifestIsLost_whenBackedUp_thenItIsRefusedAndNothingStays()
            throws IOException {
        Path file = data.resolve("lake/observations/a.parquet");
        Files.move(file, file.resolveSibling("gone"));
        try {
            assertThatThrownBy(() -> take("one")).hasMessageContaining("a.parquet");
        } finally {
            Files.move(file.resolveSibling("gone"), file);
        }
        assertThat(folder.resolve("one")).doesNotExist();
    }

    @Test
    void givenSealingEmptiesATableMeanwhile_whenTheMomentIsRead_thenItsRowsAreThere() {
        source.asOwner(
                "insert into sensing.journal_a select n, now(), '\\x01' from"
                        + " generate_series(1, 50) n");
        try (LedgerSnapshot moment = source.database().snapshot(SeriesStore.emptied())) {
            CompletableFuture<Void> sealing =
                    CompletableFuture.runAsync(() -> source.asOwner("truncate sensing.journal_a"));
            LedgerTable journal =
                    moment.tables().stream()
                            .filter(t -> t.name().equals("sensing.journal_a"))
                            .findFirst()
                            .orElseThrow();
            assertThat(moment.copy(journal, OutputStream.nullOutputStream())).isEqualTo(50);
            assertThat(sealing).isNotDone();
            moment.letGo();
            sealing.join();
        }
    }

    private BackupManifest take(String name) {
        return take(name, keys);
    }

    private BackupManifest take(String name, Path apart) {
        return Backup.take(
                source.database(), plan(), folder.resolve(name), apart, CLOCK, Progress.NONE);
    }

    private BackupPlan plan() {
        return new BackupPlan(
                data,
                "Testville",
                "test",
                AuditTrail.keyTable(),
                SeriesStore.emptied(),
                List.of(SeriesStore.files(data), AuditTrail.files(data)),
                List.of("map"),
                List.of("qala.yaml"));
    }

    private Restored restore(String name) {
        return Restore.of(folder.resolve(name), keys, AuditTrail.keyTable(), Progress.NONE)
                .run(folder.resolve("restored"), stage -> emptied(), (ledger, done) -> {});
    }

    private void refused(String code) {
        assertThatThrownBy(() -> restore("one"))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
    }

    private static void resident(Subject whom, String name, String iin) {
        source.asOwner(
                ("insert into governance.resident (id, name, born, language, iin, address,"
                                + " district, source, since, changed) values ('%s', '%s',"
                                + " '1990-01-01', 'kk', '%s', 'Abai 1', 'medeu', 'test',"
                                + " '2020-01-01', '2026-11-22')")
                        .formatted(whom.id(), name, iin));
    }

    private void erase(Subject whom) {
        try (AuditTrail trail = audit(source.database(), data)) {
            source.asOwner("select guard.erase('person', '%s')".formatted(whom.id()));
            source.database().change(tx -> trail.forget(tx, whom));
        }
    }

    private static AuditTrail audit(Database ledger, Path data) {
        return AuditTrail.open(ledger, data, CLOCK, AUDIT);
    }

    private static AuditEntry look(Subject whom) {
        return new AuditEntry(
                CLOCK.instant(),
                Actor.SYSTEM,
                "access.open",
                AuditEntry.Outcome.DONE,
                whom.toString(),
                "school-place",
                Map.of());
    }

    private static List<String> names(Database ledger) {
        try (Line line = ledger.ownerLine("test")) {
            return line.list(
                    Sql.text("names", "select name from governance.resident"),
                    row -> row.text("name"));
        }
    }

    /** Every table with a hash of its rows. */
    private static Map<String, String> fingerprints(Database ledger) {
        Map<String, String> all = new TreeMap<>();
        try (LedgerSnapshot moment = ledger.snapshot(List.of());
                Line line = ledger.ownerLine("test")) {
            for (LedgerTable t : moment.tables()) {
                String sql =
                        "select coalesce(md5(string_agg(t::text, ';' order by t::text)), '-') as h"
                                + " from %s t".formatted(t.name());
                all.put(t.name(), line.list(Sql.text("h", sql), r -> r.text("h")).getFirst());
            }
        }
        return all;
    }

    /** Everything that a folder holds, unpacked. */
    private static String text(Path folder) throws IOException {
        var all = new ByteArrayOutputStream();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.write(String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8));
                if (!file.toString().endsWith(".gz")) {
                    all.write(Files.readAllBytes(file));
                    continue;
                }
                try (var in = new GZIPInputStream(Files.newInputStream(file))) {
                    in.transferTo(all);
                }
            }
        }
        return all.toString(StandardCharsets.UTF_8);
    }
}
