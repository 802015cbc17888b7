package city.qala.proactive.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecideCommandTest {
    private static final Path COUNTRY = Path.of("../docs/proactive/country");
    private static final LocalDate ON = LocalDate.of(2016, 5, 1);

    @TempDir Path folder;

    private DecideCommand.Summary decide(Path policies, Path facts, DecideCommand.Mode mode) {
        return DecideCommand.run(
                new DecideCommand.Order(
                        policies,
                        facts,
                        ON,
                        mode,
                        folder.resolve(mode + ".jsonl"),
                        java.util.Optional.empty()));
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    @Test
    void theInventedCountryComesOutAsComputedByHand() throws IOException {
        decide(COUNTRY, COUNTRY.resolve("cases.jsonl"), DecideCommand.Mode.BULK);

        Map<String, String> found = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("BULK.jsonl"))) {
            JsonNode n = new ObjectMapper().readTree(line);
            for (JsonNode d : n.get("decisions"))
                found.put(
                        key(n, d, "policy"),
                        d.get("outcome").asText() + "," + d.get("amount").asText());
            for (JsonNode v : n.get("values"))
                found.put(
                        key(n, v, "name"),
                        v.path("outcome").asText() + "," + v.get("value").asText());
        }
        List<String> by = Files.readAllLines(COUNTRY.resolve("expected.csv"));
        assertThat(by).hasSizeGreaterThan(30);
        for (String row : by.subList(1, by.size())) {
            String[] c = row.split(",", -1);
            assertThat(found)
                    .as(row)
                    .containsEntry(c[0] + " " + c[1] + " " + c[2], c[3] + "," + c[4]);
        }
    }

    private static String key(JsonNode line, JsonNode of, String name) {
        return line.get("id").asText()
                + " "
                + of.get(name).asText()
                + " "
                + of.get("unit").asText();
    }

    @Test
    void oneByOneAndInBulkTheFilesAreTheSame() throws IOException {
        var town = new RandomTown(city.qala.testkit.ForAll.random(7));
        Files.createDirectory(folder.resolve("p"));
        Files.writeString(folder.resolve("p/town.yaml"), town.law());
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 300; i++) lines.add(town.household(i));
        Path facts = Files.write(folder.resolve("facts.jsonl"), lines);

        var one = decide(folder.resolve("p"), facts, DecideCommand.Mode.SINGLE);
        var all = decide(folder.resolve("p"), facts, DecideCommand.Mode.BULK);

        assertThat(one.households()).isEqualTo(300);
        assertThat(one.outcomes()).isEqualTo(all.outcomes());
        assertThat(folder.resolve("SINGLE.jsonl"))
                .hasSameTextualContentAs(folder.resolve("BULK.jsonl"));
    }

    @Test
    void aBadLineIsToldAndTheOthersAreDecided() throws IOException {
        Path facts =
                file(
                        "facts.jsonl",
                        "{\"id\":\"a\",\"persons\":[{\"id\":\"x\",\"salary\":\"much\"}]}",
                        "{\"id\":\"b\",\"persons\":[{\"id\":\"x\",\"rent\":5}]}",
                        "{\"id\":\"c\",\"persons\":[]}",
                        "{\"id\":\"d\",\"household\":{\"tenancy\":\"castle\"},\"persons\":[{\"id\":\"x\"}]}",
                        "{\"id\":\"e\",\"persons\":[{\"id\":\"x\",\"age\":5}]}",
                        "{broken",
                        "{\"id\":\"f\",\"persons\":[{\"id\":\"x\",\"shoe_size\":5}]}");

        var done = decide(COUNTRY, facts, DecideCommand.Mode.BULK);

        assertThat(done.bad()).isEqualTo(6);
        assertThat(done.households()).isEqualTo(1);
        assertThat(done.warnings())
                .anyMatch(w -> w.equals("facts.jsonl line 1: salary must be a number: it is much"))
                .anyMatch(w -> w.equals("facts.jsonl line 2: \"rent\" belongs to a household"))
                .anyMatch(w -> w.contains("line 4: tenancy must be one of owner, tenant"))
                .anyMatch(w -> w.contains("line 5: \"age\" is computed"))
                .anyMatch(w -> w.contains("line 6: is not JSON"))
                .anyMatch(w -> w.equals("facts that no policy knows: shoe_size"));
    }

    @Test
    void twoHouseholdsInOneDwellingGetItOnce() throws IOException {
        String line =
                "{\"id\":\"%s\",\"on\":\"2021-01-01\",\"household\":{\"tenancy\":\"owner\",\"region\":\"hills\"},"
                        + "\"dwelling\":{\"id\":\"d\"},\"persons\":[{\"id\":\"x\"}]}";
        Path facts = file("facts.jsonl", line.formatted("a"), line.formatted("b"));

        var done = decide(COUNTRY, facts, DecideCommand.Mode.SINGLE);

        assertThat(done.outcomes().get("heating"))
                .isEqualTo(Map.of("entitled", 1L, "not-entitled", 1L));
        assertThat(Files.readString(folder.resolve("SINGLE.jsonl"))).contains("once-per-dwelling");
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        assertThatThrownBy(() ->
                        decide(
                                folder.resolve("nowhere"),
                                COUNTRY.resolve("cases.jsonl"),
                                DecideCommand.Mode.BULK))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("There is no folder");
    }
}
