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
    private final double[][] family;
    private final Rates weights;
    private final boolean possible;
    private double share;

    Kin(List<Trait> traits, Rates blank, double share) {
        this.traits = traits;
        this.share = share / 2;
        weights = blank;
        kinds = traits.stream().map(t -> kind(t.name())).toArray(Kind[]::new);
        family = new double[kinds.length][];
        for (int t = 0; t < kinds.length; t++) family[t] = first(traits.get(t).levels());
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

    /** Whether a trait tells persons apart and lasts: names and numbers given for life. */
    static boolean isOwn(Trait trait) {
        return switch (trait.name()) {
            case "given-name", "family-name", "birth-date", "iin", "national-id", "sex" -> true;
            default -> false;
        };
    }

    private static double[] first(int levels) {
        double[] r = new double[levels + 1];
        for (int l = 1; l <= levels; l++) r[l] = l == 1 ? 0.5 : 0.5 / (levels - 1);
        return r;
    }

    /** Takes in what relatives showed. */
    void learn(Rates seen, double share) {
        this.share = Math.clamp(share, 1e-12, 0.5);
        for (int t = 0; t < kinds.length; t++) {
            if (kinds[t] != Kind.FAMILY) continue;
            double[] whole = seen.whole(t);
            double[] first = first(traits.get(t).levels());
            double sum = 0;
            for (int l = 1; l < first.length; l++) sum += whole[l] + PRIOR * first[l];
            for (int l = 1; l < first.length; l++)
                family[t][l] = (whole[l] + PRIOR * first[l]) / sum;
        }
    }

    /** Weighs a trait anew when the rates of one person and of strangers are known. */
    void weigh(int trait, int row, double[] same, double[] other) {
        double[] r =
                switch (kinds[trait]) {
                    case FAMILY -> family[trait];
                    case HOME -> same;
                    case OWN -> mixed(same, other);
                };
        weights.row(trait, row, Model.weights(r, other, traits.get(trait)));
    }

    private static double[] mixed(double[] same, double[] other) {
        double[] r = new double[same.length];
        for (int l = 1; l < r.length; l++) r[l] = TWINS * same[l] + (1 - TWINS) * other[l];
        return r;
    }

    double prior() {
        return possible ? Model.log2(share / (1 - share)) : -1000;
    }

    double weight(long pattern) {
        return prior() + weights.sum(pattern);
    }

    /**
     * Weight of what a trait shows.
     *
     * @param rare what a rare value adds for one person; it adds as much for one family's
     */
    double weight(long pattern, int trait, double rare) {
        double w = weights.of(pattern, trait);
        return kinds[trait] == Kind.OWN ? w : w + rare;
    }
}
