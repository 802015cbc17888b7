package city.qala.governance.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate that a face algorithm must pass, on counts chosen by hand. */
class FaceGateTest {
    private static final GateLimits LIMITS = GateLimits.usual(5e-3);

    @TempDir Path folder = Path.of(".");

    @Test
    void givenEvenGroups_whenJudged_thenTheyPass() {
        GateResult result =
                judge(Map.of("A", count(4, 8000, 20, 1000), "B", count(6, 8000, 25, 1000)));
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.groups()).allMatch(g -> g.reasons().isEmpty());
    }

    @Test
    void givenOneGroupMistakenTooOften_whenJudged_thenThatGroupIsNamedTwice() {
        GateResult result =
                judge(
                        Map.of(
                                "A", count(2, 8000, 24, 1000),
                                "B", count(16, 8000, 14, 1000),
                                "C", count(111, 8000, 23, 1000)));
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(verdicts(result))
                .containsEntry("A", Verdict.PASS)
                .containsEntry("B", Verdict.PASS)
                .containsEntry("C", Verdict.FAIL);
        assertThat(reasons(result, "C")).hasSize(2);
        assertThat(reasons(result, "C").getFirst())
                .isEqualTo("false match rate may be as high as 0.01668; the target is 0.005");
    }

    @Test
    void givenOneGroupMissedTooOften_whenJudged_thenThatGroupIsNamed() {
        GateResult result =
                judge(Map.of("A", count(2, 8000, 14, 1000), "D", count(1, 8000, 134, 1000)));
        assertThat(verdicts(result))
                .containsEntry("A", Verdict.PASS)
                .containsEntry("D", Verdict.FAIL);
        assertThat(reasons(result, "D"))
                .containsExactly(
                        "false non-match rate is 0.12 above that of the best group; at most 0.05");
    }

    @Test
    void givenAGroupTooSmall_whenJudged_thenItIsNotEnoughEvidenceAndTheWholeDoesNotPass() {
        GateResult result =
                judge(Map.of("A", count(2, 8000, 14, 1000), "tiny", count(0, 599, 0, 499)));
        assertThat(verdicts(result))
                .containsEntry("A", Verdict.PASS)
                .containsEntry("tiny", Verdict.NOT_ENOUGH_EVIDENCE);
        assertThat(reasons(result, "tiny")).hasSize(2);
        assertThat(result.verdict()).isEqualTo(Verdict.NOT_ENOUGH_EVIDENCE);
    }

    @Test
    void givenExactlyEnoughComparisons_whenJudged_thenItIsEnough() {
        assertThat(LIMITS.nonMated()).isEqualTo(600);
        GateResult result = judge(Map.of("A", count(0, 768, 10, 500), "B", count(0, 768, 10, 500)));
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        // Three times over the target without an error is evidence of number, not yet of rate.
        GateResult few = judge(Map.of("A", count(0, 600, 10, 500), "B", count(0, 600, 10, 500)));
        assertThat(few.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void givenAGroupWithoutAFalseMatch_whenTheMeanIsTaken_thenHalfACaseKeepsItDefined() {
        GateResult result =
                judge(
                        Map.of(
                                "A", count(2, 8000, 24, 1000),
                                "B", count(16, 8000, 24, 1000),
                                "C", count(111, 8000, 24, 1000),
                                "D", count(1, 8000, 24, 1000)));
        assertThat(result.measures().get("group/fmrMaxToGeometricMean"))
                .isCloseTo(12.234, within(1e-3));
        GateResult zero =
                judge(Map.of("A", count(0, 8000, 24, 1000), "B", count(4, 8000, 24, 1000)));
        assertThat(zero.measures().get("group/fmrMaxToGeometricMean")).isCloseTo(3, within(1e-9));
    }

    @Test
    void givenAFailingAndATinyGroup_whenJudged_thenTheWholeFails() {
        GateResult result =
                judge(
                        Map.of(
                                "A", count(2, 8000, 14, 1000),
                                "east", count(90, 8000, 14, 1000),
                                "tiny", count(0, 40, 0, 30)));
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void givenNoGroups_whenJudged_thenNothingPasses() {
        assertThat(judge(Map.of()).verdict()).isEqualTo(Verdict.NOT_ENOUGH_EVIDENCE);
    }

    @Test
    void givenAFile_whenJudged_thenTheAnswerHasTheAgreedKeysAndSaysWhichRowsAreBad()
            throws IOException {
        Path scores = scores();
        Files.writeString(scores, Files.readString(scores) + "A,2,0.4\nA,1,NaN\nA,1,-1\n,1,0.3\n");
        AuditSummary said = run(scores, "group", Set.of("A", "Z"));
        JsonNode answer = new ObjectMapper().readTree(folder.resolve("g.json").toFile());
        assertThat(answer.path("verdict").asText()).isEqualTo("not-enough-evidence");
        JsonNode a = answer.path("groups").path(0);
        assertThat(a.path("group").asText()).isEqualTo("A");
        assertThat(a.path("fmr").asDouble()).isEqualTo(0.0);
        assertThat(a.path("fmrHi95").asDouble()).isCloseTo(0.003826758, within(1e-8));
        assertThat(a.path("fnmr").asDouble()).isEqualTo(0.02);
        assertThat(a.path("reasons").isArray()).isTrue();
        JsonNode missing = answer.path("groups").path(1);
        assertThat(missing.path("group").asText()).isEqualTo("Z");
        assertThat(missing.path("fmr").isNull()).isTrue();
        assertThat(said.bad()).isEqualTo(4);
        assertThat(said.faults()).allMatch(f -> f.matches(".*s\\.csv:150[2-5]: .*"));
        assertThat(said.passed()).isFalse();
    }

    @Test
    void givenSeveralColumns_whenJudged_thenTheirCrossingIsJudgedToo() throws IOException {
        Path scores = folder.resolve("s.csv");
        var rows = new StringBuilder("origin,sex,mated,distance\n");
        for (String origin : new String[] {"north", "south"})
            for (String sex : new String[] {"f", "m"})
                for (int i = 0; i < 1000; i++)
                    rows.append(origin)
                            .append(',')
                            .append(sex)
                            .append(",0,0.9\n")
                            .append(origin)
                            .append(',')
                            .append(sex)
                            .append(
                                    i < 200 && sex.equals("f") && origin.equals("south")
                                            ? ",1,0.7\n"
                                            : ",1,0.2\n");
        run(Files.writeString(scores, rows), "origin,sex", Set.of());
        JsonNode answer = new ObjectMapper().readTree(folder.resolve("g.json").toFile());
        var failed = new TreeMap<String, String>();
        answer.path("groups")
                .forEach(g -> failed.put(g.path("group").asText(), g.path("verdict").asText()));
        assertThat(failed)
                .containsEntry("south+f", "fail")
                .containsEntry("south+m", "pass")
                .containsEntry("north+f", "pass");
    }

    @Test
    void givenADistanceOnTheThreshold_whenCounted_thenItIsNoMatch() {
        var set = new ScoreSet(Groups.of("group"), 0.55, Set.of());
        set.add(Map.of("group", "A", "mated", "0", "distance", "0.55")::get);
        assertThat(set.counts().get("group").get("A").falseMatches().hits()).isZero();
    }

    @Test
    void givenATargetThatCannotBe_whenJudged_thenItIsRefused() {
        for (double target : new double[] {0, 1, -1, Double.NaN})
            assertThatThrownBy(() -> GateLimits.usual(target)).isInstanceOf(Problem.class);
    }

    private Path scores() throws IOException {
        var rows = new StringBuilder("group,mated,distance\n");
        for (int i = 0; i < 1000; i++) rows.append("A,0,0.8\n");
        for (int i = 0; i < 500; i++) rows.append(i < 10 ? "A,1,0.7\n" : "A,1,0.3\n");
        return Files.writeString(folder.resolve("s.csv"), rows);
    }

    private AuditSummary run(Path scores, String groups, Set<String> declared) {
        return GateCommand.run(
                new GateCommand.Order(
                        scores, 0.55, 5e-3, groups, declared, folder.resolve("g.json")));
    }

    private static GateResult judge(Map<String, ScoreCount> groups) {
        return FaceGate.judge(Map.of("group", new TreeMap<>(groups)), LIMITS);
    }

    private static ScoreCount count(long falseMatches, long nonMated, long misses, long mated) {
        return new ScoreCount(new Rate(falseMatches, nonMated), new Rate(misses, mated));
    }

    private static Map<String, Verdict> verdicts(GateResult result) {
        var all = new TreeMap<String, Verdict>();
        result.groups().forEach(g -> all.put(g.group(), g.verdict()));
        return all;
    }

    private static java.util.List<String> reasons(GateResult result, String group) {
        return result.groups().stream()
                .filter(g -> g.group().equals(group))
                .findFirst()
                .orElseThrow()
                .reasons();
    }
}
