package city.qala.services.school;

/**
 * The proof that nobody was wronged: counts pupils and schools that would both rather have each
 * other. Pure; a second pass over the finished match that shares nothing with the first.
 */
final class StabilityRule {

    private StabilityRule() {}

    /** Blocking pairs, and places that no match may hold. */
    static long blockingPairs(Market market, Match match) {
        var bars = new Bars(market, match);
        long blocking = bars.faults();
        for (int p = 0; p < market.pupils(); p++) {
            int granted = match.wish(p) == Match.NONE ? market.end(p) : match.wish(p);
            for (int wish = market.first(p); wish < granted; wish++)
                if (blocks(market, bars, p, wish)) blocking++;
        }
        return blocking;
    }

    private static boolean blocks(Market market, Bars bars, int pupil, int wish) {
        int rank = market.rank(wish);
        return rank != Market.UNACCEPTABLE
                && rank < bars.bar(market.school(wish), market.favoured(pupil));
    }
}
