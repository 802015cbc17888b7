package city.qala.governance.audit;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditEntry.Details;
import city.qala.kernel.MerkleRoot;
import city.qala.kernel.Release;
import city.qala.kernel.Role;
import city.qala.kernel.Standing;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Database;
import city.qala.platform.db.DbConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/**
 * Figures of the audit log on an embedded PostgreSQL that flushes for real. Started by {@code
 * bench/audit.sh}; never part of the tests. Everything about people is made up.
 */
final class AuditBench {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Random RANDOM = new Random(1);
    private static final int BATCH = 4_000;
    private static final int PSEUDONYM = 16;
    private static final Duration MOST = Duration.ofSeconds(Long.getLong("bench.seconds", 300));
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final List<String> TABLE = new ArrayList<>();
    private static final Instant BEGAN = CLOCK.instant();
    private static final Actor CLERK =
            new Actor(
                    "clerk-17",
                    Actor.Kind.PERSON,
                    Set.of(Role.CLERK),
                    new Standing("Social department", "", Set.of(), Optional.empty()));

    private final Path folder;
    private final Database ledger;
    private final AuditTrail trail;
    private final int people;
    private final byte[] names;
    private boolean aboutPeople = true;

    private AuditBench(Path folder, int people) {
        this.folder = folder;
        this.people = people;
        this.ledger = Database.open(DbConfig.defaults(), folder, CLOCK);
        this.trail =
                AuditTrail.open(
                        ledger,
                        folder,
                        CLOCK,
                        new AuditConfig("Bench", ZoneId.of("Asia/Almaty"), List.of()));
        this.names = new byte[people * PSEUDONYM];
    }

    /**
     * Runs everything.
     *
     * @param args an empty folder, people, and sizes at which questions are asked; without a size
     *     only writing is measured
     */
    public static void main(String[] args) throws Exception {
        var bench = new AuditBench(Path.of(args[0]), Integer.parseInt(args[1]));
        try {
            bench.meet();
            bench.singles(20_000);
            bench.singles(20_000);
            bench.batches(200_000, true);
            bench.batches(200_000, true);
            bench.batches(200_000, false);
            for (String size : Arrays.asList(args).subList(2, args.length))
                bench.at(Long.parseLong(size));
            if (args.length > 2) {
                bench.proofs();
                bench.verify();
            }
            table();
        } finally {
            bench.trail.close();
            bench.ledger.close();
        }
    }

    /** A key for each of the people. */
    private void meet() {
        long began = System.nanoTime();
        for (int from = 0; from < people; from += 20_000) {
            List<Subject> some = new ArrayList<>();
            for (int i = from; i < Math.min(people, from + 20_000); i++) some.add(person(i));
            Map<Subject, String> made = trail.pseudonyms(some);
            for (int i = 0; i < some.size(); i++) {
                String name = made.getOrDefault(some.get(i), "");
                byte[] bytes = HexFormat.of().parseHex(name.substring(name.indexOf(':') + 1));
                System.arraycopy(bytes, 0, names, (from + i) * PSEUDONYM, PSEUDONYM);
            }
        }
        say("keys for %,d people: %.1f s", people, seconds(began));
    }

    private void singles(int count) throws InterruptedException {
        Duration cpu = cpu();
        long began = System.nanoTime();
        try (var crowd = Executors.newFixedThreadPool(256, Thread.ofVirtual().factory())) {
            for (int i = 0; i < count; i++) crowd.submit(() -> trail.write(look()));
        }
        double took = seconds(began);
        say(
                "singly, 256 callers: %,.0f a second durable, %.0f µs CPU each",
                count / took, micros(cpu, count));
    }

    private void batches(int count, boolean people) {
        Duration cpu = cpu();
        long began = System.nanoTime();
        aboutPeople = people;
        fill(count, BATCH);
        aboutPeople = true;
        double acknowledged = seconds(began);
        catchUp();
        double numbered = seconds(began);
        say(
                "in batches of %d, %s: %,.0f a second durable, %,.0f in the tree and the files,"
                        + " %.1f µs CPU each",
                BATCH,
                people ? "each about somebody else" : "about nobody",
                count / acknowledged,
                count / numbered,
                micros(cpu, count));
    }

    private void fill(long count, int batch) {
        List<AuditEntry> some = new ArrayList<>(batch);
        for (long i = 0; i < count; i++) {
            some.add(look());
            if (some.size() == batch || i == count - 1) {
                trail.writeAll(some);
                some.clear();
            }
        }
    }

    /** Grows to a size, with 20 runs over sets each million and one over everybody, and asks. */
    private void at(long size) {
        long have = catchUp();
        long began = System.nanoTime();
        run(people);
        while (have < size && CLOCK.instant().isBefore(BEGAN.plus(MOST))) {
            fill(Math.min(50_000, size - have), BATCH);
            run(people / 100);
            have = catchUp();
        }
        say("grown to %,d in %.0f s%s", have, seconds(began), have < size ? ": time is up" : "");
        measure("looked at " + have + " entries", 1_000, i -> looked(i).looks().size());
        say("  lines of one person: about %d", looked(5).looks().size());
    }

    private Looked looked(int i) {
        return trail.looked(person((i * 7_919) % people), Instant.EPOCH, Instant.MAX);
    }

    private void run(int members) {
        int from = RANDOM.nextInt(people - members + 1);
        List<String> who = new ArrayList<>(members);
        for (int i = from; i < from + members; i++)
            who.add(
                    "person:"
                            + HexFormat.of().formatHex(names, i * PSEUDONYM, (i + 1) * PSEUDONYM));
        var entry =
                new AuditEntry(
                        CLOCK.instant(),
                        Actor.SYSTEM,
                        "access.open",
                        AuditEntry.Outcome.DONE,
                        "a run",
                        "benefit",
                        Map.of("count", "" + members, "root", MerkleRoot.of(List.of("x"))));
        ledger.change(tx -> trail.writeSet(tx, entry, who));
    }

    private void proofs() {
        long size = catchUp();
        SignedRoot root = trail.proof(size - 1).root();
        int bytes = trail.proof(size / 2).path().size() * 32;
        measure(
                "inclusion proof at " + root.size() + ", " + bytes + " bytes",
                1_000,
                i -> trail.proof(RANDOM.nextLong(root.size())));
    }

    /** Checks a copy of the first files of the folder. */
    private void verify() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("copy"));
        int files = 0;
        for (long first = 0; files < 16; first += AuditFiles.MOST) {
            if (!Files.exists(AuditFiles.folder(folder).resolve(AuditFiles.name(first, "jsonl"))))
                break;
            for (String ending : List.of("jsonl", "hashes"))
                Files.copy(
                        AuditFiles.folder(folder).resolve(AuditFiles.name(first, ending)),
                        copy.resolve(AuditFiles.name(first, ending)));
            files++;
        }
        Files.copy(
                AuditFiles.folder(folder).resolve(AuditFiles.ROOTS),
                copy.resolve(AuditFiles.ROOTS));
        for (int i = 0; i < 2; i++) {
            Duration cpu = cpu();
            long began = System.nanoTime();
            AuditReport report = AuditCheck.folder(copy, List.of(), Optional.empty());
            say(
                    "verify of %,d entries: %.2f s, %.2f s CPU, findings before the missing end: %d",
                    report.entries(),
                    seconds(began),
                    cpu().minus(cpu).toMillis() / 1e3,
                    report.findings().stream()
                            .filter(f -> f.kind() != AuditFinding.Kind.CUT)
                            .count());
        }
    }

    private long catchUp() {
        return trail.size();
    }

    private AuditEntry look() {
        var details =
                Details.read(
                        "Social Code, article 24",
                        "resident",
                        List.of("resident.name", "resident.address"),
                        Release.AT_ONCE);
        return new AuditEntry(
                CLOCK.instant(),
                CLERK,
                "access.open",
                AuditEntry.Outcome.DONE,
                aboutPeople ? person(RANDOM.nextInt(people)).toString() : "cache",
                "discount-check",
                Map.of(),
                details);
    }

    private static Subject person(int i) {
        return new Subject("person", Ulid.make(Instant.ofEpochMilli(i), new Random(i)));
    }

    /** Asks so many times, or for so long as a measurement may take. */
    private static void measure(String what, int most, IntConsumer work) {
        long end = System.nanoTime() + LONGEST.toNanos();
        for (int i = 0; i < most / 5 && System.nanoTime() < end - LONGEST.toNanos() / 2; i++)
            work.accept(i);
        long[] took = new long[most];
        int times = 0;
        Duration cpu = cpu();
        while (times < most && (times < 10 || System.nanoTime() < end)) {
            long began = System.nanoTime();
            work.accept(times);
            took[times++] = System.nanoTime() - began;
        }
        double each = micros(cpu, times);
        took = Arrays.copyOf(took, times);
        Arrays.sort(took);
        say(
                "%s: p50 %.2f ms, p99 %.2f ms, worst %.2f ms, %.0f µs CPU, asked %d times",
                what,
                took[times / 2] / 1e6,
                took[times * 99 / 100] / 1e6,
                took[times - 1] / 1e6,
                each,
                times);
    }

    /** Of this process and of the ledger below it. */
    private static Duration cpu() {
        var self = ProcessHandle.current();
        Duration sum = self.info().totalCpuDuration().orElse(Duration.ZERO);
        for (ProcessHandle child : self.descendants().toList())
            sum = sum.plus(child.info().totalCpuDuration().orElse(Duration.ZERO));
        return sum;
    }

    private static double micros(Duration since, int times) {
        return cpu().minus(since).toNanos() / 1e3 / times;
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void say(String format, Object... values) {
        String line = String.format(format, values);
        System.out.println(line);
        TABLE.add("| " + line.strip().replaceFirst(": ", " | ") + " |");
    }

    private static void table() {
        System.out.println("\n| what | figure |\n|---|---|\n" + String.join("\n", TABLE));
    }
}
