package city.qala.services.school;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Explains every wish that was refused. Pure. */
final class RefusalRule {
    private final Market market;
    private final Match match;
    private final Bars bars;
    private final IntUnaryOperator tier;
    private final int[][] wishAt;

    /**
     * @param tier of each wish; wishes of one tier are told apart by the lottery
     */
    RefusalRule(Market market, Match match, IntUnaryOperator tier) {
        this.market = market;
        this.match = match;
        this.bars = new Bars(market, match);
        this.tier = tier;
        this.wishAt = byRank(market);
    }

    /** The wishes above the place that a pupil has, each with its reason. */
    List<Refusal> refusals(int pupil) {
        int granted = match.wish(pupil) == Match.NONE ? market.end(pupil) : match.wish(pupil);
        List<Refusal> refusals = new ArrayList<>();
        for (int wish = market.first(pupil); wish < granted; wish++)
            refusals.add(refusal(pupil, wish));
        return refusals;
    }

    private Refusal refusal(int pupil, int wish) {
        if (market.rank(wish) == Market.UNACCEPTABLE)
            return new Refusal(wish, Refusal.Reason.NOT_ELIGIBLE, -1);
        int bar = bars.bar(market.school(wish), market.favoured(pupil));
        boolean sameTier =
                bar >= 0
                        && bar != Bars.FREE
                        && tier.applyAsInt(lastAdmitted(wish, bar)) == tier.applyAsInt(wish);
        return new Refusal(wish, sameTier ? Refusal.Reason.LOTTERY : Refusal.Reason.PRIORITY, bar);
    }

    /** The wish by which the last admitted pupil came to the same school. */
    int lastAdmitted(int wish, int bar) {
        return wishAt[market.school(wish)][bar];
    }

    private static int[][] byRank(Market market) {
        int[] most = new int[market.schools()];
        for (int w = 0; w < market.wishes(); w++)
            most[market.school(w)] = Math.max(most[market.school(w)], market.rank(w) + 1);
        int[][] wishAt = new int[most.length][];
        for (int s = 0; s < most.length; s++) wishAt[s] = new int[most[s]];
        for (int w = 0; w < market.wishes(); w++)
            if (market.rank(w) != Market.UNACCEPTABLE) wishAt[market.school(w)][market.rank(w)] = w;
        return wishAt;
    }
}
