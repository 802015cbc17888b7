package city.qala.registry.link;

import java.util.List;
import java.util.SplittableRandom;

/** Finds the people of some records: compares, estimates, weighs and groups them. */
final class Linkage {
    private static final int RANDOM = 1_500_000;
    private static final int PASSES = 2;
    private static final int REACH = 64;
    private static final long SEED = 20130826;

    private final Records records;
    private final Comparison comparison;
    private final Model model;
    private final Scorer scorer;
    private final Blocking blocking;
    private final List<Trait> traits;
    private Pairs pairs = new Pairs();
    private long[] patterns = new long[0];
    private People people;

    private Linkage(Records records) {
        this.records = records;
        phase("read");
        var chosen = Traits.of(records);
        phase("traits");
        traits = chosen.traits();
        comparison = new Comparison(traits);
        double all = all(records);
        model = new Model(traits, Math.min(0.1, records.count() / all / 4));
        scorer = new Scorer(comparison, model, records, chosen.iins());
        blocking = new Blocking(records, chosen.atoms());
        people = People.apart(records.count());
    }

    /** Links all records. */
    static Linkage of(Records records) {
        var linkage = new Linkage(records);
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
        phase("keys");
        pairs = blocking.pairs();
        phase("pairs");
        var looked = new Patterns();
        patterns = new long[pairs.size()];
        for (int i = 0; i < patterns.length; i++) {
            patterns[i] = comparison.pattern(pairs.first(i), pairs.second(i));
            if (!scorer.isVetoed(pairs.first(i), pairs.second(i))) looked.add(patterns[i]);
        }
        phase("patterns " + looked.size());
        Patterns random = random();
        phase("random " + random.size());
        model.fit(looked, random, all(records));
        trace();
        phase("fit");
        people = cluster();
        phase("cluster");
        for (int pass = 0; pass < PASSES; pass++) {
            for (Trait t : traits) t.count(people);
            model.learn(within(), people.pairs() / all(records), looked, random, all(records));
            trace();
            phase("learn");
            people = cluster();
            phase("cluster");
        }
    }

    private void trace() {
        if (Boolean.getBoolean("link.trace")) System.err.println(model.describe());
    }

    private static void phase(String name) {
        if (Boolean.getBoolean("link.phase"))
            System.err.println("phase " + name + " " + LinkCommand.cpuSeconds() + " heap " + (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1000000);
    }

    private People cluster() {
        float[] weights = new float[patterns.length];
        for (int i = 0; i < weights.length; i++) {
            int a = pairs.first(i);
            int b = pairs.second(i);
            weights[i] =
                    (float)
                            (scorer.isVetoed(a, b)
                                    ? Scorer.NEVER
                                    : model.weight(patterns[i], a, b));
        }
        stat(weights); return Clusters.of(records.count(), pairs, weights, Double.parseDouble(System.getProperty("link.T","0")), scorer);
    }

    private void stat(float[] weights) {
        if (!Boolean.getBoolean("link.trace")) return;
        for (double t = -2; t <= 12; t += 1) {
            double tp = 0, fp = 0, fn = 0;
            for (float w : weights) { double p = Model.probability(w); if (w > t) { tp += p; fp += 1 - p; } else fn += p; }
            System.err.println("T %.0f precision %.4f recall %.4f F1 %.4f".formatted(t, tp / (tp + fp), tp / (tp + fn), 2 * tp / (2 * tp + fp + fn)));
        }
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

    private Patterns random() {
        var patterns = new Patterns();
        int n = records.count();
        var dice = new SplittableRandom(SEED);
        long all = (long) n * (n - 1) / 2;
        if (all <= RANDOM) {
            for (int a = 0; a < n; a++) for (int b = a + 1; b < n; b++) draw(a, b, patterns);
            return patterns;
        }
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

    Scorer scorer() {
        return scorer;
    }

    Pairs pairs() {
        return pairs;
    }

    long predicted() {
        return blocking.predicted();
    }
}
