package city.qala.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.governance.audit.AuditFinding.Kind;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.MerkleRoot;
import city.qala.testkit.ForAll;
import city.qala.testkit.TestCity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** SD033, P19: whatever somebody does to a copy of the log is found, and where. */
class AuditCheckTest {
    @RegisterExtension static final TestCity CITY = TestCity.withDatabase("governance");
    @TempDir static Path folder;

    private static final int ENTRIES = 1_000;
    private static final int STATES = 10;
    private static final Actor INSPECTOR =
            new Actor("inspector", Actor.Kind.PERSON, Set.of("oversight"));
    private static byte[] evidence = new byte[0];
    private static Consistency consistency;

    @BeforeAll
    static void write() throws IOException {
        var config = new AuditConfig("Қала", ZoneId.of("Asia/Almaty"), List.of());
        try (var trail = AuditTrail.open(CITY.database(), CITY.folder(), CITY.clock(), config)) {
            for (int state = 1; state <= STATES; state++) {
                List<AuditEntry> some = new ArrayList<>();
                for (int i = 0; i < ENTRIES / STATES; i++) some.add(entry(state + "/" + i));
                trail.writeAll(some);
                trail.consistency(1, 0);
                CITY.clock().advance(Duration.ofMinutes(1));
            }
            assertThat(trail.roots(100)).hasSize(STATES);
            consistency = trail.consistency(300, 0);
            evidence = trail.export(INSPECTOR, AuditQuery.ALL.doing("test.act").most(50));
        }
        copy(CITY.folder().resolve("audit"), folder.resolve("good"));
    }

    private static AuditEntry entry(String object) {
        return new AuditEntry(
                CITY.clock().instant(),
                Actor.SYSTEM,
                "test.act",
                AuditEntry.Outcome.DONE,
                "\"quoted\" \\ ә \n " + object,
                "",
                Map.of("n", object));
    }

    @Test
    void givenAnUntouchedCopy_whenChecked_thenNothingIsFound() {
        AuditReport report = check(folder.resolve("good"));
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(ENTRIES + 1);
        assertThat(report.roots()).isEqualTo(STATES + 1);
        assertThat(report.unsigned()).isZero();
    }

    /** What was done to a copy, and to which entry. */
    private record Mutation(String what, int from, int to) {}

    @Test
    void givenTwoHundredMutations_whenChecked_thenEachIsFoundAndLocated() {
        ForAll.check(
                200,
                random -> random,
                random -> {
                    Path copy = folder.resolve("copy");
                    try {
                        copy(folder.resolve("good"), copy);
                        Mutation done = mutate(copy, random);
                        AuditReport report = check(copy);
                        assertThat(report.findings()).as(done.toString()).isNotEmpty();
                        assertThat(report.findings())
                                .as(done.toString())
                                .anyMatch(f -> f.number() <= done.to() && done.from() <= f.to());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static Mutation mutate(Path copy, RandomGenerator random) throws IOException {
        Path log = copy.resolve(AuditFiles.name(0, "jsonl"));
        Path sums = copy.resolve(AuditFiles.name(0, "hashes"));
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        int n = random.nextInt(ENTRIES - 2);
        int kind = random.nextInt(9);
        switch (kind) {
            case 0 -> {
                byte[] all = Files.readAllBytes(log);
                int at = random.nextInt(all.length);
                all[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(log, all);
                int line = numberAt(all, at);
                return new Mutation("byte " + at, line - 1, line + 1);
            }
            case 1 -> lines.remove(n);
            case 2 -> Collections.swap(lines, n, n + 1);
            case 3 -> Collections.swap(lines, n, (n + 500) % ENTRIES);
            case 4 -> lines.add(n, lines.get(n).replace("done", "refused"));
            case 5 -> lines.add(n, lines.get((n + 77) % ENTRIES));
            case 6 -> {
                // The tail with everything that covered it in this file.
                byte[] all = Files.readAllBytes(sums);
                Files.write(sums, java.util.Arrays.copyOf(all, n * 32));
                lines = lines.subList(0, n);
            }
            case 7 -> {
                byte[] all = Files.readAllBytes(sums);
                all[n * 32 + random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
                Files.write(sums, all);
            }
            default -> {
                // Line and hash together, as somebody would who knows the format.
                String forged = lines.get(n).replace("test.act", "test.fake");
                lines.set(n, forged);
                byte[] all = Files.readAllBytes(sums);
                byte[] leaf = MerkleRoot.leaf(forged.getBytes(StandardCharsets.UTF_8));
                System.arraycopy(leaf, 0, all, n * 32, 32);
                Files.write(sums, all);
            }
        }
        if (kind != 7) Files.writeString(log, String.join("\n", lines) + "\n");
        return new Mutation("kind " + kind, n, n + 1);
    }

    private static int numberAt(byte[] all, int at) {
        int number = 0;
        for (int i = 0; i < at; i++) if (all[i] == '\n') number++;
        return number;
    }

    @Test
    void givenATailThatWasCutWithItsStates_whenAWitnessKeptOne_thenItIsFound() throws IOException {
        Path copy = folder.resolve("short");
        copy(folder.resolve("good"), copy);
        Path log = copy.resolve(AuditFiles.name(0, "jsonl"));
        Path sums = copy.resolve(AuditFiles.name(0, "hashes"));
        List<String> states = Files.readAllLines(copy.resolve(AuditFiles.ROOTS));
        Files.writeString(log, String.join("\n", Files.readAllLines(log).subList(0, 500)) + "\n");
        Files.write(sums, java.util.Arrays.copyOf(Files.readAllBytes(sums), 500 * 32));
        Files.writeString(
                copy.resolve(AuditFiles.ROOTS), String.join("\n", states.subList(0, 5)) + "\n");
        assertThat(check(copy).findings()).as("nothing in the folder can tell").isEmpty();
        Path witness = Files.writeString(folder.resolve("witness.json"), states.getLast() + "\n");
        AuditReport report = AuditCheck.folder(copy, List.of(witness), Optional.empty());
        assertThat(report.findings()).extracting(AuditFinding::kind).containsExactly(Kind.CUT);
        assertThat(report.findings().getFirst().number()).isEqualTo(500);
    }

    @Test
    void givenStatesOfAnotherKey_whenChecked_thenTheyAreNotTheCitys() throws IOException {
        String own = check(folder.resolve("good")).key();
        String other = "00" + own.substring(2);
        AuditReport report =
                AuditCheck.folder(folder.resolve("good"), List.of(), Optional.of(other));
        assertThat(report.findings())
                .hasSize(STATES + 1)
                .allMatch(f -> f.kind() == Kind.BAD_SIGNATURE);
        Path copy = folder.resolve("forged");
        copy(folder.resolve("good"), copy);
        Path roots = copy.resolve(AuditFiles.ROOTS);
        Files.writeString(roots, Files.readString(roots).replace("\"size\":500", "\"size\":501"));
        assertThat(check(copy).findings())
                .extracting(AuditFinding::kind)
                .contains(Kind.BAD_SIGNATURE);
    }

    @Test
    void givenEvidence_whenCheckedOffline_thenItHolds_andAnyChangedLetterBreaksIt()
            throws IOException {
        Path file = folder.resolve("evidence.json");
        Files.write(file, evidence);
        assertThat(AuditCheck.file(file, Optional.empty()).findings()).isEmpty();
        assertThat(AuditCheck.file(file, Optional.empty()).entries()).isEqualTo(ENTRIES);
        assertThat(python(file)).isZero();
        String text = new String(evidence, StandardCharsets.UTF_8);
        Files.writeString(file, text.replaceFirst("test\\.act", "test.bad"));
        assertThat(AuditCheck.file(file, Optional.empty()).findings())
                .extracting(AuditFinding::kind)
                .containsExactly(Kind.NOT_PROVEN);
        assertThat(python(file)).isEqualTo(1);
        Files.writeString(file, text.replaceFirst("\"city\":\"Қ", "\"city\":\"К"));
        assertThat(AuditCheck.file(file, Optional.empty()).findings())
                .extracting(AuditFinding::kind)
                .contains(Kind.BAD_SIGNATURE);
        assertThat(python(file)).isEqualTo(1);
        Files.writeString(file, "{");
        assertThat(AuditCheck.file(file, Optional.empty()).findings())
                .extracting(AuditFinding::kind)
                .containsExactly(Kind.UNREADABLE);
        assertThat(python(file)).isEqualTo(1);
    }

    @Test
    void givenAProofOfConsistency_whenCheckedOffline_thenItHoldsForItsStatesOnly()
            throws IOException {
        Path file = folder.resolve("consistency.json");
        Files.write(file, Shapes.bytes(Shapes.consistency(consistency)));
        assertThat(AuditCheck.file(file, Optional.empty()).findings()).isEmpty();
        assertThat(python(file)).isZero();
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"first\":300", "\"first\":299"));
        assertThat(AuditCheck.file(file, Optional.empty()).findings()).isNotEmpty();
        assertThat(python(file)).isEqualTo(1);
    }

    @Test
    void theSmallScriptFindsTheSameInAFolder() throws IOException {
        assertThat(python(folder.resolve("good"))).isZero();
        Path copy = folder.resolve("script");
        copy(folder.resolve("good"), copy);
        Path log = copy.resolve(AuditFiles.name(0, "jsonl"));
        byte[] all = Files.readAllBytes(log);
        all[all.length / 2] ^= 1;
        Files.write(log, all);
        assertThat(python(copy)).isEqualTo(1);
    }

    private static AuditReport check(Path copy) {
        return AuditCheck.folder(copy, List.of(), Optional.empty());
    }

    private static int python(Path what) throws IOException {
        Process run =
                new ProcessBuilder("python3", "../ops/qala-verify.py", what.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int code = run.waitFor();
            assertThat(said).contains(code == 0 ? "checked:" : "NOT RIGHT");
            return code;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> all = Files.list(from)) {
            for (Path file : all.toList())
                Files.copy(
                        file,
                        to.resolve(file.getFileName()),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
