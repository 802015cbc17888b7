package city.qala.bench;

import city.qala.platform.db.Database;
import city.qala.platform.db.DbConfig;
import city.qala.platform.lake.Lake;
import city.qala.platform.lake.LakeConfig;
import city.qala.sensing.series.Observation;
import city.qala.sensing.series.Series.Order;
import city.qala.sensing.series.Series.Range;
import city.qala.sensing.series.Series.Row;
import city.qala.sensing.series.Series.Scan;
import city.qala.sensing.series.SeriesConfig;
import city.qala.sensing.series.SeriesStore;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Figures of the observation store on a ledger of its own, without HTTP: what a durable append, a
 * window, an exact count, a restart and a sealing cost. Arguments: a data folder, and how many
 * million rows to recover.
 */
public final class SeriesBench {

    private static final int STREAMS = 3_000;
    private static final long START = 1_760_000_000_000_000L;
    private static final long STEP = 600_000_000L;

    private final Path folder;
    private final Database database;
    private final Lake lake;
    private SeriesStore store;
    private long rounds;

    private SeriesBench(Path folder) {
        this.folder = folder;
        this.database = Database.open(DbConfig.defaults(), folder, Clock.systemUTC());
        this.lake = Lake.open(LakeConfig.defaults(), folder, Clock.systemUTC());
        this.store = open();
    }

    private SeriesStore open() {
        SeriesConfig d = SeriesConfig.defaults();
        return SeriesStore.open(
                database,
                lake,
                folder,
                Clock.systemUTC(),
                new SeriesConfig(
                        d.queueRows(),
                        d.queueBytes(),
                        d.groupRows(),
                        20_000_000,
                        d.cacheBytes(),
                        d.importRows()));
    }

    /** Runs all of it and prints a line for each figure. */
    public static void main(String[] args) throws InterruptedException {
        Path folder = Path.of(args[0]);
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("No folder " + folder);
        }
        SeriesBench bench = new SeriesBench(folder);
        try {
            bench.run(Long.parseLong(args[1]) * 1_000_000L);
        } finally {
            bench.close();
        }
    }

    private void close() {
        store.close();
        lake.close();
        database.close();
    }

    private void run(long recovered) throws InterruptedException {
        for (int threads : new int[] {1, 16, 16, 64}) {
            singles(threads);
        }
        arrays(4);
        arrays(4);
        fill(3_000_000);
        reads();
        fill(recovered);
        restart();
        long at = System.nanoTime();
        long cpu = cpu();
        store.seal();
        print("seal all", at, cpu, 1);
        coldReads();
    }

    private static Row row(int stream, long n) {
        long from = START + n * STEP + stream * 1_000L;
        return new Row(
                new Observation(
                        0,
                        stream,
                        from,
                        from,
                        Observation.NO_TIME,
                        (stream * 31L + n * 7) % 1000 / 10.0,
                        null,
                        stream,
                        null),
                false);
    }

    private void singles(int threads) throws InterruptedException {
        AtomicLong done = new AtomicLong();
        long end = System.nanoTime() + 3_000_000_000L;
        long at = System.nanoTime();
        long cpu = cpu();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int stream = 1 + i;
            long base = rounds;
            all.add(
                    Thread.startVirtualThread(() -> {
                        for (long n = base; System.nanoTime() < end; n++) {
                            store.append(List.of(row(stream, n)), null);
                            done.incrementAndGet();
                        }
                    }));
        }
        for (Thread thread : all) {
            thread.join();
        }
        print("single append, " + threads + " threads", at, cpu, done.get());
    }

    private void arrays(int threads) throws InterruptedException {
        AtomicLong done = new AtomicLong();
        long at = System.nanoTime();
        long cpu = cpu();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int stream = 100 + i;
            all.add(
                    Thread.startVirtualThread(() -> {
                        for (int k = 0; k < 300; k++) {
                            List<Row> rows = new ArrayList<>();
                            for (int n = 0; n < 1_000; n++) {
                                rows.add(row(stream, k * 1_000L + n));
                            }
                            store.append(rows, null);
                            done.addAndGet(1_000);
                        }
                    }));
        }
        for (Thread thread : all) {
            thread.join();
        }
        print("arrays of 1,000, " + threads + " threads", at, cpu, done.get());
    }

    /** Every stream gets a row a round, as in a town. */
    private void fill(long rows) {
        long at = System.nanoTime();
        long cpu = cpu();
        for (long n = 0; n < rows / STREAMS; n++) {
            List<Row> round = new ArrayList<>(STREAMS);
            for (int stream = 1; stream <= STREAMS; stream++) {
                round.add(row(stream, rounds));
            }
            rounds++;
            store.append(round, null);
        }
        print("fill " + rows, at, cpu, rows);
    }

    private void reads() {
        Range above = new Range(50, true, Double.POSITIVE_INFINITY, false);
        time("exact count, result > 50, all rows", 200, i -> store.count(all(above)));
        time("newest of one stream", 200_000, i -> store.newest(1 + i % STREAMS).isPresent());
        time("window of 1,000 rows", 5_000, this::window);
        time("first 100 by time, all streams", 200, i -> first(Order.TIME));
        time("last 100 by time, all streams", 200, i -> first(Order.TIME_DESCENDING));
    }

    private void coldReads() {
        time("sealed: window of one stream, first touch", 100, i -> window(1_000 + i));
        time("sealed: window of one stream, cached", 2_000, i -> window(1_099));
        Range above = new Range(50, true, Double.POSITIVE_INFINITY, false);
        time("sealed: exact count, result > 50, all rows", 10, i -> store.count(all(above)));
        time(
                "sealed: 500 buckets of a stream",
                300,
                i -> store.buckets(1 + i, START, START + rounds * STEP, 500));
        time("sealed: last 100 by time, all streams", 10, i -> first(Order.TIME_DESCENDING));
    }

    private Object window(int i) {
        int[] left = {1_000};
        store.scan(
                new Scan(
                        List.of(1 + i % STREAMS),
                        s -> true,
                        START,
                        Long.MAX_VALUE,
                        null,
                        Order.TIME,
                        null),
                row -> --left[0] > 0);
        return left;
    }

    private Object first(Order order) {
        int[] left = {100};
        store.scan(
                new Scan(null, s -> true, Long.MIN_VALUE, Long.MAX_VALUE, null, order, null),
                row -> --left[0] > 0);
        return left;
    }

    private static Scan all(Range range) {
        return new Scan(null, s -> true, Long.MIN_VALUE, Long.MAX_VALUE, range, Order.STREAM, null);
    }

    private void restart() {
        store.close();
        long at = System.nanoTime();
        long cpu = cpu();
        store = open();
        long rows = store.count(all(new Range(-1e9, false, 1e9, false)));
        print("restart with " + rows + " unsealed rows", at, cpu, 1);
    }

    private interface Question {
        Object ask(int n);
    }

    private static void time(String what, int times, Question question) {
        for (int i = 0; i < times / 2; i++) {
            question.ask(i + times);
        }
        long[] nanos = new long[times];
        long cpu = cpu();
        for (int i = 0; i < times; i++) {
            long at = System.nanoTime();
            question.ask(i);
            nanos[i] = System.nanoTime() - at;
        }
        double spent = (cpu() - cpu) / 1e6 / times;
        Arrays.sort(nanos);
        System.out.printf(
                "%-50s p50 %.4f ms  p99 %.4f ms  CPU %.4f ms%n",
                what, nanos[times / 2] / 1e6, nanos[times * 99 / 100] / 1e6, spent);
    }

    private static void print(String what, long at, long cpu, long count) {
        double seconds = (System.nanoTime() - at) / 1e9;
        double cpuMillis = (cpu() - cpu) / 1e6;
        System.out.printf(
                "%-50s %.2f s  %.0f/s  JVM CPU %.5f ms each%n",
                what, seconds, count / seconds, cpuMillis / count);
    }

    /** CPU of this process; the ledger's own is measured from outside. */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
