package city.qala.planning.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether so many sites can cover every place that some site can: depth first, always at the place
 * with the fewest sites left, with the number of places that share no site as a bound. Places that
 * are covered whenever another one is are left out before.
 */
final class CoverDecision {
    private static final long MOST_NODES = 100_000;

    /** One row a place: which sites cover it, one bit each. */
    private final List<long[]> needs;

    private final int words;
    private final int[] taken;
    private int depth;
    private long nodes;

    private CoverDecision(List<long[]> needs, int words, int sites) {
        this.needs = needs;
        this.words = words;
        this.taken = new int[sites];
    }

    /** Decides, or gives up after so many steps: then neither possible nor impossible. */
    static SiteSearch.Verdict decide(Costs costs, int count, Scope scope) {
        int[] fixed = new int[costs.sites()];
        int n = 0;
        for (int i = 0; i < fixed.length; i++) if (scope.isFixed(i)) fixed[n++] = i;
        if (n > count) return new SiteSearch.Verdict(false, true, new int[0]);
        int words = (costs.sites() + 63) / 64;
        var search = new CoverDecision(needs(costs, scope, words), words, Math.max(count, n));
        for (int i = 0; i < n; i++) search.taken[search.depth++] = fixed[i];
        int[] all = new int[search.needs.size()];
        for (int j = 0; j < all.length; j++) all[j] = j;
        long[] open = new long[words];
        for (int i = 0; i < costs.sites(); i++) if (scope.isOpen(i)) open[i >> 6] |= 1L << i;
        boolean possible = search.cover(all, open);
        if (possible)
            return new SiteSearch.Verdict(true, false, search.filled(costs, scope, count));
        return new SiteSearch.Verdict(false, search.nodes < MOST_NODES, new int[0]);
    }

    private static List<long[]> needs(Costs costs, Scope scope, int words) {
        long[][] rows = new long[costs.places()][words];
        boolean[] served = new boolean[costs.places()];
        for (int i = 0; i < costs.sites(); i++) {
            for (int j : costs.places[i]) {
                if (scope.isFixed(i)) served[j] = true;
                else if (scope.isOpen(i)) rows[j][i >> 6] |= 1L << i;
            }
        }
        var open = new ArrayList<long[]>();
        for (int j = 0; j < rows.length; j++)
            if (costs.caps[j] > 0 && !served[j]) open.add(rows[j]);
        open.sort((a, b) -> Integer.compare(size(a), size(b)));
        var needs = new ArrayList<long[]>();
        for (long[] row : open) {
            boolean implied = false;
            for (long[] kept : needs) implied |= isWithin(kept, row);
            if (!implied) needs.add(row);
        }
        return needs;
    }

    private boolean cover(int[] uncovered, long[] open) {
        if (uncovered.length == 0) return true;
        if (depth >= taken.length || ++nodes >= MOST_NODES) return false;
        int tightest = tightest(uncovered, open);
        if (tightest < 0) return false;
        long[] left = open.clone();
        for (int site : candidates(needs.get(tightest), uncovered, left)) {
            taken[depth++] = site;
            if (cover(without(uncovered, site), left)) return true;
            depth--;
            // Tried with everything else: from here on it is not taken.
            left[site >> 6] &= ~(1L << site);
        }
        return false;
    }

    /** The place with the fewest sites left, or −1 if the places that share none are too many. */
    private int tightest(int[] uncovered, long[] open) {
        int place = -1;
        int fewest = Integer.MAX_VALUE;
        int apart = 0;
        long[] used = new long[words];
        // Places stand in the order of how few sites they had: a good order for finding many apart.
        for (int j : uncovered) {
            long[] need = needs.get(j);
            int left = 0;
            boolean touches = false;
            for (int w = 0; w < words; w++) {
                left += Long.bitCount(need[w] & open[w]);
                touches |= (need[w] & open[w] & used[w]) != 0;
            }
            if (left == 0) return -1;
            if (left < fewest) {
                fewest = left;
                place = j;
            }
            if (touches) continue;
            apart++;
            for (int w = 0; w < words; w++) used[w] |= need[w] & open[w];
        }
        return apart > taken.length - depth ? -1 : place;
    }

    /** Sites that cover a place, those that cover most first. */
    private int[] candidates(long[] need, int[] uncovered, long[] open) {
        var sites = new ArrayList<int[]>();
        for (int i = 0; i < words << 6; i++) {
            if ((need[i >> 6] & open[i >> 6] & 1L << i) == 0) continue;
            int covers = 0;
            for (int j : uncovered) if (has(needs.get(j), i)) covers++;
            sites.add(new int[] {i, covers});
        }
        sites.sort((a, b) -> Integer.compare(b[1], a[1]));
        return sites.stream().mapToInt(s -> s[0]).toArray();
    }

    private int[] without(int[] uncovered, int site) {
        int[] rest = new int[uncovered.length];
        int n = 0;
        for (int j : uncovered) if (!has(needs.get(j), site)) rest[n++] = j;
        return Arrays.copyOf(rest, n);
    }

    /** What was taken, and the first open sites beside it, until there are as many as asked for. */
    private int[] filled(Costs costs, Scope scope, int count) {
        int[] all = Arrays.copyOf(taken, count);
        int n = depth;
        for (int i = 0; i < costs.sites() && n < count; i++) {
            boolean known = !scope.isOpen(i);
            for (int k = 0; k < n; k++) known |= all[k] == i;
            if (!known) all[n++] = i;
        }
        return Arrays.copyOf(all, n);
    }

    private static boolean has(long[] set, int site) {
        return (set[site >> 6] & 1L << site) != 0;
    }

    private static int size(long[] set) {
        int n = 0;
        for (long word : set) n += Long.bitCount(word);
        return n;
    }

    private static boolean isWithin(long[] small, long[] large) {
        for (int w = 0; w < small.length; w++) if ((small[w] & ~large[w]) != 0) return false;
        return true;
    }
}
