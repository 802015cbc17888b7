package city.qala.governance.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errors of a yes-or-no answer by group, on rows counted by hand. */
class GroupMetricsTest {
    @TempDir Path folder = Path.of(".");

    // north: tp 2, fp 1, tn 1, fn 0; south: tp 0, fp 0, tn 1, fn 2
    private static final String ROWS =
            """
            side,sex,score,was
            north,f,5,1
            north,m,9,1
            north,f,7,0
            north,m,1,0
            south,f,4,1
            south,m,4,1
            south,f,2,0
            """;

    @Test
    void givenTwoGroups_whenCounted_thenEveryRateIsAsCountedByHand() throws IOException {
        assertThat(table(ROWS, "side"))
                .isEqualTo(
                        "threshold,attribute,group,n,pp,pn,tp,fp,tn,fn,tpr,fpr,tnr,fnr,precision,"
                                + "fdr,npv,for,pprev,prev,accuracy\r\n"
                                + "5,side,north,4,3,1,2,1,1,0,1.0,0.5,0.5,0.0,0.666667,"
                                + "0.333333,1.0,0.0,0.75,0.5,0.75\r\n"
                                + "5,side,south,3,0,3,0,0,1,2,0.0,0.0,1.0,1.0,,"
                                + ",0.333333,0.666667,0.0,0.666667,0.333333\r\n");
    }

    @Test
    void givenNobodyOfAKind_whenCounted_thenTheRateStaysEmptyAndIsNotZero() throws IOException {
        String only = table("side,score,was\nnorth,9,0\n", "side");
        assertThat(only).contains("5,side,north,1,1,0,0,1,0,0,,1.0,0.0,,0.0,1.0,,,1.0,0.0,0.0");
    }

    @Test
    void givenAPlus_whenCounted_thenGroupsAreCrossed() throws IOException {
        assertThat(table(ROWS, "side,side+sex").lines())
                .filteredOn(l -> l.contains("side+sex"))
                .extracting(l -> l.split(",", -1)[2])
                .containsExactly("north+f", "north+m", "south+f", "south+m");
    }

    @Test
    void givenBadRows_whenCounted_thenFileLineAndReasonAreToldAndTheRestCounts()
            throws IOException {
        AuditSummary said =
                run(ROWS + "south,f,many,1\nsouth,f,3,maybe\nsouth,f,3\n,f,9,1\n", "side");
        assertThat(said.bad()).isEqualTo(3);
        assertThat(said.faults().get(0)).contains("in.csv:9: score must be a number: it was many");
        assertThat(said.faults().get(1)).contains("in.csv:10: was must be 1 or 0: it was maybe");
        assertThat(said.faults().get(2)).contains("in.csv:11: row");
        assertThat(said.facts())
                .containsEntry("rows", 11L)
                .containsEntry("notGrouped", Map.of("rows without side", 1L));
        assertThat(Files.readString(folder.resolve("out.csv"))).contains("5,side,south,3,");
    }

    @Test
    void givenAPackedFileWithAByteOrderMark_whenCounted_thenItIsTheSame() throws IOException {
        Path packed = folder.resolve("in.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(("\uFEFF" + ROWS).getBytes(StandardCharsets.UTF_8));
        }
        run(packed, "side", Map.of());
        String unpacked = table(ROWS, "side");
        run(packed, "side", Map.of());
        assertThat(Files.readString(folder.resolve("out.csv"))).isEqualTo(unpacked);
    }

    @Test
    void givenAMissingColumnOrNoCsv_whenRead_thenItIsRefusedInWords() {
        assertThatThrownBy(() -> run("a,b\n1,2\n", "side"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no column score");
        assertThatThrownBy(() -> run("side,score,was\n\"north,1,1\n", "side"))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> run(folder.resolve("none.csv"), "side", Map.of()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("There is no file");
    }

    @Test
    void givenConditions_whenTested_thenSignsMeanWhatTheySay() {
        assertThat(Condition.of("s >= 5").test("5")).isTrue();
        assertThat(Condition.of("s>5").test("5")).isFalse();
        assertThat(Condition.of("s<0.5").test("0.49")).isTrue();
        assertThat(Condition.of("s!=Low").test("High")).isTrue();
        assertThat(Condition.of("s==Low").test("High")).isFalse();
        for (String wrong : List.of("s", ">=5", "s>=", "s>=many", "s=>5"))
            assertThatThrownBy(() -> Condition.of(wrong).test("5"))
                    .as(wrong)
                    .isInstanceOf(Problem.class);
    }

    @Test
    void givenRareHits_whenTheIntervalIsTaken_thenItIsWilsons() {
        // Known values: 0 of 8000 and 1 of 8000, two-sided 95 %.
        assertThat(new Rate(0, 8000).low()).isZero();
        assertThat(new Rate(0, 8000).high()).isCloseTo(0.00047995, within(1e-8));
        assertThat(new Rate(1, 8000).low()).isCloseTo(2.207e-5, within(1e-8));
        assertThat(new Rate(10, 10).high()).isEqualTo(1);
        assertThat(new Rate(0, 0).high()).isNaN();
    }

    @Test
    void givenAReferenceGroup_whenCompared_thenDifferencesAndRatiosAreOfIt() throws IOException {
        Path in = Files.writeString(folder.resolve("in.csv"), ROWS);
        run(in, "side", Map.of("side", "north"));
        String details = Files.readString(folder.resolve("details.csv"));
        assertThat(details).contains("side,south,tpr,0,2,0.0,0.0,0.65762,north,-1.0,0.0");
        // No yes in the south: neither its precision nor a ratio of it exists.
        assertThat(details).contains("side,south,precision,0,0,,,,north,,");
        assertThatThrownBy(() -> run(in, "side", Map.of("side", "west")))
                .isInstanceOf(Problem.class);
    }

    @Test
    void givenGroupsWithoutOrder_whenMeasured_thenUndefinedMeasuresAreLeftOut() {
        var groups = Map.of("a", new Confusion(1, 1, 1, 1), "b", new Confusion(0, 0, 0, 0));
        Map<String, Double> measures = Disparity.measures(groups, "a");
        assertThat(measures).doesNotContainKey("disparateImpact/b");
        assertThat(measures.get("demographicParityDifference")).isZero();
    }

    private String table(String rows, String groups) throws IOException {
        run(rows, groups);
        return Files.readString(folder.resolve("out.csv"));
    }

    private AuditSummary run(String rows, String groups) throws IOException {
        return run(Files.writeString(folder.resolve("in.csv"), rows), groups, Map.of());
    }

    private AuditSummary run(Path in, String groups, Map<String, String> references) {
        return MetricsCommand.run(
                new MetricsCommand.Order(
                        in,
                        "score>=5",
                        "was",
                        groups,
                        references,
                        folder.resolve("out.csv"),
                        folder.resolve("details.csv")));
    }
}
