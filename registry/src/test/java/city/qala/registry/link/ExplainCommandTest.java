package city.qala.registry.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    @TempDir Path folder;

    private ExplainCommand.Answer explain(Language language, String... of) throws IOException {
        List<String> rows = new ArrayList<>(TownFixture.rows(150, 21));
        rows.add("x-1,Сарсенбинов,Даурен,1981-07-19,77015550101,");
        rows.add("x-2,Сарсенбинов,Дауренн,1981-07-19,,");
        rows.add("x-3,Sarsenbinov,Dauren,1981-07-16,77015550101,");
        Path file = TownFixture.file(folder, "in.csv", TownFixture.HEADER, rows);
        Path spec = Files.writeString(folder.resolve("spec.yaml"), TownFixture.SPEC);
        return ExplainCommand.run(
                new ExplainCommand.Wish(spec, List.of(of), language, null, List.of(file)));
    }

    @Test
    void givenTwoRecords_whenExplained_thenTheTermsAddUpAndEachIsSaidWithBothValues()
            throws IOException {
        for (Language language : Language.values()) {
            var pair = explain(language, "x-1", "x-3").pairs().getFirst();
            double sum = pair.terms().stream().mapToDouble(ExplainCommand.Term::bits).sum();
            assertThat(sum).isCloseTo(pair.weight(), within(1e-9));
            assertThat(pair.together()).isTrue();
            assertThat(pair.probability()).isGreaterThan(0.9);
            assertThat(pair.terms())
                    .anySatisfy(t -> {
                        assertThat(t.trait()).isEqualTo("birth-date");
                        assertThat(t.words()).contains("1981-07-19").contains("1981-07-16");
                    });
            assertThat(pair.terms()).allSatisfy(t -> assertThat(t.words()).isNotBlank());
            // One person has this telephone, and the sentence says so.
            assertThat(pair.terms())
                    .anyMatch(t -> t.trait().equals("phone") && t.people() == 1 && t.bits() > 5);
        }
    }

    @Test
    void givenAPerson_whenExplained_thenTheTiesHoldAllRecordsAndTheWeakestIsNamed()
            throws IOException {
        var person = explain(Language.RU, "x-2");
        assertThat(person.records()).containsExactly("x-1", "x-2", "x-3");
        assertThat(person.chain()).hasSize(2);
        assertThat(person.weakest().getFirst().weight())
                .isEqualTo(
                        person.chain().stream()
                                .mapToDouble(ExplainCommand.Tie::weight)
                                .min()
                                .orElseThrow());
        assertThat(person.words().getFirst()).contains("3 записи");
    }

    @Test
    void givenALineOfThePairsFile_whenSaid_thenEveryTermIsASentenceAndTheSumEndsIt() {
        List<String> said =
                WhyText.of(
                        "prior=-14.0 given-name/1=9.0 family-name/6=3.0 names-together/1=-1.5"
                                + " household=-0.5",
                        Language.KK);
        assertThat(said).hasSize(6);
        assertThat(said.get(2)).contains("әкесінің аты");
        assertThat(said.getLast()).contains("-4.0").contains("екі бөлек адам");
    }

    @Test
    void givenARecordThatNoFileHolds_whenExplained_thenItIsToldByName() {
        assertThatThrownBy(() -> explain(Language.EN, "nobody"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("nobody");
    }
}
