package city.qala.services.school;

import java.util.stream.IntStream;

/**
 * Deferred acceptance with the pupils proposing. Pure.
 *
 * <p>Every pupil without a place asks the next school on the list; a school keeps the best whom it
 * has been asked by and lets the others go. The order in which pupils ask changes nothing, nobody
 * gains by an untrue list, and every pupil gets the best place of any match without blocking pairs.
 * After Gale and Shapley, "College admissions and the stability of marriage" (1962); soft reserves
 * after Hafalir, Yenmez and Yildirim (2013).
 */
final class DeferredAcceptance {
    private final Market market;
    private final int[] next;
    private final int[] granted;
    private final SeatHeap[] open;
    private final SeatHeap[] reserved;
    private long proposals;

    private DeferredAcceptance(Market market) {
        this.market = market;
        this.next = new int[market.pupils()];
        this.granted = new int[market.pupils()];
        this.open = heaps(market.schools());
        this.reserved = heaps(market.schools());
    }

    /** Matches, the pupils asking in the order of their numbers. */
    static Match match(Market market) {
        return match(market, IntStream.range(0, market.pupils()).toArray());
    }

    /** Matches, the pupils asking in any order; the match is the same. */
    static Match match(Market market, int[] order) {
        var run = new DeferredAcceptance(market);
        for (int pupil : order)
            for (int asking = pupil; asking != Match.NONE; ) asking = run.ask(asking);
        return new Match(run.granted, run.proposals);
    }

    /** Lets a pupil ask on until somebody holds him or the list ends; who must ask now. */
    private int ask(int pupil) {
        while (market.first(pupil) + next[pupil] < market.end(pupil)) {
            int wish = market.first(pupil) + next[pupil]++;
            if (market.rank(wish) == Market.UNACCEPTABLE) continue;
            proposals++;
            granted[pupil] = wish;
            int released = hold(market.school(wish), market.rank(wish), pupil);
            if (released != pupil) return released;
        }
        granted[pupil] = Match.NONE;
        return Match.NONE;
    }

    /** Takes a pupil in and lets the worst go if there are too many. */
    private int hold(int school, int rank, int pupil) {
        if (market.favoured(pupil) && market.reserve(school) > 0) {
            reserved[school].add(rank, pupil);
            if (reserved[school].size() > market.reserve(school)) {
                long outOfReserve = reserved[school].release();
                open[school].add(SeatHeap.rank(outOfReserve), SeatHeap.pupil(outOfReserve));
            }
        } else {
            open[school].add(rank, pupil);
        }
        boolean full = open[school].size() + reserved[school].size() > market.capacity(school);
        return full ? SeatHeap.pupil(open[school].release()) : Match.NONE;
    }

    private static SeatHeap[] heaps(int schools) {
        return IntStream.range(0, schools).mapToObj(s -> new SeatHeap()).toArray(SeatHeap[]::new);
    }
}
