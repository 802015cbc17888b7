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
    private static final double PULL = 200;

    /** Levels that are as good as the same value. */
    private static final int NEAR = 2;

    /** The most relatives that may be twins, or have one given name. */
    private static final double MOST = 0.05;

    private final List<Trait> traits;
    private final Kind[] kinds;
    private final double[][] family;
    private final double[][] own;
    private final Rates weights;
    private final boolean possible;
    private final int given;
    private final int born;
    private final double[] givenRatio;
    private final double[] bornRatio;
    private double twins = TWINS;
    private double namesakes = TWINS;
    private double seenTwins;
    private double seenNamesakes;
    private double share;

    Kin(List<Trait> traits, Rates blank, double share) {
        this.traits = traits;
        this.share = share / 2;
        weights = blank;
        kinds = traits.stream().map(t -> kind(t.name())).toArray(Kind[]::new);
        family = new double[kinds.length][];
        own = new double[kinds.length][0];
        given = at("given-name");
        born = at("birth-date");
        givenRatio = new double[given < 0 ? 1 : traits.get(given).levels() + 1];
        bornRatio = new double[born < 0 ? 1 : traits.get(born).levels() + 1];
        for (int t = 0; t < kinds.length; t++) family[t] = first(traits.get(t).levels());
        long own = Arrays.stream(kinds).filter(k -> k == Kind.OWN).count();
        possible = own >= 2 && Arrays.stream(kinds).anyMatch(k -> k == Kind.HOME);
    }

    private int at(String name) {
        for (int t = 0; t < kinds.length; t++) if (traits.get(t).name().equals(name)) return t;
        return -1;
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

    /** How many of all pairs are relatives. */
    void share(double share) {
        this.share = Math.clamp(share, 1e-12, 0.5);
    }

    /**
     * Takes in what relatives showed.
     *
     * @param kin how many pairs they are
     */
    void learn(Rates seen, double kin) {
        double relatives = PULL + kin;
        twins = Math.clamp((seenTwins + TWINS * PULL) / relatives, 1e-4, MOST);
        namesakes = Math.clamp((seenNamesakes + TWINS * PULL) / relatives, 1e-4, MOST);
        seenTwins = 0;
        seenNamesakes = 0;
        for (int t = 0; t < kinds.length; t++) {
            double[] whole = seen.whole(t);
            if (kinds[t] == Kind.OWN) own[t] = whole;
            if (kinds[t] != Kind.FAMILY) continue;
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
                    case OWN -> own(trait, same, other);
                };
        weights.row(trait, row, Model.weights(r, other, traits.get(trait)));
        if (trait == given) ratio(same, r, givenRatio);
        if (trait == born) ratio(same, r, bornRatio);
    }

    /**
     * Rates of brothers and sisters, of parents and children: of what is their own strangers', but
     * for birth dates, which are nearer, as the data show. What makes them quite alike is left to
     * {@link #few}.
     */
    private double[] own(int trait, double[] same, double[] other) {
        if (trait != given && trait != born) return mixed(same, other);
        double[] r = other.clone();
        double[] seen = own[trait];
        if (trait == given || seen.length == 0) return r;
        double sum = PULL;
        double far = 0;
        for (int l = NEAR + 1; l < r.length; l++) {
            sum += seen[l];
            far += r[l];
        }
        for (int l = NEAR + 1; l < r.length; l++) r[l] = far * (seen[l] + PULL * r[l] / far) / sum;
        return r;
    }

    private static double[] mixed(double[] same, double[] other) {
        double[] r = new double[same.length];
        for (int l = 1; l < r.length; l++) r[l] = TWINS * same[l] + (1 - TWINS) * other[l];
        return r;
    }

    private static void ratio(double[] same, double[] other, double[] into) {
        for (int l = 1; l < into.length; l++) into[l] = (same[l] + 1e-9) / (other[l] + 1e-9);
        into[0] = 1;
    }

    /**
     * Bits for the few relatives who are alike in what is their own: twins, born on one day with
     * two names, and namesakes, of one name and two birth dates. Nobody is both.
     *
     * @param rareName what a rare given name adds
     * @param rareDay what a rare birth date adds
     */
    double few(long pattern, double rareName, double rareDay) {
        double t = twins * born(pattern, rareDay);
        double n = namesakes * given(pattern, rareName);
        return Model.log2(1 - twins - namesakes + t + n);
    }

    private double given(long pattern, double rare) {
        return given < 0 ? 1 : givenRatio[Comparison.level(pattern, given)] * Model.two(rare);
    }

    private double born(long pattern, double rare) {
        return born < 0 ? 1 : bornRatio[Comparison.level(pattern, born)] * Model.two(rare);
    }

    /** Counts relatives who may be twins or namesakes. */
    void count(long pattern, double times) {
        double t = twins * born(pattern, 0);
        double n = namesakes * given(pattern, 0);
        double all = 1 - twins - namesakes + t + n;
        seenTwins += times * t / all;
        seenNamesakes += times * n / all;
    }

    boolean isGiven(int trait) {
        return trait == given;
    }

    boolean isBorn(int trait) {
        return trait == born;
    }

    double prior() {
        return possible ? Model.log2(share / (1 - share)) : -1000;
    }

    double weight(long pattern) {
        return prior() + weights.sum(pattern) + few(pattern, 0, 0);
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
