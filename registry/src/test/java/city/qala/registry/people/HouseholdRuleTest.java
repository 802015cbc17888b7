package city.qala.registry.people;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.registry.people.HouseholdRule.Home;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HouseholdRuleTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private static Home home(
            String person, String declared, String dwelling, int born, String... a) {
        return new Home(
                person, declared, dwelling, Optional.of(LocalDate.of(born, 1, 1)), List.of(a));
    }

    @Test
    void givenOneDwelling_whenFewLiveThere_thenTheyAreOneHousehold() {
        assertThat(
                        HouseholdRule.of(
                                List.of(
                                        home("a", "", "Long 1", 1980),
                                        home("b", "", "Long 1", 1982),
                                        home("c", "", "Long 2", 1990)),
                                TODAY))
                .isEqualTo(List.of(Set.of("a", "b"), Set.of("c")));
    }

    @Test
    void givenADormitory_whenManyLiveThere_thenTheyAreNoHousehold() {
        var homes = new ArrayList<Home>();
        for (int i = 0; i < 13; i++) homes.add(home("p" + (10 + i), "", "Dorm 1", 2000));
        assertThat(HouseholdRule.of(homes, TODAY)).hasSize(13);
    }

    @Test
    void givenADeclaredHousehold_whenAnotherLivesInItsDwelling_thenTheyBelongToIt() {
        assertThat(
                        HouseholdRule.of(
                                List.of(
                                        home("a", "H1", "Long 1", 1980),
                                        home("b", "", "Long 1", 1950),
                                        home("c", "H2", "Long 3", 1980)),
                                TODAY))
                .isEqualTo(List.of(Set.of("a", "b"), Set.of("c")));
    }

    @Test
    void
            givenAChildWithoutADwelling_whenItsMotherIsKnown_thenItLivesWithHerAndAnAdultChildDoesNot() {
        assertThat(
                        HouseholdRule.of(
                                List.of(
                                        home("m", "", "Long 1", 1980),
                                        home("f", "", "Long 2", 1980),
                                        home("child", "", "", 2015, "m", "f"),
                                        home("grown", "", "", 2000, "m")),
                                TODAY))
                .containsExactlyInAnyOrder(Set.of("child", "m"), Set.of("f"), Set.of("grown"));
    }

    @Test
    void givenAnybodies_whenHouseholdsAreMade_thenEverybodyIsInExactlyOne() {
        var homes = new ArrayList<Home>();
        for (int i = 0; i < 60; i++)
            homes.add(
                    home(
                            "p" + i,
                            i % 7 == 0 ? "H" + i % 3 : "",
                            i % 5 == 0 ? "" : "D" + i % 9,
                            1990));
        var members = new ArrayList<String>();
        HouseholdRule.of(homes, TODAY).forEach(members::addAll);
        assertThat(members).doesNotHaveDuplicates().hasSize(60);
    }
}
