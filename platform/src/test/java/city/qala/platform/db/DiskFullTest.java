package city.qala.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** On a small file system of its own in memory, which only root may mount. */
class DiskFullTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final DbConfig CONFIG = DbConfig.defaults();
    private static final Sql MAKE =
            Sql.text(
                    "make",
                    "create table kept (n bigint primary key, pad bytea); grant all on kept to public");
    private static final Sql ADD = Sql.text("add", "insert into kept (n, pad) values (:n, :pad)");
    private static final Sql NUMBERS = Sql.text("numbers", "select n from kept order by n");
    private static final byte[] PAD = pad();

    private Path volume = Path.of("");

    @BeforeEach
    void mount() throws IOException {
        assumeTrue(StartMode.currentUser() == 0, "only root may mount a small volume");
        volume = Files.createTempDirectory("qala-full-");
        Commands.Outcome mounted =
                Commands.run(
                        List.of("mount", "-t", "tmpfs", "-o", "size=256m", "tmpfs", "" + volume));
        assumeTrue(mounted.ok(), "no small volume can be mounted here");
        volume.toFile().setExecutable(true, false);
    }

    @AfterEach
    void unmount() {
        Postmaster.of(data()).ifPresent(this::kill);
        await(
                () -> Commands.run(List.of("umount", volume.toString())).ok(),
                Duration.ofSeconds(10));
        volume.toFile().delete();
    }

    @Test
    void givenAFullDisk_whenWritingGoesOn_thenItIsRefusedReadableAndHealsWithoutRestart()
            throws IOException {
        try (Database db = Database.open(CONFIG, volume.resolve("data"), CLOCK);
                Line line = db.line("writer")) {
            make(db);
            long stored = 0;
            for (; stored < 50; stored++) line.execute(ADD, stored, PAD);
            fill(64 << 10);
            long acknowledged = writeUntilRefused(line, stored);
            assertThat(db.state().kind()).isEqualTo(LedgerState.Kind.FULL);
            assertThatThrownBy(() -> db.change(tx -> tx.update(ADD, Map.of("n", -1, "pad", PAD))))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            p -> {
                                assertThat(p.status()).isEqualTo(507);
                                assertThat(p.code()).isEqualTo("storage-full");
                            });
            assertThat(numbers(db)).hasSize((int) acknowledged).doesNotContain(-1L);

            Files.delete(volume.resolve("ballast"));
            await(() -> isStored(line, acknowledged), Duration.ofSeconds(20));
            assertThat(numbers(db)).hasSize((int) acknowledged + 1);
            await(() -> db.state().kind() == LedgerState.Kind.UP, Duration.ofSeconds(10));
        }
    }

    @Test
    void givenAServerThatDiesOnAFullDisk_whenThereIsRoomAgain_thenItIsUpWithAllThatWasAcknowledged()
            throws IOException {
        try (Database db = Database.open(CONFIG, volume.resolve("data"), CLOCK);
                Line line = db.line("writer")) {
            make(db);
            for (long n = 0; n < 50; n++) line.execute(ADD, n, PAD);
            // Nothing at all is left, the reserve included: the server cannot even recover.
            Files.deleteIfExists(volume.resolve("data/reserve"));
            fill(0);
            kill(Postmaster.of(data()).orElseThrow());
            await(() -> db.state().kind() != LedgerState.Kind.UP, Duration.ofSeconds(10));
            assertThatThrownBy(() -> db.change(tx -> tx.update(ADD, Map.of("n", -1, "pad", PAD))))
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.status()).isIn(503, 507));
            Files.delete(volume.resolve("ballast"));
            await(() -> isStored(line, 50), Duration.ofSeconds(30));
            // Lines of before the kill may still lie in the pool; each is told of once.
            await(() -> isRead(db), Duration.ofSeconds(10));
            assertThat(numbers(db)).hasSize(51).doesNotContain(-1L);
        }
    }

    private static boolean isRead(Database db) {
        try {
            return !numbers(db).isEmpty();
        } catch (Problem lineOfBefore) {
            return false;
        }
    }

    @Test
    void givenAKillOnAFullDisk_whenStartedWhileFull_thenItEndsSoonAndLaterNothingIsLost()
            throws IOException {
        Database db = Database.open(CONFIG, volume.resolve("data"), CLOCK);
        Line line = db.line("writer");
        make(db);
        for (long n = 0; n < 50; n++) line.execute(ADD, n, PAD);
        fill(64 << 10);
        kill(Postmaster.of(data()).orElseThrow());
        db.close();
        Instant began = CLOCK.instant();
        try (Database full = Database.open(CONFIG, volume.resolve("data"), CLOCK)) {
            assertThat(numbers(full)).hasSize(50);
        } catch (Problem refused) {
            assertThat(refused.code()).isEqualTo("storage-full");
        }
        assertThat(CLOCK.instant()).isBefore(began.plusSeconds(30));
        Files.delete(volume.resolve("ballast"));
        try (Database again = Database.open(CONFIG, volume.resolve("data"), CLOCK)) {
            assertThat(numbers(again)).hasSize(50);
        }
    }

    /** Writes while somebody else keeps eating what is freed; how many were acknowledged in all. */
    private long writeUntilRefused(Line line, long from) throws IOException {
        long acknowledged = from;
        int refused = 0;
        for (int i = 0; i < 20_000 && refused < 20; i++) {
            try {
                line.execute(ADD, acknowledged, PAD);
                acknowledged++;
            } catch (Problem p) {
                assertThat(p.status()).isIn(503, 507);
                refused++;
            } catch (LineLost lost) {
                // The outcome is unknown: look, as the owner of a line must.
                acknowledged = look(line, acknowledged);
                refused++;
            }
            if (i % 50 == 0) fill(64 << 10);
        }
        assertThat(refused).as("the disk never filled").isPositive();
        return acknowledged;
    }

    private static long look(Line line, long expected) {
        long[] count = {-1};
        await(
                () -> {
                    try {
                        count[0] = line.list(NUMBERS, r -> r.number("n")).size();
                        return true;
                    } catch (Problem | LineLost e) {
                        return false;
                    }
                },
                Duration.ofSeconds(20));
        assertThat(count[0]).isBetween(expected, expected + 1);
        return count[0];
    }

    private static boolean isStored(Line line, long n) {
        try {
            return line.execute(ADD, n, PAD) == 1;
        } catch (Problem | LineLost e) {
            return false;
        } catch (Conflict e) {
            return true;
        }
    }

    private static List<Long> numbers(Database db) {
        return db.read(tx -> tx.list(NUMBERS, Map.of(), r -> r.number("n")));
    }

    private void fill(long leave) throws IOException {
        try (OutputStream out =
                Files.newOutputStream(
                        volume.resolve("ballast"),
                        java.nio.file.StandardOpenOption.CREATE,
                        java.nio.file.StandardOpenOption.APPEND)) {
            while (free() > leave) out.write(new byte[Math.clamp(free() - leave, 4096, 1 << 20)]);
        } catch (IOException full) {
            assertThat(free()).isLessThanOrEqualTo(Math.max(leave, 4096));
        }
    }

    private long free() throws IOException {
        return Files.getFileStore(volume).getUsableSpace();
    }

    private Path data() {
        return volume.resolve("data/pg/data");
    }

    private void kill(Postmaster server) {
        if (!server.runs(data())) return;
        Commands.signal(server.pid(), "KILL");
        await(() -> !server.runs(data()), Duration.ofSeconds(10));
    }

    private static byte[] pad() {
        byte[] pad = new byte[4_000];
        new java.util.Random(1).nextBytes(pad);
        return pad;
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
