package city.qala.registry.link;

import java.util.Arrays;
import java.util.List;

/**
 * Fellegi and Sunter's weights: for each level of each trait how much more often one person's
 * records reach it than two people's, in bits.
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
    }

    /** What is believed of one person's records before anything is seen. */
    private static double[] first(int levels) {
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
            chances(random);
            weigh();
            double[][] before = Arrays.stream(same).map(double[]::clone).toArray(double[][]::new);
            double found = expect(looked);
            share = Math.clamp(found / all, 1 / all, 0.5);
            if (moved(before) < STILL) break;
        }
        chances(random);
        weigh();
    }

    /** Takes the rates of one person's records from people believed. */
    void learn(Patterns within, double share, Patterns random) {
        this.share = share;
        for (int t = 0; t < same.length; t++) {
            double[] seen = new double[same[t].length];
            for (int n = 0; n < within.size(); n++)
                seen[Comparison.level(within.pattern(n), t)] += within.count(n);
            normal(seen, t, PRIOR);
            same[t] = seen;
        }
        chances(random);
        weigh();
    }

    private double moved(double[][] before) {
        double most = 0;
        for (int t = 0; t < same.length; t++)
            for (int l = 1; l < same[t].length; l++)
                most = Math.max(most, Math.abs(same[t][l] - before[t][l]));
        return most;
    }

    private double expect(Patterns looked) {
        double[][] seen = new double[same.length][];
        for (int t = 0; t < seen.length; t++) seen[t] = new double[same[t].length];
        double found = 0;
        for (int n = 0; n < looked.size(); n++) {
            double p = probability(weight(looked.pattern(n))) * looked.count(n);
            found += p;
            for (int t = 0; t < seen.length; t++)
                seen[t][Comparison.level(looked.pattern(n), t)] += p;
        }
        for (int t = 0; t < seen.length; t++) {
            normal(seen[t], t, PRIOR);
            same[t] = seen[t];
        }
        return found;
    }

    private void normal(double[] seen, int trait, double prior) {
        double[] first = first(traits.get(trait).levels());
        seen[0] = 0;
        for (int l = 1; l < seen.length; l++) seen[l] += prior * first[l];
        double sum = Arrays.stream(seen).sum();
        for (int l = 1; l < seen.length; l++) seen[l] /= sum;
    }

    /** Rates of two people's records: random pairs, less those that are one person's after all. */
    private void chances(Patterns random) {
        double[][] seen = new double[same.length][];
        for (int t = 0; t < seen.length; t++) seen[t] = new double[same[t].length];
        for (int n = 0; n < random.size(); n++) {
            long pattern = random.pattern(n);
            double q = random.count(n);
            if (weights[0][1] != 0 || same.length > 1) q *= 1 - probability(weight(pattern));
            for (int t = 0; t < seen.length; t++) seen[t][Comparison.level(pattern, t)] += q;
        }
        for (int t = 0; t < seen.length; t++) other[t] = chances(seen[t], traits.get(t));
    }

    private static double[] chances(double[] seen, Trait trait) {
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
            int levels = traits.get(t).levels();
            for (int l = 1; l <= levels; l++)
                weights[t][l] = log2((same[t][l] + TINY) / (other[t][l] + TINY));
            if (!(traits.get(t) instanceof OrderTrait)) fall(weights[t], same[t], other[t]);
        }
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

    /** Weight of a pattern, how common the values are left aside. */
    double weight(long pattern) {
        double w = prior();
        for (int t = 0; t < weights.length; t++) w += weights[t][Comparison.level(pattern, t)];
        return w;
    }

    /** Weight of a pair with its pattern: rare values weigh more. */
    double weight(long pattern, int a, int b) {
        double w = prior();
        for (int t = 0; t < weights.length; t++) {
            int level = Comparison.level(pattern, t);
            if (level != 0) w += weights[t][level] + rarity(t, level, a, b);
        }
        return w;
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
        out.append("share %.6f prior %.2f%n".formatted(share, prior()));
        for (int t = 0; t < same.length; t++) {
            out.append(traits.get(t).name());
            for (int l = 1; l < same[t].length; l++)
                out.append("  %.4f/%.6f=%.1f".formatted(same[t][l], other[t][l], weights[t][l]));
            out.append('\n');
        }
        return out.toString();
    }
}
