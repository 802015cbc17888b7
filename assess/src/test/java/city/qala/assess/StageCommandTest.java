package city.qala.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageCommandTest {
    private static final String HEADER =
            "city,sdgs_in_plans_of_3,steps_of_6,a_progress,b_progress,c_progress\n";

    @TempDir Path folder;

    private StageCommand.Summary run(String rows) throws IOException {
        return StageCommand.run(
                Files.writeString(folder.resolve("cities.csv"), HEADER + rows), out());
    }

    private Path out() {
        return folder.resolve("stages.csv");
    }

    @Test
    void givenFiveCities_whenStaged_thenEachHasARowInTheFilesOrder() throws IOException {
        var done = run("e,3,6,2,2,2\na,0,0,0,0,0\nb,1,2,1,0,0\nc,2,3,1,1,0\nd,3,4,2,1,1\n");
        assertThat(done.stages())
                .containsEntry("implementer", 1L)
                .containsEntry("advancer", 3L)
                .containsEntry("sprinter", 1L);
        List<String> lines = Files.readAllLines(out());
        assertThat(lines.getFirst()).startsWith("city,score,stage_by_formula,rank,");
        assertThat(lines.get(1)).startsWith("e,100.0000,sprinter,1,");
        assertThat(lines.get(2)).startsWith("a,0.0000,implementer,5,");
    }

    @Test
    void givenACityAlone_whenStaged_thenTheReferenceCutsHold() throws IOException {
        var done = run("x,3,3,2,1,1\n");
        assertThat(done.cuts()).containsExactly(56.08, 86.98);
        assertThat(Files.readAllLines(out()).get(1)).startsWith("x,72.2222,advancer,1,");
    }

    @Test
    void givenBadRows_whenStaged_thenTheyAreToldWithTheirLine() throws IOException {
        var done =
                run("a,0,0,0,0,3\nb,9,0,0,0,0\nc,1,x,0,0,0\nd,1,1,,,\nok,1,1,1,1,\nok,1,1,1,1,1\n");
        assertThat(done.cities()).isEqualTo(1);
        assertThat(done.bad()).isEqualTo(5);
        assertThat(done.warnings()).allMatch(w -> w.contains("cities.csv line "));
        assertThat(done.warnings().getLast()).contains("line 7").contains("second time");
    }

    @Test
    void givenGoalsThatWereNotAssessed_whenStaged_thenTheyDoNotCountAsNone() throws IOException {
        run("a,2,6,2,2,\nb,2,6,2,2,0\n");
        assertThat(Files.readAllLines(out()).get(1)).startsWith("a,100.0000,");
        assertThat(Files.readAllLines(out()).get(2)).startsWith("b,77.7778,");
    }
}
