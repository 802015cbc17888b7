package city.qala.registry.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Puts records together into people, strongest link first. Two groups are joined only if nothing
 * forbids it and if the mean weight of all pairs across, looked at or not, speaks for it; so a
 * chain of weak links cannot grow.
 */
final class Clusters {
    private static final int MOST = 1024;

    private final Scorer scorer;
    private final IntUnaryOperator records;
    private final int[] parent;
    private final int[] next;
    private final int[] last;
    private final int[] sizes;
    private final Map<Long, Long> refused = new HashMap<>();

    private Clusters(int n, Scorer scorer, IntUnaryOperator records) {
        this.scorer = scorer;
        this.records = records;
        parent = new int[n];
        next = new int[n];
        last = new int[n];
        sizes = new int[n];
        Arrays.setAll(parent, i -> i);
        Arrays.setAll(last, i -> i);
        Arrays.fill(next, -1);
        Arrays.fill(sizes, 1);
    }

    /**
     * People from weighed pairs.
     *
     * @param weights of the pairs, in their order
     * @param least a link weaker than this is not followed
     */
    static People of(int n, Pairs pairs, float[] weights, double least, Scorer scorer) {
        var clusters = new Clusters(n, scorer, i -> i);
        for (int i : order(pairs, weights, least)) clusters.join(pairs.first(i), pairs.second(i));
        int[] labels = new int[n];
        for (int r = 0; r < n; r++) labels[r] = clusters.root(r);
        return People.of(labels);
    }

    /**
     * Groups of some records that hang together.
     *
     * @param records in rising order
     * @return a label for each
     */
    static int[] of(int[] records, Links links, double least, Scorer scorer) {
        var pairs = new Pairs(4 * records.length);
        List<Float> weights = new ArrayList<>();
        for (int i = 0; i < records.length; i++)
            for (int l = links.first(records[i]); l != 0; l = links.next(l)) {
                int j = Arrays.binarySearch(records, links.to(l));
                if (j <= i) continue;
                pairs.add(i, j);
                weights.add(links.weight(l));
            }
        float[] bits = new float[weights.size()];
        for (int i = 0; i < bits.length; i++) bits[i] = weights.get(i);
        var clusters = new Clusters(records.length, scorer, i -> records[i]);
        for (int i : order(pairs, bits, least)) clusters.join(pairs.first(i), pairs.second(i));
        int[] labels = new int[records.length];
        for (int i = 0; i < labels.length; i++) labels[i] = clusters.root(i);
        return labels;
    }

    private static int[] order(Pairs pairs, float[] weights, double least) {
        int count = 0;
        for (int i = 0; i < pairs.size(); i++) if (weights[i] > least) count++;
        long[] keys = new long[count];
        int at = 0;
        for (int i = 0; i < pairs.size(); i++) {
            if (weights[i] <= least) continue;
            // Strong first; pairs come in an order that depends on content only, which breaks ties.
            int bits = Float.floatToIntBits(weights[i]);
            int up = bits >= 0 ? bits ^ 0x80000000 : ~bits;
            keys[at++] = (((long) ~up << 32) ^ Long.MIN_VALUE) | i;
        }
        Arrays.sort(keys);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) order[i] = (int) keys[i];
        return order;
    }

    private void join(int a, int b) {
        int x = root(a);
        int y = root(b);
        if (x == y) return;
        long key = ((long) Math.min(x, y) << 32) | Math.max(x, y);
        long state = (long) sizes[x] * 1_000_003 + sizes[y] + sizes[x];
        if (refused.getOrDefault(key, -1L) == state) return;
        if (mean(x, y) <= 0) {
            refused.put(key, state);
            return;
        }
        int into = sizes[x] >= sizes[y] ? x : y;
        int from = into == x ? y : x;
        parent[from] = into;
        next[last[into]] = from;
        last[into] = last[from];
        sizes[into] += sizes[from];
    }

    /**
     * Mean weight across; of large groups every so-manieth pair is weighed, vetoes are all seen.
     */
    private double mean(int x, int y) {
        long step = 1 + (long) sizes[x] * sizes[y] / MOST;
        long at = 0;
        long weighed = 0;
        double sum = 0;
        for (int a = x; a >= 0; a = next[a])
            for (int b = y; b >= 0; b = next[b]) {
                int one = records.applyAsInt(a);
                int two = records.applyAsInt(b);
                if (scorer.isVetoed(one, two)) return Scorer.NEVER;
                if (at++ % step != 0) continue;
                sum += scorer.weight(one, two);
                weighed++;
            }
        return sum / weighed;
    }

    private int root(int r) {
        int at = r;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
