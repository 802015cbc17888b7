package city.qala.governance.resident;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.governance.resident.HouseholdRule.Share;
import city.qala.governance.resident.HouseholdRule.Whose;
import city.qala.kernel.Iin;
import city.qala.kernel.Language;
import city.qala.kernel.Ulid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class HouseholdRuleTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Ulid MOTHER = new Ulid("01K0000000000000000000AAAA");
    private static final Ulid FATHER = new Ulid("01K0000000000000000000DDDD");
    private static final Ulid CHILD = new Ulid("01K0000000000000000000BBBB");
    private static final Ulid HOME = new Ulid("01K00000000000000000H00001");
    private static final Ulid ELSEWHERE = new Ulid("01K00000000000000000H00002");

    @Test
    void givenAnAdult_whenSharesAreAsked_thenOwnHouseholdAndChildrenCome() {
        var shares = HouseholdRule.shares(adult(MOTHER, HOME), List.of(child(false)), TODAY);
        assertThat(shares)
                .extracting(Share::whose)
                .containsExactly(Whose.OWN, Whose.HOUSEHOLD, Whose.CHILD);
        assertThat(shares.getLast().name()).isEqualTo("Дана");
    }

    @Test
    void givenAChild_whenSharesAreAsked_thenOnlyTheirOwnCome() {
        assertThat(HouseholdRule.shares(child(false), List.of(), TODAY))
                .extracting(Share::whose)
                .containsExactly(Whose.OWN);
    }

    @Test
    void givenAProtectedAddress_whenAGuardianLivesElsewhere_thenTheChildIsKeptFromThem() {
        var father = adult(FATHER, ELSEWHERE);
        assertThat(HouseholdRule.shares(father, List.of(child(false)), TODAY)).hasSize(3);
        assertThat(HouseholdRule.shares(father, List.of(child(true)), TODAY))
                .extracting(Share::whose)
                .doesNotContain(Whose.CHILD);
        assertThat(HouseholdRule.shares(adult(MOTHER, HOME), List.of(child(true)), TODAY))
                .hasSize(3);
    }

    @Test
    void givenAChildOfAge_whenSharesAreAsked_thenGuardiansSeeNothingMore() {
        LocalDate grown = LocalDate.of(2036, 5, 5);
        assertThat(HouseholdRule.shares(adult(MOTHER, HOME), List.of(child(false)), grown))
                .extracting(Share::whose)
                .doesNotContain(Whose.CHILD);
    }

    @Test
    void givenALineFromBeforeTheyMovedIn_whenAskedWhetherItConcernsThem_thenItDoesNot() {
        Share household = HouseholdRule.shares(adult(MOTHER, HOME), List.of(), TODAY).getLast();
        Instant before = Instant.parse("2019-02-28T20:00:00Z");
        Instant after = Instant.parse("2019-03-01T08:00:00Z");
        assertThat(HouseholdRule.concerns(household, before, ZoneOffset.UTC)).isFalse();
        assertThat(HouseholdRule.concerns(household, after, ZoneOffset.UTC)).isTrue();
    }

    private static Resident adult(Ulid id, Ulid home) {
        return person(id, "Ахметова Айгүл", LocalDate.of(1988, 4, 12), home, false, List.of());
    }

    private static Resident child(boolean hidden) {
        return person(
                CHILD,
                "Ахметова Дана",
                LocalDate.of(2018, 5, 5),
                HOME,
                hidden,
                List.of(MOTHER, FATHER));
    }

    private static Resident person(
            Ulid id, String name, LocalDate born, Ulid home, boolean hidden, List<Ulid> guardians) {
        String digits = born.toString().replace("-", "").substring(2);
        return new Resident(
                id,
                name,
                born,
                Language.KK,
                Iin.made(digits, 1).or(() -> Iin.made(digits, 2)).orElseThrow(),
                "Samal-2, 58",
                hidden,
                "Samal",
                new Resident.Contact("", ""),
                new Resident.Household(home, LocalDate.of(2019, 3, 1)),
                guardians,
                "population",
                LocalDate.of(2019, 3, 1));
    }
}
