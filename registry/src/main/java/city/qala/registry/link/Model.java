package city.qala.registry.link;

import java.util.ArrayList;
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
    private static final double STILL = 1e-4;
    private static final int OFTEN = 8;
    private static final double PRIOR = 5;
    private static final double PULL = 20;
    private static final double TINY = 1e-9;
    private static final double LN2 = Math.log(2);

    /** What tells a person cannot differ in more of his records than this, or it would not tell. */
    private static final double WRONG = 0.3;

    private final List<Trait> traits;
    private final Rates same;
    private final Rates other;
    private final Rates weights;
    private final Kin kin;
    private final NameKinds kinds;
    private double share;

    Model(List<Trait> traits, double share) {
        this.traits = traits;
        this.share = share;
        same = new Rates(traits, Dependence.sources(traits));
        other = same.blank();
        weights = same.blank();
        double[][] first = new double[traits.size()][];
        for (int t = 0; t < first.length; t++) first[t] = first(traits.get(t).levels());
        same.settle(first, 1);
        kin = new Kin(traits, same.blank(), share);
        kinds = new NameKinds(traits);
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
            // Strangers change little from round to round, and to count them anew is dear.
            if (round < 3 || round % OFTEN == 0) strangers(random, round > 0);
            else weigh();
            Rates seen = same.blank();
            double found = expect(looked, seen, all);
            double moved = learn(seen);
            share = Math.clamp(found / all, 1 / all, 0.5);
            if (moved < STILL) break;
        }
        strangers(random, true);
    }

    /**
     * Takes the rates of one person's records from people believed, and those of households from
     * pairs that are surely two people.
     *
     * @param within patterns of records of one person
     * @param share of all pairs that are one person's
     * @param apart patterns of pairs of two people, each of whom is well known
     */
    void learn(
            Patterns within,
            double share,
            Patterns looked,
            Patterns apart,
            Patterns random,
            double all) {
        Rates seen = same.blank();
        for (int n = 0; n < within.size(); n++)
            seen.add(within.pattern(n), (double) within.count(n));
        learn(seen);
        this.share = Math.clamp(share, 1 / all, 0.5);
        for (int round = 0; round < OFTEN; round++) {
            strangers(random, true);
            expect(looked, same.blank(), all);
            relatives(apart);
        }
        strangers(random, true);
    }

    /** Households once more, from pairs that are surely two people. */
    private void relatives(Patterns apart) {
        Rates ofKin = same.blank();
        double found = 0;
        for (int n = 0; n < apart.size(); n++) {
            long pattern = apart.pattern(n);
            double home = two(home(pattern));
            double each = apart.count(n) * home / (1 + home);
            found += each;
            ofKin.add(pattern, each);
            kin.count(pattern, each);
        }
        kin.learn(ofKin, found);
    }

    /** Takes in what one person's records showed; how far a rate moved. */
    private double learn(Rates seen) {
        double moved = 0;
        double[][] whole = new double[traits.size()][];
        for (int t = 0; t < whole.length; t++) {
            whole[t] = rates(seen.whole(t));
            if (Kin.isOwn(traits.get(t))) bound(whole[t]);
        }
        Rates before = same.blank();
        for (int t = 0; t < whole.length; t++)
            for (int r = 0; r < same.rows(t); r++) before.row(t, r, same.row(t, r));
        seen.settle(whole, PULL);
        for (int t = 0; t < whole.length; t++)
            for (int r = 0; r < same.rows(t); r++) {
                same.row(t, r, seen.row(t, r));
                for (int l = 1; l < whole[t].length; l++)
                    moved = Math.max(moved, Math.abs(seen.row(t, r)[l] - before.row(t, r)[l]));
            }
        return moved;
    }

    private static double[] rates(double[] seen) {
        double[] m = seen.clone();
        double[] first = first(m.length - 1);
        double sum = 0;
        for (int l = 1; l < m.length; l++) sum += m[l] += PRIOR * first[l];
        for (int l = 1; l < m.length; l++) m[l] /= sum;
        return m;
    }

    private static void bound(double[] m) {
        int last = m.length - 1;
        if (m[last] <= WRONG) return;
        double more = (1 - WRONG) / (1 - m[last]);
        for (int l = 1; l < last; l++) m[l] *= more;
        m[last] = WRONG;
    }

    /** How many pairs are expected to be one person's; what they show is added to {@code seen}. */
    private double expect(Patterns looked, Rates seen, double all) {
        double found = 0;
        Rates ofKin = same.blank();
        double kinFound = 0;
        for (int n = 0; n < looked.size(); n++) {
            long pattern = looked.pattern(n);
            double one = two(weight(pattern));
            double home = two(home(pattern));
            double each = looked.count(n) / (1 + one + home);
            found += each * one;
            kinFound += each * home;
            seen.add(pattern, each * one);
            ofKin.add(pattern, each * home);
            kin.count(pattern, each * home);
        }
        kin.learn(ofKin, kinFound);
        kin.share(kinFound / all);
        return found;
    }

    /** Rates of strangers: random pairs, less those that are one person's or one home's. */
    private void strangers(Patterns random, boolean weighed) {
        Rates seen = same.blank();
        for (int n = 0; n < random.size(); n++) {
            long pattern = random.pattern(n);
            double odds = weighed ? two(weight(pattern)) + two(home(pattern)) : 0;
            seen.add(pattern, random.count(n) / (1 + odds));
        }
        double[][] whole = new double[traits.size()][];
        for (int t = 0; t < whole.length; t++) whole[t] = strangers(seen.whole(t), traits.get(t));
        seen.settle(whole, PRIOR);
        for (int t = 0; t < whole.length; t++)
            for (int r = 0; r < same.rows(t); r++) other.row(t, r, seen.row(t, r));
        weigh();
    }

    private void weigh() {
        for (int t = 0; t < same.size(); t++)
            for (int r = 0; r < same.rows(t); r++) {
                weights.row(t, r, weights(same.row(t, r), other.row(t, r), traits.get(t)));
                kin.weigh(t, r, same.row(t, r), other.row(t, r));
            }
    }

    private static double[] strangers(double[] seen, Trait trait) {
        int levels = trait.levels();
        // Strangers of the same names have them in the same order, unless one register mixes them.
        if (trait instanceof OrderTrait) return new double[] {0, 0.99, 0.5};
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

    /** Weight of a pair with its pattern: rare values weigh more, people of one home less. */
    double weight(long pattern, int a, int b) {
        double one = prior();
        double home = kin.prior();
        double rareName = 0;
        double rareDay = 0;
        for (int t = 0; t < weights.size(); t++) {
            int level = Comparison.level(pattern, t);
            if (level == 0) continue;
            double rare = weights.isTold(pattern, t) ? 0 : traits.get(t).rarity(a, b, level);
            one += weights.of(pattern, t) + rare;
            home += kin.weight(pattern, t, rare);
            if (kin.isGiven(t)) rareName = rare;
            if (kin.isBorn(t)) rareDay = rare;
        }
        home += kin.few(pattern, rareName, rareDay) + kinds.bits(pattern, a, b, true);
        return one + kinds.bits(pattern, a, b, false) - household(home);
    }

    /** The most that a pair of a pattern can weigh, be its values ever so rare. */
    double most(long pattern) {
        double one = prior() + NameKinds.MOST;
        for (int t = 0; t < weights.size(); t++) {
            int level = Comparison.level(pattern, t);
            if (level == 0) continue;
            one += weights.of(pattern, t);
            if (!weights.isTold(pattern, t)) one += traits.get(t).rarest(level);
        }
        return one;
    }

    /** Weight of a pattern without regard to values. */
    private double weight(long pattern) {
        return prior() + weights.sum(pattern) + kinds.usual(pattern, false);
    }

    private double home(long pattern) {
        return kin.weight(pattern) + kinds.usual(pattern, true);
    }

    /** Learns from people which names go together. */
    void count(People people) {
        kinds.count(people);
    }

    /** The same weight, term by term. */
    Explanation explain(long pattern, int a, int b) {
        List<Explanation.Term> terms = new ArrayList<>();
        double sum = prior();
        for (int t = 0; t < weights.size(); t++) {
            int level = Comparison.level(pattern, t);
            if (level == 0) continue;
            double rare = weights.isTold(pattern, t) ? 0 : traits.get(t).rarity(a, b, level);
            var term =
                    new Explanation.Term(traits.get(t).name(), level, weights.of(pattern, t), rare);
            terms.add(term);
            sum += term.bits() + term.rarity();
        }
        double together = kinds.bits(pattern, a, b, false);
        if (together != 0) terms.add(new Explanation.Term("names-together", 1, together, 0));
        return new Explanation(prior(), terms, weight(pattern, a, b) - sum - together);
    }

    /** What has to be taken off since the two may be people of one home, in bits. */
    static double household(double home) {
        return home < -40 ? 0 : home > 40 ? home : log2(1 + two(home));
    }

    /** What is believed before two records are looked at, in bits. */
    double prior() {
        return log2(share / (1 - share));
    }

    double share() {
        return share;
    }

    static double probability(double weight) {
        return 1 / (1 + two(-weight));
    }

    static double log2(double x) {
        return Math.log(x) / LN2;
    }

    /** Two to the power of x. */
    static double two(double x) {
        return Math.exp(x * LN2);
    }
}
