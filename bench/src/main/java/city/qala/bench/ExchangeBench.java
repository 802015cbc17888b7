package city.qala.bench;

import city.qala.exchange.message.Evidence;
import city.qala.exchange.message.EvidenceCheck;
import city.qala.exchange.message.KeyFile;
import city.qala.exchange.message.PartnerClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A partner that calls at a fixed rate whatever the answers do, and counts a call's time from the
 * moment when it was due. Each call is signed, and each answer's signature is checked.
 *
 * <p>Arguments: base address, agreement, key file, process id of the provider, calls a second,
 * seconds. Prints one line of JSON; ends with 1 if a call failed or evidence does not hold.
 */
public final class ExchangeBench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long TICK_NANOS = 10_000_000; // /proc counts in hundredths of a second
    private static final int WARM_UP_SECONDS = 10;

    private final PartnerClient client;
    private final long provider;
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicReference<String> lastCall = new AtomicReference<>("");
    private final AtomicReference<String> why = new AtomicReference<>("");

    private ExchangeBench(PartnerClient client, long provider) {
        this.client = client;
        this.provider = provider;
    }

    /** Runs the measurement. */
    public static void main(String[] args) throws IOException {
        String keys = PartnerClient.publishedKeys(args[0]);
        int rate = Integer.parseInt(args[4]);
        int seconds = Integer.parseInt(args[5]);
        boolean good;
        try (var client =
                new PartnerClient(
                        args[0],
                        args[1],
                        KeyFile.read(Path.of(args[2])),
                        JSON.readTree(keys),
                        Clock.systemUTC())) {
            var bench = new ExchangeBench(client, Long.parseLong(args[3]));
            bench.round(rate, WARM_UP_SECONDS);
            bench.answered.set(0);
            good = bench.measure(rate, seconds, JSON.readTree(keys));
        }
        System.exit(good ? 0 : 1);
    }

    private boolean measure(int rate, int seconds, JsonNode keys) throws IOException {
        Map<String, Long> before = cpu();
        long began = System.nanoTime();
        long[] times = round(rate, seconds);
        double took = (System.nanoTime() - began) / 1e9;
        Map<String, Long> after = cpu();
        Arrays.sort(times);
        int calls = times.length;
        double jvm = millis(before, after, "jvm") / calls;
        double ledger = millis(before, after, "ledger") / calls;
        boolean proved = proved(keys);
        System.out.printf(
                Locale.ROOT,
                "{\"calls\":%d,\"failed\":%d,\"perSecond\":%.0f,\"p50ms\":%.2f,\"p99ms\":%.2f,"
                        + "\"maxMs\":%.2f,\"cpuMsJvm\":%.3f,\"cpuMsLedger\":%.3f,"
                        + "\"cpuMs\":%.3f,\"evidenceHolds\":%b,\"why\":\"%s\"}%n",
                calls,
                calls - answered.get(),
                calls / took,
                times[calls / 2] / 1e6,
                times[(int) (calls * 0.99)] / 1e6,
                times[calls - 1] / 1e6,
                jvm,
                ledger,
                jvm + ledger,
                proved,
                why.get());
        return proved && answered.get() == calls;
    }

    /** One call every so often, each on a thread of its own; how long each took, ns. */
    private long[] round(int rate, int seconds) {
        long[] times = new long[rate * seconds];
        long start = System.nanoTime() + 50_000_000;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < times.length; i++) {
                long due = start + i * 1_000_000_000L / rate;
                while (System.nanoTime() < due) LockSupport.parkNanos(due - System.nanoTime());
                int place = i;
                threads.execute(() -> {
                    call();
                    times[place] = System.nanoTime() - due;
                });
            }
        }
        return times;
    }

    private void call() {
        try {
            lastCall.set(client.call("{\"limit\":10}").call());
            answered.incrementAndGet();
        } catch (RuntimeException e) {
            why.set(String.valueOf(e.getMessage()).replace('"', '\''));
        }
    }

    private boolean proved(JsonNode keys) {
        Set<String> trusted = new HashSet<>();
        keys.path("keys").forEach(k -> trusted.add(k.path("kid").asText()));
        for (int i = 0; i < 50; i++) {
            Evidence evidence = client.evidence(lastCall.get());
            if (evidence.place().isPresent())
                return EvidenceCheck.faults(evidence, null, trusted).isEmpty();
            LockSupport.parkNanos(20_000_000);
        }
        return false;
    }

    private static double millis(Map<String, Long> before, Map<String, Long> after, String part) {
        long ticks = after.getOrDefault(part, 0L) - before.getOrDefault(part, 0L);
        return ticks * (double) TICK_NANOS / 1e6;
    }

    /** Processor time of the provider's process and of the ledger's processes below it, ticks. */
    private Map<String, Long> cpu() throws IOException {
        Map<Long, Long> parents = new HashMap<>();
        Map<Long, Long> ticks = new HashMap<>();
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            for (Path p : all.filter(p -> p.getFileName().toString().matches("[0-9]+")).toList())
                read(p, parents, ticks);
        }
        Map<String, Long> sums = new HashMap<>();
        ticks.forEach((pid, used) -> {
            if (pid == provider) sums.merge("jvm", used, Long::sum);
            else if (isBelow(pid, parents)) sums.merge("ledger", used, Long::sum);
        });
        return sums;
    }

    private static void read(Path process, Map<Long, Long> parents, Map<Long, Long> ticks) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            long pid = Long.parseLong(stat.substring(0, stat.indexOf(' ')));
            String[] rest = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            parents.put(pid, Long.parseLong(rest[1]));
            // its own time and that of children that have ended
            long used = 0;
            for (int i = 11; i <= 14; i++) used += Long.parseLong(rest[i]);
            ticks.put(pid, used);
        } catch (IOException e) {
            // it has ended meanwhile
        }
    }

    private boolean isBelow(long pid, Map<Long, Long> parents) {
        Long at = parents.get(pid);
        for (int i = 0; i < 10 && at != null && at > 1; i++) {
            if (at == provider) return true;
            at = parents.get(at);
        }
        return false;
    }
}
