package city.qala.services.school;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.testkit.ForAll;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeferredAcceptanceTest {

    private record Drawn(Market market, int[] order) {}

    /** Wishes of all pupils as long as the list: two schools, one seat each. */
    private static Market two(int[] wish, int[] rank, int seats, int reserve, boolean[] favoured) {
        int[] first = new int[wish.length / 2 + 1];
        Arrays.setAll(first, p -> 2 * p);
        return new Market(
                first, wish, rank, new int[] {seats, 1}, new int[] {reserve, 0}, favoured);
    }

    @Test
    void givenThreeStableMatches_whenMatched_thenThePupilsHaveTheBestOfThem() {
        // Gale and Shapley's three by three: every pupil's first wish ranks that pupil last.
        var market =
                new Market(
                        new int[] {0, 3, 6, 9},
                        new int[] {0, 1, 2, 1, 2, 0, 2, 0, 1},
                        new int[] {2, 1, 0, 2, 1, 0, 2, 1, 0},
                        new int[] {1, 1, 1},
                        new int[3],
                        new boolean[3]);
        assertThat(Towns.wishes(market, DeferredAcceptance.match(market))).containsExactly(0, 3, 6);
    }

    @Test
    void givenAnyOrderOfSubmission_whenMatched_thenNobodyGainsByBeingEarly() {
        ForAll.check(
                1_000,
                r -> {
                    Market market = Towns.small(r, r.nextBoolean());
                    return new Drawn(market, Towns.shuffled(r, market.pupils()));
                },
                drawn -> {
                    Match early = DeferredAcceptance.match(drawn.market());
                    Match late = DeferredAcceptance.match(drawn.market(), drawn.order());
                    assertThat(Towns.wishes(drawn.market(), late))
                            .isEqualTo(Towns.wishes(drawn.market(), early));
                    assertThat(late.proposals()).isEqualTo(early.proposals());
                });
    }

    @Test
    void givenAnyWishes_whenMatched_thenNoPairIsLeftThatWouldRatherHaveEachOther() {
        ForAll.check(
                1_000,
                r -> Towns.small(r, r.nextBoolean()),
                market ->
                        assertThat(
                                        StabilityRule.blockingPairs(
                                                market, DeferredAcceptance.match(market)))
                                .isZero());
    }

    @Test
    void givenAllMatchesWithoutBlockingPairs_whenCompared_thenNoneIsBetterForAnyPupil() {
        ForAll.check(
                150,
                r -> Towns.small(r, false),
                market -> {
                    if (market.pupils() > 5) return;
                    Match best = DeferredAcceptance.match(market);
                    tryAll(market, best, new int[market.pupils()], 0);
                });
    }

    private static void tryAll(Market market, Match best, int[] wish, int pupil) {
        if (pupil == wish.length) {
            if (StabilityRule.blockingPairs(market, new Match(wish.clone(), 0)) > 0) return;
            for (int p = 0; p < wish.length; p++) {
                assertThat(wish[p] == Match.NONE).isEqualTo(best.wish(p) == Match.NONE);
                assertThat(wish[p]).isGreaterThanOrEqualTo(best.wish(p));
            }
            return;
        }
        for (int w = market.first(pupil) - 1; w < market.end(pupil); w++) {
            wish[pupil] = w < market.first(pupil) ? Match.NONE : w;
            tryAll(market, best, wish, pupil + 1);
        }
    }

    @Test
    void givenAReservedSeat_whenAFavouredPupilAsks_thenItIsHeldForHim() {
        // Three pupils, ranked 0, 1, 2 everywhere; the last is favoured.
        int[] wish = {0, 1, 0, 1, 0, 1};
        int[] rank = {0, 0, 1, 1, 2, 2};
        boolean[] favoured = {false, false, true};
        var market = two(wish, rank, 2, 1, favoured);
        assertThat(Towns.wishes(market, DeferredAcceptance.match(market))).containsExactly(0, 3, 4);
        var without = two(wish, rank, 2, 0, favoured);
        assertThat(Towns.wishes(without, DeferredAcceptance.match(without)))
                .containsExactly(0, 2, 5);
    }

    @Test
    void givenNobodyIsFavoured_whenSeatsAreReserved_thenNoneStaysEmpty() {
        var market = two(new int[] {0, 1, 0, 1}, new int[] {0, 0, 1, 1}, 2, 2, new boolean[2]);
        assertThat(Towns.wishes(market, DeferredAcceptance.match(market))).containsExactly(0, 2);
    }
}
