package city.qala.services.school;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StabilityRuleTest {
    /** Two pupils who both wish the only seat; the first is ranked first. */
    private final Market market =
            new Market(
                    new int[] {0, 1, 2},
                    new int[] {0, 0},
                    new int[] {0, 1},
                    new int[] {1},
                    new int[1],
                    new boolean[2]);

    private long pairs(int... wishes) {
        return StabilityRule.blockingPairs(market, new Match(wishes, 0));
    }

    @Test
    void givenTheRightMatch_whenProven_thenNothingBlocks() {
        assertThat(pairs(0, Match.NONE)).isZero();
    }

    @Test
    void givenAWorsePupilOnTheSeat_whenProven_thenThePairIsFound() {
        assertThat(pairs(Match.NONE, 1)).isEqualTo(1);
    }

    @Test
    void givenAnEmptySeat_whenProven_thenBothWhoWantItAreFound() {
        assertThat(pairs(Match.NONE, Match.NONE)).isEqualTo(2);
    }

    @Test
    void givenASeatTooManyOrAnothersWish_whenProven_thenItIsFound() {
        assertThat(pairs(0, 1)).isPositive();
        assertThat(pairs(1, Match.NONE)).isPositive();
    }

    @Test
    void givenAReservedSeatTakenByAnother_whenProven_thenTheFavouredPupilBlocks() {
        var reserved =
                new Market(
                        new int[] {0, 1, 2},
                        new int[] {0, 0},
                        new int[] {0, 1},
                        new int[] {1},
                        new int[] {1},
                        new boolean[] {false, true});
        assertThat(StabilityRule.blockingPairs(reserved, new Match(new int[] {0, -1}, 0)))
                .isEqualTo(1);
        assertThat(StabilityRule.blockingPairs(reserved, new Match(new int[] {-1, 1}, 0))).isZero();
    }
}
