package city.qala.registry.link;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Chooses few keys that together miss little: pretended errors make fields disagree by chance, and
 * the key is taken next that finds most of what is not found yet for the pairs that it costs.
 */
final class KeyChoice {
    private static final int TRIALS = 4096;
    private static final double WRONG = 0.25;
    private static final double PART_STAYS = 0.5;
    private static final long SEED = 19960402;

    private final List<Atom> atoms;
    private final BitSet[] agrees;

    KeyChoice(List<Atom> atoms) {
        this.atoms = atoms;
        agrees = new BitSet[atoms.size()];
        var dice = new SplittableRandom(SEED);
        for (int a = 0; a < agrees.length; a++) agrees[a] = new BitSet(TRIALS);
        for (int trial = 0; trial < TRIALS; trial++) {
            java.util.Map<String, Boolean> wrong = new java.util.HashMap<>();
            for (int a = 0; a < agrees.length; a++) {
                Atom atom = atoms.get(a);
                boolean field = wrong.computeIfAbsent(atom.field(), f -> dice.nextDouble() < WRONG);
                // An initial or a year often stays when the whole is wrong.
                boolean stays = atom.isPart() && dice.nextDouble() < PART_STAYS;
                agrees[a].set(trial, !field || stays);
            }
        }
    }

    /**
     * The keys to use.
     *
     * @param keys atoms of each
     * @param costs pairs of each
     * @param most how many to choose
     * @param budget pairs of all together
     * @return numbers of keys
     */
    List<Integer> of(List<List<Atom>> keys, long[] costs, int most, long budget) {
        List<BitSet> finds = keys.stream().map(this::finds).toList();
        List<Integer> chosen = new ArrayList<>();
        var found = new BitSet(TRIALS);
        long left = budget;
        while (chosen.size() < most) {
            int best = -1;
            double gain = 0;
            for (int k = 0; k < finds.size(); k++) {
                if (chosen.contains(k) || costs[k] > left) continue;
                var more = (BitSet) finds.get(k).clone();
                more.andNot(found);
                double worth = more.cardinality() / (double) (costs[k] + budget / 100);
                if (worth > gain) {
                    gain = worth;
                    best = k;
                }
            }
            if (best < 0 && found.isEmpty()) break;
            if (best < 0) {
                // All pretended errors are survived once; the next keys survive them once more.
                found.clear();
                continue;
            }
            chosen.add(best);
            found.or(finds.get(best));
            left -= costs[best];
        }
        return chosen;
    }

    private BitSet finds(List<Atom> key) {
        var all = new BitSet(TRIALS);
        all.set(0, TRIALS);
        for (Atom a : key) all.and(agrees[atoms.indexOf(a)]);
        return all;
    }
}
