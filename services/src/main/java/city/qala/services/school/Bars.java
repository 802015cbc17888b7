package city.qala.services.school;

/**
 * What it took to get in: the last rank that each school admitted, read off a finished match
 * without looking at how it was made.
 */
final class Bars {

    /** Rank of nobody: whoever is acceptable is better. */
    static final int FREE = Integer.MAX_VALUE;

    private final Market market;
    private final int[] held;
    private final int[] openBar;
    private final int[] reservedBar;
    private int faults;

    Bars(Market market, Match match) {
        this.market = market;
        int[][] favoured = new int[market.schools()][];
        this.held = new int[market.schools()];
        this.openBar = new int[market.schools()];
        this.reservedBar = new int[market.schools()];
        int[] favouredHeld = count(match);
        for (int s = 0; s < favoured.length; s++) favoured[s] = new int[favouredHeld[s]];
        gather(match, favoured);
        for (int s = 0; s < favoured.length; s++) raise(s, favoured[s]);
    }

    /** The rank that a pupil had to be better than at a school; {@link #FREE} if it has seats. */
    int bar(int school, boolean favoured) {
        if (held[school] < market.capacity(school)) return FREE;
        return favoured ? Math.max(openBar[school], reservedBar[school]) : openBar[school];
    }

    /** Places that no match may hold: another's wish, an unacceptable pupil, a seat too many. */
    int faults() {
        return faults;
    }

    private int[] count(Match match) {
        int[] favoured = new int[market.schools()];
        for (int p = 0; p < market.pupils(); p++) {
            int wish = match.wish(p);
            if (wish == Match.NONE) continue;
            if (wish < market.first(p) || wish >= market.end(p)) faults++;
            if (market.rank(wish) == Market.UNACCEPTABLE) faults++;
            if (++held[market.school(wish)] > market.capacity(market.school(wish))) faults++;
            if (market.favoured(p)) favoured[market.school(wish)]++;
        }
        return favoured;
    }

    private void gather(Match match, int[][] favoured) {
        int[] filled = new int[market.schools()];
        java.util.Arrays.fill(openBar, -1);
        for (int p = 0; p < market.pupils(); p++) {
            int wish = match.wish(p);
            if (wish == Match.NONE) continue;
            int s = market.school(wish);
            if (market.favoured(p)) favoured[s][filled[s]++] = market.rank(wish);
            else openBar[s] = Math.max(openBar[s], market.rank(wish));
        }
    }

    /** Parts the favoured into reserved and open seats: the best of them sit on reserved ones. */
    private void raise(int s, int[] favoured) {
        java.util.Arrays.sort(favoured);
        int reserve = market.reserve(s);
        if (favoured.length > reserve)
            openBar[s] = Math.max(openBar[s], favoured[favoured.length - 1]);
        if (reserve == 0) reservedBar[s] = -1;
        else reservedBar[s] = favoured.length < reserve ? FREE : favoured[reserve - 1];
    }
}
