package city.qala.registry.link;

import java.util.Arrays;
import java.util.List;

/**
 * Two people of one household against two strangers, in bits: the home's traits agree as one
 * person's do, a person's own traits as strangers' do, and the names of a family as the data show.
 *
 * <p>Without it, relatives at one address would be taken for one person with many errors.
 */
final class Kin {

    private enum Kind {
        OWN,
        HOME,
        FAMILY
    }

    /** Share of relatives who agree on what is a person's own: twins, a son named as his father. */
    private static final double TWINS = 0.01;

    private static final double PRIOR = 20;

    private final List<Trait> traits;
    private final Kind[] kinds;
    private final double[][] rates;
    private final double[][] weights;
    private final boolean possible;
    private double share;

    Kin(List<Trait> traits, double share) {
        this.traits = traits;
        this.share = share / 2;
        kinds = traits.stream().map(t -> kind(t.name())).toArray(Kind[]::new);
        rates = new double[kinds.length][];
        weights = new double[kinds.length][];
        for (int t = 0; t < kinds.length; t++) {
            rates[t] = first(traits.get(t).levels());
            weights[t] = new double[rates[t].length];
        }
        long own = Arrays.stream(kinds).filter(k -> k == Kind.OWN).count();
        possible = own >= 2 && Arrays.stream(kinds).anyMatch(k -> k == Kind.HOME);
    }

    private static Kind kind(String trait) {
        return switch (trait) {
            case "address", "street", "house", "flat", "postcode", "place", "phone" -> Kind.HOME;
            case "family-name", "patronymic" -> Kind.FAMILY;
            default -> Kind.OWN;
        };
    }

    private static double[] first(int levels) {
        double[] r = new double[levels + 1];
        for (int l = 1; l <= levels; l++) r[l] = l == 1 ? 0.5 : 0.5 / (levels - 1);
        return r;
    }

    /** Takes in what relatives showed. */
    void learn(double[][] seen, double share) {
        this.share = Math.clamp(share, 1e-12, 0.5);
        for (int t = 0; t < kinds.length; t++) {
            if (kinds[t] != Kind.FAMILY) continue;
            double[] first = first(traits.get(t).levels());
            double sum = 0;
            for (int l = 1; l < first.length; l++) sum += seen[t][l] + PRIOR * first[l];
            for (int l = 1; l < first.length; l++)
                rates[t][l] = (seen[t][l] + PRIOR * first[l]) / sum;
        }
    }

    /** Weighs a trait anew when the rates of one person and of strangers are known. */
    void weigh(int trait, double[] same, double[] other) {
        double[] r = rates[trait];
        if (kinds[trait] != Kind.FAMILY)
            for (int l = 1; l < r.length; l++)
                r[l] =
                        kinds[trait] == Kind.HOME
                                ? same[l]
                                : TWINS * same[l] + (1 - TWINS) * other[l];
        weights[trait] = Model.weights(r, other, traits.get(trait));
    }

    double prior() {
        return possible ? Model.log2(share / (1 - share)) : -1000;
    }

    double weight(long pattern) {
        double w = prior();
        for (int t = 0; t < kinds.length; t++) w += weights[t][Comparison.level(pattern, t)];
        return w;
    }

    /**
     * Weight of a level.
     *
     * @param rare what a rare value adds for one person; it adds as much for one family's
     */
    double weight(int trait, int level, double rare) {
        if (kinds[trait] == Kind.OWN) return weights[trait][level];
        return weights[trait][level] + rare;
    }
}
