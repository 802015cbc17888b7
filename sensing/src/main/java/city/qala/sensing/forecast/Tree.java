package city.qala.sensing.forecast;

import city.qala.sensing.forecast.Boosted.Settings;
import java.util.Random;

/** One regression tree; node i has the children 2i + 1 and 2i + 2. */
final class Tree {

    private static final int LEAF = -1;

    private final int[] feature;
    private final int[] bin;
    private final double[] upTo;
    private final double[] value;

    private Tree(int nodes) {
        feature = new int[nodes];
        bin = new int[nodes];
        upTo = new double[nodes];
        value = new double[nodes];
        java.util.Arrays.fill(feature, LEAF);
    }

    /** The value for a row of features; a missing one goes to the left. */
    double at(double[] x) {
        int node = 0;
        while (feature[node] != LEAF) node = 2 * node + (x[feature[node]] > upTo[node] ? 2 : 1);
        return value[node];
    }

    double at(Bins bins, int row) {
        int node = 0;
        while (feature[node] != LEAF)
            node = 2 * node + (bins.of(feature[node])[row] > bin[node] ? 2 : 1);
        return value[node];
    }

    /** Grows one tree on a random part of rows and features. */
    static final class Growth {
        private final Bins bins;
        private final double[] target;
        private final Settings settings;
        private final int[] rows;
        private final int[] features;
        private final int[] spare;
        private final Tree tree;
        private final double[] sums = new double[Bins.MOST];
        private final int[] counts = new int[Bins.MOST];

        Growth(Bins bins, double[] target, Settings settings, Random random) {
            this.bins = bins;
            this.target = target;
            this.settings = settings;
            this.rows = some(bins.rows(), settings.rowShare(), random);
            this.features = some(bins.features(), settings.featureShare(), random);
            this.spare = new int[rows.length];
            this.tree = new Tree((1 << (settings.depth() + 1)) - 1);
        }

        Tree grow() {
            split(0, 0, rows.length, 0);
            return tree;
        }

        private void split(int node, int from, int to, int depth) {
            double sum = 0;
            for (int i = from; i < to; i++) sum += target[rows[i]];
            tree.value[node] = sum / (to - from + settings.penalty());
            if (depth == settings.depth() || to - from < 2 * settings.fewest()) return;
            if (!choose(node, from, to, sum)) return;
            int middle = divide(node, from, to);
            split(2 * node + 1, from, middle, depth + 1);
            split(2 * node + 2, middle, to, depth + 1);
        }

        /** Finds the split that explains most; false if none explains anything. */
        private boolean choose(int node, int from, int to, double sum) {
            double best = worth(sum, to - from) + 1e-9;
            boolean found = false;
            for (int f : features) {
                count(f, from, to);
                double left = 0;
                int n = 0;
                for (int b = 0; b < bins.count(f) - 1; b++) {
                    left += sums[b];
                    n += counts[b];
                    if (n < settings.fewest() || to - from - n < settings.fewest()) continue;
                    double gain = worth(left, n) + worth(sum - left, to - from - n);
                    if (gain <= best) continue;
                    best = gain;
                    found = true;
                    tree.feature[node] = f;
                    tree.bin[node] = b;
                }
            }
            if (found) tree.upTo[node] = bins.upTo(tree.feature[node], tree.bin[node]);
            return found;
        }

        private void count(int f, int from, int to) {
            java.util.Arrays.fill(sums, 0);
            java.util.Arrays.fill(counts, 0);
            byte[] of = bins.of(f);
            for (int i = from; i < to; i++) {
                int b = of[rows[i]];
                sums[b] += target[rows[i]];
                counts[b]++;
            }
        }

        private double worth(double sum, int n) {
            return sum * sum / (n + settings.penalty());
        }

        /** Puts the rows that go left before those that go right, each in its order. */
        private int divide(int node, int from, int to) {
            byte[] of = bins.of(tree.feature[node]);
            int left = from;
            int right = 0;
            for (int i = from; i < to; i++) {
                if (of[rows[i]] > tree.bin[node]) spare[right++] = rows[i];
                else rows[left++] = rows[i];
            }
            System.arraycopy(spare, 0, rows, left, right);
            return left;
        }

        private static int[] some(int of, double share, Random random) {
            int wanted = Math.max(1, (int) Math.round(of * share));
            int[] chosen = new int[wanted];
            int n = 0;
            for (int i = 0; i < of; i++) if (random.nextInt(of - i) < wanted - n) chosen[n++] = i;
            return chosen;
        }
    }
}
