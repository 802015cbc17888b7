package city.qala.registry.link;

/**
 * Probability of a weight, mended by what the groups say. Where a pair stands beside a third record
 * the group is a second opinion: relatives of like names reach weights that one pair alone cannot
 * doubt. For each half bit of weight the share of such pairs that ended in one group is taken,
 * never falling with the weight; the model's own probability counts for a few pairs more.
 */
final class Calibration {
    private static final double LOWEST = -12;
    private static final double HIGHEST = 24;
    private static final double WIDTH = 0.5;
    private static final double PRIOR = 5;

    private final People people;
    private final double[] shares;

    private Calibration(People people, double[] shares) {
        this.people = people;
        this.shares = shares;
    }

    /** From the pairs and the people that came of them. */
    static Calibration of(Pairs pairs, float[] weights, People people) {
        int bins = (int) ((HIGHEST - LOWEST) / WIDTH);
        double[] one = new double[bins];
        double[] all = new double[bins];
        for (int b = 0; b < bins; b++) {
            one[b] = PRIOR * Model.probability(LOWEST + (b + 0.5) * WIDTH);
            all[b] = PRIOR;
        }
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] < LOWEST || !isTold(people, pairs.first(i), pairs.second(i))) continue;
            int b = bin(weights[i], bins);
            all[b]++;
            if (people.personOf(pairs.first(i)) == people.personOf(pairs.second(i))) one[b]++;
        }
        return new Calibration(people, rising(one, all));
    }

    private static int bin(double weight, int bins) {
        return Math.clamp((long) ((weight - LOWEST) / WIDTH), 0, bins - 1);
    }

    /** Whether a third record has a say: the two groups hold three records at least. */
    private static boolean isTold(People people, int a, int b) {
        int p = people.personOf(a);
        int q = people.personOf(b);
        return p == q ? people.size(p) > 2 : people.size(p) + people.size(q) > 2;
    }

    /** Shares that never fall: neighbours that do are taken together. */
    private static double[] rising(double[] one, double[] all) {
        int[] width = new int[one.length];
        double[] o = new double[one.length];
        double[] a = new double[one.length];
        int blocks = 0;
        for (int b = 0; b < one.length; b++) {
            o[blocks] = one[b];
            a[blocks] = all[b];
            width[blocks++] = 1;
            while (blocks > 1 && o[blocks - 1] / a[blocks - 1] < o[blocks - 2] / a[blocks - 2]) {
                blocks--;
                o[blocks - 1] += o[blocks];
                a[blocks - 1] += a[blocks];
                width[blocks - 1] += width[blocks];
            }
        }
        double[] shares = new double[one.length];
        int at = 0;
        for (int k = 0; k < blocks; k++)
            for (int i = 0; i < width[k]; i++) shares[at++] = o[k] / a[k];
        return shares;
    }

    /** Probability that the two are one person. */
    double probability(int a, int b, double weight) {
        if (weight < LOWEST || !isTold(people, a, b)) return Model.probability(weight);
        return shares[bin(weight, shares.length)];
    }
}
