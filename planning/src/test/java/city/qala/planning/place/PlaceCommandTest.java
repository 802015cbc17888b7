package city.qala.planning.place;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceCommandTest {
    @TempDir Path folder;

    @Test
    void givenATableWithBadRows_whenSolved_thenTheyAreToldAndTheRestIsAnswered()
            throws IOException {
        Path in =
                Files.writeString(
                        folder.resolve("d.csv"),
                        """
                        site,tract,network_distance_m,demand
                        A,1,100,50
                        A,2,900,70
                        B,1,900,50
                        B,2,100,70
                        B,2,120,70
                        B,3,near,10
                        """);
        Path out = folder.resolve("plan.json");
        var question =
                new PlaceCommand.Question(List.of(500.0), List.of(1, 2, 3), List.of(), List.of());

        PlaceCommand.Summary done = PlaceCommand.run(in, question, out);

        assertThat(done.bad()).isEqualTo(2);
        assertThat(done.warnings().getFirst()).startsWith("d.csv line 6: site B and place 2");
        JsonNode plan = new ObjectMapper().readTree(out.toFile());
        assertThat(plan.at("/total_demand").asDouble()).isEqualTo(120);
        assertThat(plan.at("/mclp/0/covered_demand").asDouble()).isEqualTo(70);
        assertThat(plan.at("/mclp/0/one_optimal_set/0").asText()).isEqualTo("B");
        assertThat(plan.at("/mclp")).as("three sites of two are not asked").hasSize(2);
        assertThat(plan.at("/p_median/1/objective").asDouble()).isEqualTo(12000);
        assertThat(plan.at("/p_center/0/max_distance_m").asDouble()).isEqualTo(900);
        assertThat(plan.at("/lscp/0/fewest_sites_for_all_coverable").asInt()).isEqualTo(2);
        assertThat(plan.at("/greedy_mclp/0/share_of_optimum").asDouble()).isEqualTo(1);
    }
}
