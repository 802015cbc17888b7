package city.qala.registry.link;

import java.util.Arrays;
import java.util.List;

/**
 * Fellegi and Sunter's weights: for each level of each trait how much more often one person's
 * records reach it than two strangers' records do, in bits; and what speaks for two people of one
 * household, who share everything that belongs to the home and nothing that belongs to a person.
 *
 * <p>Source: expectation and maximisation over patterns, without labels. The prior favours the best
 * level, so that a level that is never seen has a sane weight.
 */
final class Model {
    private static final int ROUNDS = 100;
    private static final double STILL = 1e-5;
    private static final double PRIOR = 5;
    private static final double TINY = 1e-9;

    private final List<Trait> traits;
    private final double[][] same;
    private final double[][] other;
    private final double[][] weights;
    private final Kin kin;
    private double share;

    Model(List<Trait> traits, double share) {
        this.traits = traits;
        this.share = share;
        same = new double[traits.size()][];
        other = new double[traits.size()][];
        weights = new double[traits.size()][];
        for (int t = 0; t < same.length; t++) {
            int levels = traits.get(t).levels();
            same[t] = first(levels);
            other[t] = new double[levels + 1];
            weights[t] = new double[levels + 1];
        }
        kin = new Kin(traits, share);
    }

    /** What is believed of one person's records before anything is seen. */
    static double[] first(int levels) {
        double[] m = new double[levels + 1];
        for (int l = 1; l <= levels; l++) m[l] = l == 1 ? 0.8 : 0.2 / (levels - 1);
        return m;
    }

    /**
     * Fits the weights.
     *
     * @param looked patterns of the pairs that blocking found
     * @param random patterns of pairs drawn by chance
     * @param all how many pairs there are altogether
     */
    void fit(Patterns looked, Patterns random, double all) {
        for (int round = 0; round < ROUNDS; round++) {
            strangers(random);
            double[][] before = Arrays.stream(same).map(double[]::clone).toArray(double[][]::new);
            double[][] seen = blank();
            double found = expect(looked, seen, all);
            for (int t = 0; t < seen.length; t++) same[t] = rates(seen[t]);
            share = Math.clamp(found / all, 1 / all, 0.5);
            if (moved(before) < STILL) break;
        }
        strangers(random);
    }

    /**
     * Takes the rates of one person's records from people believed, and those of households from
     * what is left.
     */
    void learn(Patterns within, double share, Patterns looked, Patterns random, double all) {
        double[][] seen = blank();
        for (int n = 0; n < within.size(); n++) add(seen, within.pattern(n), within.count(n));
        for (int t = 0; t < seen.length; t++) same[t] = rates(seen[t]);
        this.share = Math.clamp(share, 1 / all, 0.5);
        for (int round = 0; round < ROUNDS / 5; round++) {
            strangers(random);
            expect(looked, blank(), all);
        }
        strangers(random);
    }

    private double[][] blank() {
        return Arrays.stream(same).map(m -> new double[m.length]).toArray(double[][]::new);
    }

    private static void add(double[][] seen, long pattern, double times) {
        for (int t = 0; t < seen.length; t++) seen[t][Comparison.level(pattern, t)] += times;
    }

    private double moved(double[][] before) {
        double most = 0;
        for (int t = 0; t < same.length; t++)
            for (int l = 1; l < same[t].length; l++)
                most = Math.max(most, Math.abs(same[t][l] - before[t][l]));
        return most;
    }

    /** How many pairs are expected to be one person's; what they show is added to {@code seen}. */
    private double expect(Patterns looked, double[][] seen, double all) {
        double found = 0;
        double[][] ofKin = blank();
        double kinFound = 0;
        for (int n = 0; n < looked.size(); n++) {
            long pattern = looked.pattern(n);
            double one = Math.pow(2, strangerWeight(pattern));
            double home = Math.pow(2, kin.weight(pattern));
            double each = looked.count(n) / (1 + one + home);
            found += each * one;
            kinFound += each * home;
            add(seen, pattern, each * one);
            add(ofKin, pattern, each * home);
        }
        kin.learn(ofKin, kinFound / all);
        return found;
    }

    private static double[] rates(double[] seen) {
        double[] m = seen.clone();
        double[] first = first(m.length - 1);
        m[0] = 0;
        for (int l = 1; l < m.length; l++) m[l] += PRIOR * first[l];
        double sum = Arrays.stream(m).sum();
        for (int l = 1; l < m.length; l++) m[l] /= sum;
        return m;
    }

    /** Rates of strangers: random pairs, less those that are one person's or one home's. */
    private void strangers(Patterns random) {
        double[][] seen = blank();
        boolean weighed = other[0][1] > 0;
        for (int n = 0; n < random.size(); n++) {
            long pattern = random.pattern(n);
            double odds =
                    weighed
                            ? Math.pow(2, strangerWeight(pattern))
                                    + Math.pow(2, kin.weight(pattern))
                            : 0;
            add(seen, pattern, random.count(n) / (1 + odds));
        }
        for (int t = 0; t < seen.length; t++) other[t] = strangers(seen[t], traits.get(t));
        weigh();
    }

    private static double[] strangers(double[] seen, Trait trait) {
        int levels = trait.levels();
        if (trait instanceof OrderTrait) return new double[] {0, 0.5, 0.5};
        double sum = 0;
        for (int l = 1; l <= levels; l++) sum += seen[l] + 0.5;
        double[] u = new double[levels + 1];
        for (int l = 1; l <= levels; l++) u[l] = (seen[l] + 0.5) / sum;
        double exact = trait.chance();
        if (exact > 0 && exact < 1) {
            double rest = (1 - exact) / (1 - u[1]);
            for (int l = 2; l <= levels; l++) u[l] *= rest;
            u[1] = exact;
        }
        return u;
    }

    /** Weights from rates; they fall from level to level. */
    private void weigh() {
        for (int t = 0; t < weights.length; t++) {
            weights[t] = weights(same[t], other[t], traits.get(t));
            kin.weigh(t, same[t], other[t]);
        }
    }

    static double[] weights(double[] m, double[] u, Trait trait) {
        double[] w = new double[m.length];
        for (int l = 1; l < w.length; l++) w[l] = log2((m[l] + TINY) / (u[l] + TINY));
        if (!(trait instanceof OrderTrait)) fall(w, m, u);
        return w;
    }

    /** Pools neighbours until no level weighs more than a better one. */
    private static void fall(double[] w, double[] m, double[] u) {
        int n = w.length - 1;
        double[] pm = new double[n];
        double[] pu = new double[n];
        int[] width = new int[n];
        int blocks = 0;
        for (int l = 1; l <= n; l++) {
            pm[blocks] = m[l] + TINY;
            pu[blocks] = u[l] + TINY;
            width[blocks++] = 1;
            while (blocks > 1
                    && pm[blocks - 1] / pu[blocks - 1] > pm[blocks - 2] / pu[blocks - 2]) {
                blocks--;
                pm[blocks - 1] += pm[blocks];
                pu[blocks - 1] += pu[blocks];
                width[blocks - 1] += width[blocks];
            }
        }
        int l = 1;
        for (int b = 0; b < blocks; b++)
            for (int i = 0; i < width[b]; i++) w[l++] = log2(pm[b] / pu[b]);
    }

    /** Weight of a pattern against strangers, how common the values are left aside. */
    private double strangerWeight(long pattern) {
        double w = prior();
        for (int t = 0; t < weights.length; t++) w += weights[t][Comparison.level(pattern, t)];
        return w;
    }

    /** Weight of a pair with its pattern: rare values weigh more, people of one home less. */
    double weight(long pattern, int a, int b) {
        double one = prior();
        double home = kin.prior();
        for (int t = 0; t < weights.length; t++) {
            int level = Comparison.level(pattern, t);
            if (level == 0) continue;
            double rare = rarity(t, level, a, b);
            one += weights[t][level] + rare;
            home += kin.weight(t, level, rare);
        }
        return one - household(home);
    }

    /** What has to be taken off since the two may be people of one home, in bits. */
    static double household(double home) {
        return home < -40 ? 0 : home > 40 ? home : log2(1 + Math.pow(2, home));
    }

    double rarity(int trait, int level, int a, int b) {
        Trait t = traits.get(trait);
        double share = t.share(a, b, level);
        return share <= 0 || t.chance() <= 0 ? 0 : log2(t.chance() / share);
    }

    /** What is believed before two records are looked at, in bits. */
    double prior() {
        return log2(share / (1 - share));
    }

    double share() {
        return share;
    }

    double weight(int trait, int level) {
        return weights[trait][level];
    }

    static double probability(double weight) {
        return 1 / (1 + Math.pow(2, -weight));
    }

    static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    String describe() {
        var out = new StringBuilder();
        out.append("share %.6f prior %.2f kin %.2f%n".formatted(share, prior(), kin.prior()));
        for (int t = 0; t < same.length; t++) {
            out.append(traits.get(t).name());
            for (int l = 1; l < same[t].length; l++)
                out.append(
                        "  %.4f/%.6f=%.1f(%.1f)"
                                .formatted(
                                        same[t][l], other[t][l], weights[t][l], kin.weight(t, l, 0)));
            out.append('\n');
        }
        return out.toString();
    }
}
