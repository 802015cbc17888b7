package city.qala.registry.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkCommandTest {
    @TempDir Path folder;

    private Set<Set<String>> linked(String name, String spec, Path... files) throws IOException {
        Path out = folder.resolve(name + "-out.csv");
        Path yaml = Files.writeString(folder.resolve(name + ".yaml"), spec);
        LinkCommand.run(new LinkCommand.Wish(yaml, out, null, null, List.of(files)));
        return TownFixture.groups(out);
    }

    @Test
    void givenPeopleWithSlips_whenLinked_thenNearlyAllAreFoundAndNobodyIsMixed()
            throws IOException {
        List<String> rows = TownFixture.rows(300, 1);
        var groups =
                linked(
                        "town",
                        TownFixture.SPEC,
                        TownFixture.file(folder, "town.csv", TownFixture.HEADER, rows));
        long mixed =
                groups.stream()
                        .filter(g -> g.stream().map(i -> i.split("-")[0]).distinct().count() > 1)
                        .count();
        assertThat(mixed).isZero();
        assertThat(groups.size()).isBetween(300, 306);
    }

    @Test
    void givenTheSameRecords_whenRowsFilesAndNamesOfColumnsChange_thenThePeopleAreTheSame()
            throws IOException {
        List<String> rows = TownFixture.rows(200, 2);
        var before =
                linked(
                        "before",
                        TownFixture.SPEC,
                        TownFixture.file(folder, "a.csv", TownFixture.HEADER, rows));

        List<String> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(7));
        String header = "id,c1,c2,c3,c4,c5";
        String spec =
                """
                id: id
                fields:
                  c5: {as: iin}
                  c4: {as: phone}
                  c1: {as: family-name}
                  c3: {as: birth-date, format: yyyy-MM-dd}
                  c2: {as: given-name}
                """;
        int half = shuffled.size() / 2;
        Path second =
                TownFixture.file(folder, "y.csv", header, shuffled.subList(half, shuffled.size()));
        Path first = TownFixture.file(folder, "x.csv", header, shuffled.subList(0, half));
        assertThat(linked("after", spec, second, first)).isEqualTo(before);
    }

    @Test
    void givenTwoValidIins_whenEverythingElseIsEqual_thenTheyStayTwoPeople() throws IOException {
        List<String> rows = new ArrayList<>(TownFixture.rows(150, 3));
        String one = city.qala.kernel.Iin.made("900101", 4242).orElseThrow().digits();
        String two = city.qala.kernel.Iin.made("900101", 5252).orElseThrow().digits();
        rows.add("twin-1,Ахметов,Болат,1990-01-01,77011112233," + one);
        rows.add("twin-2,Ахметов,Болат,1990-01-01,77011112233," + two);
        rows.add("twin-3,Ахметов,Болат,1990-01-01,77011112233,");
        var groups =
                linked(
                        "veto",
                        TownFixture.SPEC,
                        TownFixture.file(folder, "v.csv", TownFixture.HEADER, rows));
        assertThat(groups).noneMatch(g -> g.contains("twin-1") && g.contains("twin-2"));
        assertThat(groups).anyMatch(g -> g.contains("twin-3") && g.size() == 2);
    }

    @Test
    void givenTwoFilesToLink_whenAFileHoldsTwins_thenNoTwoRecordsOfItAreOnePerson()
            throws IOException {
        List<String> rows = TownFixture.rows(150, 4);
        List<String> firsts = rows.stream().filter(r -> !r.contains("-1,")).toList();
        List<String> seconds = rows.stream().filter(r -> r.contains("-1,")).toList();
        var groups =
                linked(
                        "link",
                        TownFixture.SPEC.replace("dedupe", "link"),
                        TownFixture.file(folder, "l1.csv", TownFixture.HEADER, firsts),
                        TownFixture.file(folder, "l2.csv", TownFixture.HEADER, seconds));
        assertThat(groups).allMatch(g -> g.size() <= 2);
        assertThat(groups).noneMatch(g -> g.stream().filter(i -> !i.endsWith("-1")).count() > 1);
        assertThat(groups.stream().filter(g -> g.size() == 2).count()).isGreaterThan(140);
    }

    @Test
    void givenAColumnToIgnore_whenItIsNamedAsAField_thenItIsNotRead() {
        var spec =
                LinkSpec.parse(
                        """
                        id: id
                        ignore: [cluster]
                        fields:
                          cluster: {as: text}
                          family: {as: family-name}
                        """);
        assertThat(spec.fields()).hasSize(1);
        assertThatThrownBy(() -> LinkSpec.parse("id: id\nfields: {x: {as: shoe-size}}"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("shoe-size");
    }

    @Test
    void givenARun_whenItEnds_thenTheSummaryTellsPairsBeforeAndAfterAndWhatToExpect()
            throws IOException {
        Path in = TownFixture.file(folder, "s.csv", TownFixture.HEADER, TownFixture.rows(200, 5));
        Path yaml = Files.writeString(folder.resolve("s.yaml"), TownFixture.SPEC);
        Path pairs = folder.resolve("pairs.csv");
        var done =
                LinkCommand.run(
                        new LinkCommand.Wish(
                                yaml, folder.resolve("s-out.csv"), pairs, null, List.of(in)));
        assertThat((double) done.predictedPairs())
                .isBetween(0.95 * done.pairsCompared(), 1.05 * done.pairsCompared());
        assertThat(done.expectedPrecision().low())
                .isLessThanOrEqualTo(done.expectedPrecision().high());
        assertThat(done.expectedPrecision().expected()).isGreaterThan(0.95);
        List<String> rows = Files.readAllLines(pairs);
        assertThat(rows.getFirst()).isEqualTo("rec_id_l,rec_id_r,weight,probability,linked,why");
        assertThat(rows).hasSizeGreaterThan(200);
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",");
            double sum = 0;
            for (String term : cells[5].split(" "))
                sum += Double.parseDouble(term.substring(term.indexOf('=') + 1));
            assertThat(sum).isCloseTo(Double.parseDouble(cells[2]), within(1e-9));
        }
    }

    @Test
    void givenAPersonsWordThatTwoAreDifferent_whenRunThreeTimes_thenTheyStayApart()
            throws IOException {
        List<String> rows = new ArrayList<>(TownFixture.rows(100, 6));
        rows.add("x-1,Ахметов,Болат,1990-01-01,77011112233,");
        rows.add("x-2,Ахметов,Болат,1990-01-01,77011112233,");
        Path in = TownFixture.file(folder, "d.csv", TownFixture.HEADER, rows);
        Path yaml = Files.writeString(folder.resolve("d.yaml"), TownFixture.SPEC);
        Path out = folder.resolve("d-out.csv");
        LinkCommand.run(new LinkCommand.Wish(yaml, out, null, null, List.of(in)));
        assertThat(TownFixture.groups(out)).contains(Set.of("x-1", "x-2"));

        Path said =
                TownFixture.file(
                        folder, "said.csv", "rec_id_l,rec_id_r", List.of("x-2,x-1", "x-1,nobody"));
        for (int run = 0; run < 3; run++) {
            var done = LinkCommand.run(new LinkCommand.Wish(yaml, out, null, said, List.of(in)));
            assertThat(TownFixture.groups(out)).contains(Set.of("x-1"), Set.of("x-2"));
            assertThat(done.warnings()).singleElement().asString().contains("said.csv line 3");
        }
    }
}
