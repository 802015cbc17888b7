package city.qala.registry.link;

import java.util.List;
import java.util.SplittableRandom;

/** Finds the people of some records: compares, estimates, weighs and groups them. */
final class Linkage {
    private static final int RANDOM = 400_000;
    private static final int PASSES = 2;
    private static final int MANY = 300_000;
    private static final int REACH = 64;
    private static final long SEED = 20130826;

    private final Records records;
    private final Traits chosen;
    private final Comparison comparison;
    private final Model model;
    private final Scorer scorer;
    private final Blocking blocking;
    private final List<Trait> traits;
    private final double all;
    private Pairs pairs = new Pairs(0);
    private final Patterns looked = new Patterns();
    private int[] patterns = new int[0];
    private float[] weights = new float[0];
    private double threshold;
    private People people;

    private Linkage(Records records, Apart apart) {
        this.records = records;
        chosen = Traits.of(records);
        traits = chosen.traits();
        comparison = new Comparison(traits, chosen::isOfFather);
        all = all(records);
        model = new Model(traits, Math.min(0.1, records.count() / all / 4));
        scorer = new Scorer(comparison, model, records, chosen, apart);
        blocking = new Blocking(records, chosen.atoms());
        people = People.apart(records.count());
    }

    /** Links all records; those that a person said to be two people stay apart. */
    static Linkage of(Records records, Apart apart) {
        var linkage = new Linkage(records, apart);
        linkage.run();
        return linkage;
    }

    private static double all(Records records) {
        double n = records.count();
        double pairs = n * (n - 1) / 2;
        if (!records.isLink()) return Math.max(1, pairs);
        double[] ofFile = new double[records.files()];
        for (int r = 0; r < records.count(); r++) ofFile[records.file(r)]++;
        for (double f : ofFile) pairs -= f * (f - 1) / 2;
        return Math.max(1, pairs);
    }

    private void run() {
        pairs = blocking.pairs();
        compare();
        Patterns random = random();
        model.count(people);
        model.fit(looked, random, all);
        people = cluster();
        // Of very many records the first people are good enough to count values by.
        int passes = records.count() > MANY ? 1 : PASSES;
        for (int pass = 0; pass < passes; pass++) {
            for (Trait t : traits) t.count(people);
            model.count(people);
            model.learn(within(), people.pairs() / all, looked, relatives(), random, all);
            people = cluster();
        }
    }

    /** Numbers of the pairs' patterns; -1 for a pair that cannot be one person's. */
    private void compare() {
        comparison.gather(records.count());
        patterns = new int[pairs.size()];
        for (int i = 0; i < patterns.length; i++) {
            int a = pairs.first(i);
            int b = pairs.second(i);
            patterns[i] = scorer.isVetoed(a, b) ? -1 : looked.add(comparison.pattern(a, b));
        }
    }

    private People cluster() {
        weights = new float[patterns.length];
        float[] most = new float[looked.size()];
        for (int n = 0; n < most.length; n++) most[n] = (float) model.most(looked.pattern(n));
        for (int i = 0; i < weights.length; i++) {
            int n = patterns[i];
            // Most pairs are strangers' whatever their names: what they weigh at most is enough.
            if (n < 0) weights[i] = (float) Scorer.NEVER;
            else if (most[n] < Quality.LOWEST) weights[i] = most[n];
            else
                weights[i] =
                        (float) model.weight(looked.pattern(n), pairs.first(i), pairs.second(i));
        }
        threshold = Quality.threshold(weights);
        return Clusters.of(records.count(), pairs, weights, threshold, scorer);
    }

    private Patterns within() {
        var patterns = new Patterns();
        for (int p = 0; p < people.count(); p++) {
            // Of a person with very many records each is compared with the next ones only.
            for (int i = 0; i < people.size(p); i++)
                for (int j = i + 1; j < Math.min(people.size(p), i + REACH); j++)
                    patterns.add(comparison.pattern(people.member(p, i), people.member(p, j)));
        }
        return patterns;
    }

    /** Pairs of two people of whom each has a second record to bear witness. */
    private Patterns relatives() {
        var apart = new Patterns();
        for (int i = 0; i < patterns.length; i++) {
            int p = people.personOf(pairs.first(i));
            int q = people.personOf(pairs.second(i));
            boolean known = people.size(p) > 1 && people.size(q) > 1;
            if (p != q && known && patterns[i] >= 0) apart.add(looked.pattern(patterns[i]));
        }
        return apart;
    }

    private Patterns random() {
        var patterns = new Patterns();
        int n = records.count();
        if ((long) n * (n - 1) / 2 <= RANDOM) {
            for (int a = 0; a < n; a++) for (int b = a + 1; b < n; b++) draw(a, b, patterns);
            return patterns;
        }
        var dice = new SplittableRandom(SEED);
        for (int i = 0; i < RANDOM; i++) {
            int a = dice.nextInt(n);
            int b = dice.nextInt(n);
            if (a != b) draw(a, b, patterns);
        }
        return patterns;
    }

    private void draw(int a, int b, Patterns patterns) {
        if (records.isLink() && records.file(a) == records.file(b)) return;
        patterns.add(comparison.pattern(a, b));
    }

    People people() {
        return people;
    }

    Pairs pairs() {
        return pairs;
    }

    /** What the records are compared by. */
    Traits chosen() {
        return chosen;
    }

    /** A weaker link is not followed. */
    double threshold() {
        return threshold;
    }

    /** By what records are put together, and how many of one block are compared at most. */
    List<List<Atom>> keys() {
        return blocking.keys();
    }

    int[] caps() {
        return blocking.caps();
    }

    /** Weight of the nth pair in bits. */
    double weight(int pair) {
        return weights[pair];
    }

    /** The weights of the pairs and what they rest on. */
    Scorer scorer() {
        return scorer;
    }

    long predicted() {
        return blocking.predicted();
    }

    /** What may be expected of the links. */
    Quality quality() {
        long linked = 0;
        for (float w : weights) if (w > threshold) linked++;
        double together = (double) linked / Math.max(1, people.count());
        return Quality.of(weights, threshold, blocking.missed(pairs, weights, threshold), together);
    }
}
