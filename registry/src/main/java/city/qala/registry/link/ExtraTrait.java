package city.qala.registry.link;

import java.util.Arrays;
import java.util.List;

/**
 * The words of a whole name beyond given and family name: second names, titles. They are compared
 * apart, since the rest of a whole name repeats what other columns say.
 */
final class ExtraTrait implements Trait {
    private final Names names;
    private final List<int[]> words;
    private double[] shares = {};
    private double once;
    private double chance;

    /**
     * @param words of each record, sorted, without repeats
     */
    ExtraTrait(Names names, List<int[]> words) {
        this.names = names;
        this.words = words;
        count(People.apart(words.size()));
    }

    @Override
    public String name() {
        return "other-names";
    }

    @Override
    public int levels() {
        return 4;
    }

    /** 1 the same words, 2 a word in common, 3 words alike, 4 none. */
    @Override
    public int level(int a, int b) {
        int[] x = words.get(a);
        int[] y = words.get(b);
        if (x.length == 0 || y.length == 0) return 0;
        if (Arrays.equals(x, y)) return 1;
        boolean alike = false;
        for (int i : x)
            for (int j : y) {
                if (i == j) return 2;
                alike |= names.likeness(i, j) < Names.LEVELS;
            }
        return alike ? 3 : 4;
    }

    @Override
    public double rarity(int a, int b, int level) {
        if (level == 0 || level > 2 || chance <= 0) return 0;
        double rarest = 1;
        for (int i : words.get(a))
            if (Arrays.binarySearch(words.get(b), i) >= 0) rarest = Math.min(rarest, share(i));
        return rarest <= 0 ? 0 : Model.log2(chance / rarest);
    }

    private double share(int word) {
        return word < shares.length ? shares[word] : once;
    }

    @Override
    public double rarest(int level) {
        return level > 2 || chance <= 0 || once <= 0 ? 0 : Math.max(0, Model.log2(chance / once));
    }

    @Override
    public double chance() {
        return chance;
    }

    @Override
    public void count(People people) {
        shares = new double[names.count()];
        long having = 0;
        for (int p = 0; p < people.count(); p++) {
            int[] all = wordsOf(people, p);
            if (all.length > 0) having++;
            for (int w : all) shares[w]++;
        }
        once = having == 0 ? 0 : 1.0 / having;
        chance = 0;
        for (int w = 0; w < shares.length && having > 0; w++) {
            shares[w] /= having;
            chance += shares[w] * shares[w];
        }
        chance = Math.min(chance, 0.5);
    }

    private int[] wordsOf(People people, int person) {
        var all = java.util.stream.IntStream.empty();
        for (int i = 0; i < people.size(person); i++)
            all =
                    java.util.stream.IntStream.concat(
                            all, Arrays.stream(words.get(people.member(person, i))));
        return all.distinct().toArray();
    }
}
