package city.qala.proactive.decide;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.proactive.law.Law;
import city.qala.proactive.law.LawReader;
import city.qala.proactive.law.Policy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShippedPoliciesTest {
    static final Path SHIPPED = Path.of("src/main/resources/city/qala/proactive/policies");

    @Test
    void everyTestBesideTheShippedPoliciesComesOutAsTheLawSays() {
        Law law = LawReader.read(SHIPPED);

        assertThat(CheckCommand.failures(law)).isEmpty();
        assertThat(law.policies().stream().mapToInt(p -> p.tests().size()).sum())
                .isGreaterThanOrEqualTo(74);
        assertThat(law.warnings()).isEmpty();
    }

    @Test
    void everyShippedPolicySaysInThreeLanguagesWhatItIsAndWhereItStandsInTheLaw() {
        for (Policy p : LawReader.read(SHIPPED).policies()) {
            assertThat(p.title()).as(p.name()).isPresent();
            assertThat(p.summary()).as(p.name()).isPresent();
            assertThat(p.law().act()).as(p.name()).isNotBlank();
            assertThat(p.confidence()).as(p.name()).isNotBlank();
            assertThat(p.clauses()).as(p.name()).allMatch(c -> c.says().isPresent());
            assertThat(p.delivery().appealTo()).as(p.name()).isPresent();
        }
    }

    @Test
    void whatIsNotSureSaysSo() {
        assertThat(LawReader.read(SHIPPED).policies())
                .filteredOn(p -> p.confidence().equals("C"))
                .allMatch(p -> p.uncertain().isPresent());
    }
}
