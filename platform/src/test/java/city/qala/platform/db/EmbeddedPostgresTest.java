package city.qala.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.qala.kernel.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddedPostgresTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final DbConfig CONFIG = new DbConfig(null, null, null, 4, 16, 16, true);
    private static final Sql MAKE =
            Sql.text(
                    "make",
                    "create table kept (n bigint primary key); grant all on kept to public");
    private static final Sql ADD = Sql.text("add", "insert into kept (n) values (:n)");
    private static final Sql COUNT = Sql.text("count", "select count(*) as n from kept");

    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("qala-db-test-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @AfterEach
    void leaveNothingBehind() {
        Postmaster.of(folder.resolve("pg/data")).ifPresent(this::kill);
        PgBinaries.delete(folder);
    }

    @ParameterizedTest
    @EnumSource(StartMode.class)
    void givenEachWayToStart_whenOpenedTwice_thenWhatWasStoredIsThere(StartMode mode) {
        assumeTrue(
                StartMode.available().contains(mode), "needs another user than the one who tests");
        try (Database db = open(mode)) {
            make(db);
            db.change(tx -> tx.update(ADD, Map.of("n", 1)));
        }
        try (Database db = open(mode)) {
            assertThat(count(db)).isEqualTo(1);
            assertThat(setting(db, "fsync")).isEqualTo("on");
            assertThat(setting(db, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(db, "data_checksums")).isEqualTo("on");
            assertThat(setting(db, "listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void givenAClusterOfOneMode_whenStartedInAnother_thenItsFilesAreHandedOver() {
        assumeTrue(StartMode.currentUser() == 0, "only root may hand files over");
        try (Database db = open(StartMode.SETPRIV)) {
            make(db);
        }
        try (Database db = open(StartMode.NAMESPACE)) {
            assertThat(count(db)).isZero();
        }
        try (Database db = open(StartMode.RUNUSER)) {
            assertThat(count(db)).isZero();
        }
    }

    @Test
    void givenAServerThatOutlivedItsOwner_whenOpened_thenItIsFoundAndNotStartedAnew() {
        // A server that does not wait for the disk is not tied to its owner's life either.
        DbConfig loose = new DbConfig(null, null, null, 4, 16, 16, false);
        EmbeddedPostgres first = EmbeddedPostgres.start(loose, folder, CLOCK);
        long pid = first.pid().orElseThrow();
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        first.leave();
        EmbeddedPostgres second = EmbeddedPostgres.start(CONFIG, folder, CLOCK);
        assertThat(second.pid()).contains(pid);
        second.close();
        // It ended as a child of this process, which may take a moment to see that.
        assertThat(server.onExit()).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void givenAProcessKilledWithItsServer_whenOpenedAgain_thenNothingAcknowledgedIsLost()
            throws Exception {
        Process owner = ownerProcess();
        long acknowledged = awaitLines(owner, 50);
        Postmaster server = Postmaster.of(folder.resolve("pg/data")).orElseThrow();
        owner.destroyForcibly().waitFor();
        kill(server);
        try (Database db = Database.open(CONFIG, folder, CLOCK)) {
            assertThat(count(db)).isGreaterThanOrEqualTo(acknowledged);
        }
    }

    @Test
    void givenAProcessKilledAlone_whenOpenedAgainAtOnce_thenNothingAcknowledgedIsLost()
            throws Exception {
        Process owner = ownerProcess();
        long acknowledged = awaitLines(owner, 50);
        assertThat(Postmaster.of(folder.resolve("pg/data"))).isPresent();
        owner.destroyForcibly().waitFor();
        try (Database db = Database.open(CONFIG, folder, CLOCK)) {
            assertThat(count(db)).isGreaterThanOrEqualTo(acknowledged);
        }
    }

    @Test
    void givenALockFileOfAProcessThatIsNoPostgres_whenOpened_thenItIsStale() throws IOException {
        open(StartMode.available().getFirst()).close();
        long other = ProcessHandle.current().pid();
        Files.writeString(
                folder.resolve("pg/data/postmaster.pid"),
                other + "\n" + folder.resolve("pg/data") + "\n1\n5432\n\n127.0.0.1\n\nready\n");
        try (Database db = Database.open(CONFIG, folder, CLOCK)) {
            assertThat(setting(db, "port")).isNotEqualTo("5432");
        }
    }

    @Test
    void givenAServerKilledUnderUs_whenWaited_thenItIsUpAgainAndSaysSoMeanwhile() {
        try (Database db = Database.open(CONFIG, folder, CLOCK);
                Line line = db.line("test")) {
            make(db);
            line.execute(ADD, 1);
            kill(Postmaster.of(folder.resolve("pg/data")).orElseThrow());
            // A backend may serve for a moment longer than its postmaster lives.
            long[] acknowledged = {1};
            await(() -> isLost(line, acknowledged), Duration.ofSeconds(10));
            await(() -> isStored(line, 100_000), Duration.ofSeconds(20));
            assertThat(count(db)).isBetween(acknowledged[0] + 1, acknowledged[0] + 2);
            assertThat(db.state()).isEqualTo(LedgerState.OK);
        }
    }

    @Test
    void givenADataFolderOfAnotherMajorVersion_whenOpened_thenItIsRefusedInWords()
            throws IOException {
        Files.createDirectories(folder.resolve("pg/data"));
        Files.writeString(folder.resolve("pg/data/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> Database.open(CONFIG, folder, CLOCK))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("PostgreSQL 17");
    }

    @Test
    void givenNoWayToStart_whenOpened_thenOneSentenceSaysWhatToDo() {
        assumeTrue(StartMode.currentUser() == 0, "PostgreSQL refuses only root");
        assertThatThrownBy(() ->
                        EmbeddedPostgres.start(CONFIG, folder, CLOCK, List.of(StartMode.PLAIN)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("root")
                .hasMessageContaining("platform.db.url");
    }

    @Test
    void givenALogThatTellsOfAFailedFlush_whenRead_thenTheLedgerCountsAsBroken() {
        assertThat(
                        PgCluster.tellsOfFailedFlush(
                                List.of(
                                        "2026-03-02 UTC [7] WARNING:  something else",
                                        "2026-03-02 UTC [7] PANIC:  could not fsync file"
                                                + " \"base/5/1\": Input/output error")))
                .isTrue();
        assertThat(
                        PgCluster.tellsOfFailedFlush(
                                List.of(
                                        "2026-03-02 UTC [7] PANIC:  could not write to file"
                                                + " \"pg_wal/xlogtemp.7\": No space left on device")))
                .isFalse();
    }

    @Test
    void givenTheSecret_whenMade_thenOnlyWeCanReadIt() throws IOException {
        open(StartMode.available().getFirst()).close();
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("pg/secret"))))
                .isEqualTo("rw-------");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("pg/data"))))
                .isEqualTo("rwx------");
    }

    /** A program of its own that stores numbers and prints each one after it is acknowledged. */
    public static void main(String[] args) {
        Database db = Database.open(CONFIG, Path.of(args[0]), CLOCK);
        Line line = db.line("owner");
        make(db);
        for (long n = 0; ; n++) {
            line.execute(ADD, n);
            System.out.println(n);
            System.out.flush();
        }
    }

    private Process ownerProcess() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedPostgresTest.class.getName(),
                        folder.toString())
                .redirectError(new File("/dev/null"))
                .start();
    }

    private static long awaitLines(Process owner, int lines) throws IOException {
        var reader = owner.inputReader();
        long last = -1;
        for (int i = 0; i < lines; ) {
            String line = String.valueOf(reader.readLine());
            assertThat(line).as("the owner ended early").isNotEqualTo("null");
            if (!line.matches("\\d+")) continue;
            last = Long.parseLong(line);
            i++;
        }
        return last + 1;
    }

    private Database open(StartMode mode) {
        EmbeddedPostgres server = EmbeddedPostgres.start(CONFIG, folder, CLOCK, List.of(mode));
        return Database.over(server, CONFIG);
    }

    private static long count(Database db) {
        return db.read(tx -> tx.one(COUNT, Map.of(), r -> r.number("n")).orElseThrow());
    }

    private static String setting(Database db, String name) {
        Sql show = Sql.text("show", "select current_setting(:name) as value");
        return db.read(
                tx -> tx.one(show, Map.of("name", name), r -> r.text("value")).orElseThrow());
    }

    private static boolean isLost(Line line, long[] acknowledged) {
        try {
            line.execute(ADD, acknowledged[0] + 1);
            acknowledged[0]++;
            return false;
        } catch (LineLost e) {
            return true;
        }
    }

    private static boolean isStored(Line line, long n) {
        try {
            return line.execute(ADD, n) == 1;
        } catch (Problem | LineLost e) {
            return false;
        } catch (Conflict e) {
            return true;
        }
    }

    private void kill(Postmaster server) {
        if (!server.runs(folder.resolve("pg/data"))) return;
        Commands.signal(server.pid(), "KILL");
        await(() -> !server.runs(folder.resolve("pg/data")), Duration.ofSeconds(10));
    }

    private static void await(BooleanSupplier condition, Duration most) {
        Instant deadline = CLOCK.instant().plus(most);
        while (!condition.getAsBoolean()) {
            assertThat(CLOCK.instant()).as("waited in vain").isBefore(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static void make(Database db) {
        try (Line owner = db.ownerLine("make")) {
            owner.execute(MAKE);
        }
    }
}
