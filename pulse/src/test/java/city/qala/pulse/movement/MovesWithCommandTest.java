package city.qala.pulse.movement;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.testkit.ForAll;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovesWithCommandTest {

    @TempDir Path folder;

    @Test
    void givenTwoCategories_whenOneFollowsThePeople_thenOnlyThatMovesWithThem() throws Exception {
        RandomGenerator random = ForAll.random(4);
        var text = new StringBuilder("district,category,hour_ms,footfall,sales,weather_index\n");
        double crowd = 0;
        for (int t = 0; t < 40 * 24; t++) {
            crowd = 0.8 * crowd + 0.12 * random.nextGaussian();
            int people = (int) (900 * Math.exp(crowd));
            for (String category : List.of("coffee", "pharmacy")) {
                double asked = 40 * Math.exp(category.equals("coffee") ? crowd : 0);
                long sales = Math.round(asked + Math.sqrt(asked) * random.nextGaussian());
                text.append(
                        String.format(
                                "D1,%s,%d,%d,%d,0.0%n", category, t * 3_600_000L, people, sales));
            }
        }
        text.append("D1,coffee,17,1,1,0\nD1,coffee,0,1,1,0\nD1,coffee,x,1,1,0\n");
        Files.writeString(folder.resolve("series.csv"), text);

        Path out = folder.resolve("out.csv");
        var done = MovesWithCommand.run(new MovesWithCommand.Order(folder, out, 0, 0));

        List<String> rows = Files.readAllLines(out);
        assertThat(rows.getFirst())
                .isEqualTo("district,category,lag_h,beta,lo95,hi95,p,significant,words");
        assertThat(rows.get(1)).startsWith("D1,coffee,0,").endsWith(",1,moves with");
        assertThat(rows.get(2)).startsWith("D1,pharmacy,").endsWith(",0,no link shown");
        assertThat(done.bad()).isEqualTo(3);
        assertThat(done.linked()).isEqualTo(1);
        assertThat(done.warnings()).hasSize(3).allMatch(w -> w.startsWith("series.csv line 19"));
    }
}
