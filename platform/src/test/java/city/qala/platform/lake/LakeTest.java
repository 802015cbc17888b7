package city.qala.platform.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import city.qala.platform.db.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {

    private static final ParquetSchema SCHEMA =
            ParquetSchema.of("stream", ColumnType.INTEGER)
                    .and("seq", ColumnType.INTEGER)
                    .and("t", ColumnType.TIMESTAMP_MS)
                    .and("us", ColumnType.SMALLINT)
                    .and("value", ColumnType.DOUBLE)
                    .and("json", ColumnType.TEXT)
                    .and("big", ColumnType.BIGINT)
                    .and("u", ColumnType.TIMESTAMP_US);
    private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();

    @TempDir static Path folder;

    private Lake lake = Lake.open(LakeConfig.defaults(), folder, Clock.systemUTC());

    @BeforeEach
    void open() {
        lake.close();
        lake = Lake.open(LakeConfig.defaults(), folder, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        lake.close();
    }

    /** Streams 1..n with ten-minute rows; every seventh value is missing, every fifth has JSON. */
    private static Predicate<ColumnBatch> readings(int streams, int perStream) {
        int[] next = {0};
        return batch -> {
            int total = streams * perStream;
            int rows = Math.min(batch.capacity(), total - next[0]);
            for (int i = 0; i < rows; i++) {
                int n = next[0] + i;
                int inStream = n % perStream;
                batch.ints(0)[i] = 1 + n / perStream;
                batch.ints(1)[i] = inStream;
                batch.longs(2)[i] = START + inStream * 600_000L + n % 1000;
                batch.ints(3)[i] = n % 1000;
                if (n % 7 == 0) batch.setNull(4, i);
                else batch.doubles(4)[i] = n / 4.0;
                batch.texts(5)[i] = n % 5 == 0 ? "{\"n\":" + n + ",\"қ\":\"ә\"}" : null;
                batch.longs(6)[i] = Long.MIN_VALUE + n;
                batch.longs(7)[i] = -1L - n;
            }
            next[0] += rows;
            batch.rows(rows);
            return rows > 0;
        };
    }

    @Test
    void givenRowsOfEveryType_whenWrittenAndScanned_thenNothingChangedAndTheOrderHolds() {
        Path file = Path.of("all", "types.parquet");
        assertThat(lake.write(file, SCHEMA, 2_048, readings(3, 2_000))).isEqualTo(6_000);
        int[] n = {0};
        lake.scan(
                Scan.of(SCHEMA, List.of(lake.folder().resolve(file))),
                batch -> {
                    for (int i = 0; i < batch.rows(); i++, n[0]++) {
                        assertThat(batch.ints(0)[i]).isEqualTo(1 + n[0] / 2_000);
                        assertThat(batch.longs(2)[i])
                                .isEqualTo(START + n[0] % 2_000 * 600_000L + n[0] % 1000);
                        assertThat(batch.ints(3)[i]).isEqualTo(n[0] % 1000);
                        assertThat(batch.isNull(4, i)).isEqualTo(n[0] % 7 == 0);
                        if (n[0] % 7 != 0) assertThat(batch.doubles(4)[i]).isEqualTo(n[0] / 4.0);
                        assertThat(batch.texts(5)[i])
                                .isEqualTo(
                                        n[0] % 5 == 0 ? "{\"n\":" + n[0] + ",\"қ\":\"ә\"}" : null);
                        assertThat(batch.longs(6)[i]).isEqualTo(Long.MIN_VALUE + n[0]);
                        assertThat(batch.longs(7)[i]).isEqualTo(-1L - n[0]);
                    }
                });
        assertThat(n[0]).isEqualTo(6_000);
    }

    @Test
    void givenBoundsOrderAndLimit_whenScanned_thenOnlyThoseRowsComeInThatOrder() {
        Path file = lake.folder().resolve("bounds.parquet");
        lake.write(Path.of("bounds.parquet"), SCHEMA, 2_048, readings(5, 144));
        Scan day =
                Scan.of(SCHEMA, List.of(file))
                        .only("seq", "t")
                        .where("stream", 3)
                        .between("t", START + 3_600_000, START + 7_200_999)
                        .byDescending("t")
                        .first(4);
        List<Integer> seqs = new ArrayList<>();
        lake.scan(
                day,
                batch -> {
                    for (int i = 0; i < batch.rows(); i++) seqs.add(batch.ints(0)[i]);
                });
        assertThat(seqs).containsExactly(12, 11, 10, 9);
        assertThat(lake.count(day)).isEqualTo(7);
        assertThat(lake.count(Scan.of(SCHEMA, List.of()))).isZero();
    }

    @Test
    void givenAQuestionForAnalytics_whenAsked_thenItsParametersAreBound() {
        lake.write(Path.of("ask.parquet"), SCHEMA, 2_048, readings(5, 144));
        List<String> answer =
                lake.query(
                        Sql.text(
                                "ask",
                                "select stream, count(*)::bigint as n, min(t) as first from"
                                        + " read_parquet(:files) where t < :before::timestamp and"
                                        + " stream <= :most group by stream order by stream"),
                        List.of(lake.folder().resolve("ask.parquet")),
                        Map.of("before", Instant.ofEpochMilli(START + 3_600_000), "most", 2),
                        row ->
                                row.integer("stream")
                                        + ":"
                                        + row.number("n")
                                        + ":"
                                        + row.instant("first"));
        assertThat(answer)
                .containsExactly("1:6:2026-03-01T00:00:00Z", "2:6:2026-03-01T00:00:00.144Z");
    }

    @Test
    void givenASealedFile_whenWrittenAgain_thenItIsRefusedAndUnchanged() throws IOException {
        lake.write(Path.of("once.parquet"), SCHEMA, 2_048, readings(1, 10));
        byte[] before = Files.readAllBytes(lake.folder().resolve("once.parquet"));
        assertThatThrownBy(() -> lake.write(Path.of("once.parquet"), SCHEMA, 2_048, readings(1, 5)))
                .isInstanceOf(Problem.class);
        assertThat(Files.readAllBytes(lake.folder().resolve("once.parquet"))).isEqualTo(before);
    }

    @Test
    void givenASourceThatFails_whenWriting_thenItsOwnExceptionComesOutAndNoFileIsLeft() {
        assertThatThrownBy(() ->
                        lake.write(
                                Path.of("failing.parquet"),
                                SCHEMA,
                                2_048,
                                batch -> {
                                    throw Problem.notFound("the source is gone");
                                }))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("the source is gone");
        assertThat(lake.folder().resolve("failing.parquet")).doesNotExist();
        assertThat(lake.folder().resolve("failing.parquet.unfinished")).doesNotExist();
    }

    @Test
    void givenTheLock_whenAskedToReachOut_thenNothingOutsideOfTheLakeIsRead() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.csv"), "a\n1\n");
        for (String text :
                List.of(
                        "select * from read_csv('" + secret + "')",
                        "select * from read_text('/etc/hostname')",
                        "copy (select 1) to '" + folder.resolve("out.csv") + "'",
                        "set enable_external_access = true",
                        "set memory_limit = '10GB'",
                        "install httpfs",
                        "load spatial",
                        "attach '" + folder.resolve("x.db") + "'"))
            assertThatThrownBy(() ->
                            lake.query(
                                    Sql.text("hostile", text),
                                    List.of(),
                                    Map.of(),
                                    row -> row.text("a")))
                    .as(text)
                    .isInstanceOf(Problem.class)
                    .satisfies(e ->
                            assertThat(e.getMessage()).doesNotContain("/", "select", "Error:"));
    }

    @Test
    void givenAnIdleLake_whenTimePasses_thenItRestsAndWakesAgain() {
        try (Lake sleepy =
                Lake.open(
                        new LakeConfig(64, 1, Duration.ofMillis(100)),
                        folder.resolve("sleepy"),
                        Clock.systemUTC())) {
            assertThat(sleepy.isAwake()).isFalse();
            sleepy.write(Path.of("a.parquet"), SCHEMA, 2_048, readings(1, 10));
            for (int i = 0; i < 500 && sleepy.isAwake(); i++)
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            assertThat(sleepy.isAwake()).isFalse();
            Path file = sleepy.folder().resolve("a.parquet");
            assertThat(sleepy.count(Scan.of(SCHEMA, List.of(file)))).isEqualTo(10);
        }
    }

    @Test
    void givenAnOpenLake_whenLookedFor_thenNoNativeLibraryLiesInTheTempFolder() throws IOException {
        lake.write(Path.of("native.parquet"), SCHEMA, 2_048, readings(1, 10));
        String own = Files.readString(Path.of("/proc/self/maps"));
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(all.map(Path::toString).filter(p -> p.contains("libduckdb_java")))
                    .noneMatch(own::contains);
        }
    }

    @Test
    void givenLeftoversOfAKilledProcess_whenOpened_thenTheyAreSwept() throws IOException {
        Path leftover = lake.folder().resolve("half.parquet.unfinished");
        Files.createDirectories(lake.folder());
        Files.writeString(leftover, "half");
        lake.close();
        lake = Lake.open(LakeConfig.defaults(), folder, Clock.systemUTC());
        assertThat(leftover).doesNotExist();
    }

    @Test
    void givenAMillionRows_whenSealedAndReadBack_thenItIsQuick() {
        lake.count(Scan.of(SCHEMA, List.of()));
        lake.write(Path.of("warm.parquet"), SCHEMA, 2_048, readings(1, 10));
        long began = System.nanoTime();
        lake.write(Path.of("million.parquet"), SCHEMA, 24_576, readings(1_000, 1_000));
        double writing = (System.nanoTime() - began) / 1e9;
        Path file = lake.folder().resolve("million.parquet");
        Scan one = Scan.of(SCHEMA, List.of(file)).where("stream", 500).by("t").by("seq");
        long rows = 0;
        double best = 1;
        for (int i = 0; i < 20; i++) {
            long from = System.nanoTime();
            long[] seen = {0};
            lake.scan(one, batch -> seen[0] += batch.rows());
            rows = seen[0];
            best = Math.min(best, (System.nanoTime() - from) / 1e9);
        }
        long from = System.nanoTime();
        long[] all = {0};
        lake.scan(Scan.of(SCHEMA, List.of(file)), batch -> all[0] += batch.rows());
        double reading = (System.nanoTime() - from) / 1e9;
        System.out.printf(
                "lake: 1 M rows written in %.2f s, read in %.2f s; one stream (%d rows) in %.4f s;"
                        + " %.2f bytes a row%n",
                writing, reading, rows, best, file.toFile().length() / 1e6);
        assertThat(rows).isEqualTo(1_000);
        assertThat(all[0]).isEqualTo(1_000_000);
        // Generous against neighbours on the machine; the figures above are what counts.
        assertThat(writing).isLessThan(10);
        assertThat(best).isLessThan(0.1);
    }
}
