package city.qala.services.school;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.testkit.ForAll;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MadeTownTest {

    private static Tally tally(TownCase town) {
        Market market = MadeTown.market(town);
        return new Tally(market, DeferredAcceptance.match(market));
    }

    @Test
    void givenTheSameSeed_whenDrawn_thenTheNumbersAreThoseOfThePublishedGenerator() {
        var ours = new SplitMix(42);
        var published = new SplittableRandom(42);
        for (int i = 0; i < 100; i++) assertThat(ours.next()).isEqualTo(published.nextLong());
    }

    @Test
    void givenAThousandPupilsAndOneLottery_whenMatched_thenTheDigestIsThePublishedOne() {
        var tally = tally(new TownCase(1000, 20, 8, 42, 7, true));
        assertThat(tally.sha256())
                .isEqualTo("ae6cbfb78ddba1cc73513736a8e36b40a2bac391e905cd12f63d813d6a833fb6");
        assertThat(tally.assigned()).isEqualTo(959);
        assertThat(tally.amongFirst(1)).isEqualTo(637);
        assertThat(tally.proposals()).isEqualTo(2147);
    }

    @Test
    void givenALotteryForEachSchool_whenMatched_thenTheDigestIsThePublishedOne() {
        assertThat(tally(new TownCase(1000, 20, 8, 42, 7, false)).sha256())
                .isEqualTo("bfc34fb42efc2598594da464308e7ef01604e2080458cdcd0c90c4c1cdd6f7ee");
    }

    @Test
    void givenAnyTown_whenRanked_thenTiersComeFirstAndTheLotteryDecides() {
        ForAll.check(
                20,
                r ->
                        new TownCase(
                                1 + r.nextInt(300),
                                1 + r.nextInt(12),
                                1 + r.nextInt(6),
                                r.nextLong(),
                                r.nextLong(),
                                r.nextBoolean()),
                town -> {
                    Market market = MadeTown.market(town);
                    var tier = MadeTown.tiers(town);
                    var lottery = new LotteryRule(town);
                    for (int s = 0; s < town.schools(); s++) {
                        int school = s;
                        int[] wishes =
                                IntStream.range(0, market.wishes())
                                        .filter(w -> market.school(w) == school)
                                        .boxed()
                                        .sorted(Comparator.comparingInt(market::rank))
                                        .mapToInt(w -> w)
                                        .toArray();
                        for (int i = 1; i < wishes.length; i++) {
                            int before = wishes[i - 1];
                            int after = wishes[i];
                            int byTier = tier.applyAsInt(before) - tier.applyAsInt(after);
                            assertThat(byTier).isLessThanOrEqualTo(0);
                            if (byTier == 0)
                                assertThat(
                                                Long.compareUnsigned(
                                                        lottery.number(
                                                                before / town.wishes(), school),
                                                        lottery.number(
                                                                after / town.wishes(), school)))
                                        .isNegative();
                        }
                    }
                });
    }

    @Test
    void givenAMadeTown_whenRefusalsAreExplained_thenEachReasonIsTrue() {
        var town = new TownCase(900, 60, 6, 3, 9, true);
        Market market = MadeTown.market(town);
        Match match = DeferredAcceptance.match(market);
        var tier = MadeTown.tiers(town);
        var rule = new RefusalRule(market, match, tier);
        int byLottery = 0;
        int byPriority = 0;
        for (int p = 0; p < market.pupils(); p++)
            for (Refusal refusal : rule.refusals(p)) {
                int last = rule.lastAdmitted(refusal.wish(), refusal.bar());
                assertThat(match.wish(last / town.wishes())).isEqualTo(last);
                assertThat(market.rank(last)).isLessThan(market.rank(refusal.wish()));
                boolean same = tier.applyAsInt(last) == tier.applyAsInt(refusal.wish());
                assertThat(refusal.reason() == Refusal.Reason.LOTTERY).isEqualTo(same);
                if (same) byLottery++;
                else byPriority++;
            }
        assertThat(byLottery).isPositive();
        assertThat(byPriority).isPositive();
    }
}
