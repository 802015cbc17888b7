package city.qala.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * How long a reading takes from a sensor to open pages: sensors that each send a reading a second,
 * one request each, and pages that listen to the server's events.
 *
 * <p>A delay is counted from the moment when the reading was due, whatever the answers do, to the
 * moment when a page has it. Arguments: base address of a city whose {@code sensing.open} is true,
 * process id of the server, pages, readings a second, seconds, p99 wanted in ms. Prints one line of
 * JSON; ends with 1 if the delay was not held, readings were refused, or a page got more than ten
 * events in a second.
 */
public final class LiveBench {

    private static final long TICK_MILLIS = 10; // /proc counts in hundredths of a second
    private static final int WARM_UP_SECONDS = 8;
    private static final int MOST_EVENTS = 10;

    private LiveBench() {}

    /** Runs the measurement. */
    public static void main(String[] args) throws IOException, InterruptedException {
        String base = args[0];
        long pid = Long.parseLong(args[1]);
        int pages = Integer.parseInt(args[2]);
        int rate = Integer.parseInt(args[3]);
        int seconds = Integer.parseInt(args[4]);
        int wanted = Integer.parseInt(args[5]);
        int[] streams = LiveSensors.register(base, rate);
        try (var readers = new LivePages(base, pages);
                var sensors = new LiveSensors(base, streams)) {
            sensors.run(WARM_UP_SECONDS);
            // What came late while the server was cold must have arrived before it counts.
            sensors.run(1);
            LockSupport.parkNanos(1_000_000_000);
            readers.reset();
            long cpu = millis(pid);
            long ledger = ledger(pid);
            long began = System.nanoTime();
            AtomicInteger refused = sensors.run(seconds);
            double took = (System.nanoTime() - began) / 1e9;
            double cores = (millis(pid) - cpu) / 1000.0 / took;
            double ledgerCores = (ledger(pid) - ledger) / 1000.0 / took;
            LivePages.Seen seen = readers.seen();
            boolean good =
                    seen.percentile(0.99) <= wanted
                            && refused.get() == 0
                            && seen.mostEvents() <= MOST_EVENTS + 1
                            && seen.open() == pages;
            System.out.printf(
                    Locale.ROOT,
                    "{\"pages\":%d,\"open\":%d,\"readingsASecond\":%d,\"seconds\":%.1f,"
                            + "\"refused\":%d,\"values\":%d,\"p50\":%d,\"p95\":%d,\"p99\":%d,"
                            + "\"max\":%d,\"eventsAPageSecond\":%.1f,\"mostEvents\":%d,"
                            + "\"cores\":%.2f,\"ledgerCores\":%.2f,\"rssMb\":%d,\"load\":\"%s\","
                            + "\"held\":%b}%n",
                    pages,
                    seen.open(),
                    rate,
                    took,
                    refused.get(),
                    seen.values(),
                    seen.percentile(0.5),
                    seen.percentile(0.95),
                    seen.percentile(0.99),
                    seen.percentile(1),
                    seen.events() / took / pages,
                    seen.mostEvents(),
                    cores,
                    ledgerCores,
                    residentMb(pid),
                    Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0],
                    good);
            System.exit(good ? 0 : 1);
        }
    }

    /** Processor time of a process so far. */
    private static long millis(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] parts = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(parts[11]) + Long.parseLong(parts[12])) * TICK_MILLIS;
    }

    /** Processor time of everything that a process has started, which is its ledger. */
    private static long ledger(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(p -> {
                    try {
                        return millis(p.pid());
                    } catch (IOException e) {
                        return 0; // ended meanwhile
                    }
                })
                .sum();
    }

    private static long residentMb(long pid) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            List<String> rss = lines.filter(l -> l.startsWith("VmRSS:")).toList();
            String kb = rss.getFirst().replaceAll("[^0-9]", "");
            return Long.parseLong(kb) / 1024;
        }
    }

    /** An HTTP request of one piece. */
    static byte[] request(String method, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head =
                method
                        + " "
                        + path
                        + " HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
                        + "Content-Length: "
                        + bytes.length
                        + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(start, start.length + bytes.length);
        System.arraycopy(bytes, 0, all, start.length, bytes.length);
        return all;
    }
}
