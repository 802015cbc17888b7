package city.qala.registry.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which names go together. Given name, family name and patronymic follow from a people's language
 * and from sex, so that two strangers who share one are likelier to share the next; to multiply
 * their shares would make namesakes of them look like one person.
 *
 * <p>People are a mixture of kinds, within each of which names are independent: latent classes,
 * fitted by expectation and maximisation over people, without knowing what the kinds are. What is
 * learned of a name counts the less the fewer people have it.
 */
final class NameKinds {
    private static final int KINDS = 6;
    private static final int ROUNDS = 25;
    private static final int SAMPLE = 20_000;
    private static final double DOUBT = 6;

    /** The most that names which seldom go together can add, in bits. */
    static final double MOST = 3;

    private static final int LAST = Names.CLOSE;

    private final List<ValueTrait> names = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private double[] sizes = {};
    private double[][] shares = {};
    private double[][][] lifts = {};
    private double[] together = {};

    NameKinds(List<Trait> traits) {
        for (int t = 0; t < traits.size(); t++)
            if (traits.get(t) instanceof ValueTrait v && isName(v.name()) && isFirst(v.name())) {
                names.add(v);
                places.add(t);
            }
    }

    private boolean isFirst(String name) {
        return names.stream().noneMatch(n -> n.name().equals(name));
    }

    static boolean isName(String trait) {
        return trait.equals("given-name")
                || trait.equals("family-name")
                || trait.equals("patronymic");
    }

    /** Learns from people which names go together. */
    void count(People people) {
        int n = names.size();
        if (n < 2) return;
        int step = 1 + people.count() / SAMPLE;
        int[][] of = new int[people.count() / step][n];
        for (int i = 0; i < of.length; i++) said(people, i * step, of[i]);
        shares = new double[n][];
        for (int t = 0; t < n; t++) shares[t] = shares(of, t);
        double[][] belongs = new double[of.length][KINDS];
        for (int i = 0; i < of.length; i++) begin(of[i], belongs[i]);
        for (int round = 0; round < ROUNDS; round++) {
            learn(of, belongs);
            for (int i = 0; i < of.length; i++) belong(of[i], belongs[i]);
        }
        together = new double[1 << n];
        for (int mask = 0; mask < together.length; mask++) together[mask] = usual(mask);
    }

    /** The first name that a person's records say in each role. */
    private void said(People people, int person, int[] into) {
        for (int t = 0; t < into.length; t++)
            for (int i = 0; i < people.size(person) && into[t] == 0; i++)
                into[t] = names.get(t).cell(people.member(person, i));
    }

    private static double[] shares(int[][] of, int trait) {
        int most = 0;
        for (int[] p : of) most = Math.max(most, p[trait]);
        double[] share = new double[most + 1];
        double all = 0;
        for (int[] p : of)
            if (p[trait] != 0) {
                share[p[trait]]++;
                all++;
            }
        for (int v = 0; v < share.length && all > 0; v++) share[v] /= all;
        return share;
    }

    /** Any beginning will do that does not favour a kind; it follows from the names alone. */
    private static void begin(int[] names, double[] belongs) {
        double sum = 0;
        for (int k = 0; k < KINDS; k++) {
            belongs[k] = 1;
            for (int v : names)
                if (v != 0) belongs[k] *= 0.5 + (Hash.mix(31L * v + k) >>> 40) / (double) (1 << 24);
            sum += belongs[k];
        }
        for (int k = 0; k < KINDS; k++) belongs[k] /= sum;
    }

    private void learn(int[][] of, double[][] belongs) {
        int n = names.size();
        sizes = new double[KINDS];
        lifts = new double[n][][];
        double[][] ofKind = new double[n][KINDS];
        for (int t = 0; t < n; t++) {
            double[][] seen = new double[shares[t].length][KINDS];
            for (int i = 0; i < of.length; i++)
                if (of[i][t] != 0)
                    for (int k = 0; k < KINDS; k++) {
                        seen[of[i][t]][k] += belongs[i][k];
                        ofKind[t][k] += belongs[i][k];
                    }
            lifts[t] = lifts(seen, ofKind[t], shares[t]);
        }
        for (double[] b : belongs) for (int k = 0; k < KINDS; k++) sizes[k] += b[k] / of.length;
    }

    /** How many times more common each name is in each kind than among all. */
    private static double[][] lifts(double[][] seen, double[] ofKind, double[] share) {
        for (int v = 1; v < seen.length; v++) {
            double having = 0;
            for (double s : seen[v]) having += s;
            double sure = having / (having + DOUBT);
            for (int k = 0; k < KINDS && having > 0; k++) {
                double lift = ofKind[k] < 1e-6 ? 1 : seen[v][k] / ofKind[k] / share[v];
                seen[v][k] = 1 - sure + sure * lift;
            }
            if (having == 0) Arrays.fill(seen[v], 1);
        }
        Arrays.fill(seen[0], 1);
        return seen;
    }

    private void belong(int[] said, double[] belongs) {
        double sum = 0;
        for (int k = 0; k < KINDS; k++) {
            belongs[k] = sizes[k] + 1e-9;
            for (int t = 0; t < said.length; t++) belongs[k] *= lifts[t][said[t]][k] + 1e-6;
            sum += belongs[k];
        }
        for (int k = 0; k < KINDS; k++) belongs[k] /= sum;
    }

    /** What agreement on some of the names is worth less than their sum, on average. */
    private double usual(int mask) {
        double joint = 0;
        double apart = 1;
        for (int k = 0; k < KINDS; k++) {
            double all = sizes[k];
            for (int t = 0; t < names.size(); t++) if ((mask >> t & 1) == 1) all *= agree(t, k);
            joint += all;
        }
        for (int t = 0; t < names.size(); t++)
            if ((mask >> t & 1) == 1) {
                double chance = 0;
                for (double s : shares[t]) chance += s * s;
                apart *= chance;
            }
        return joint <= 0 || apart <= 0 ? 0 : Math.min(0, Model.log2(apart / joint));
    }

    /** How likely two of one kind have one name. */
    private double agree(int trait, int kind) {
        double sum = 0;
        for (int v = 1; v < shares[trait].length; v++) {
            double share = shares[trait][v] * lifts[trait][v][kind];
            sum += share * share;
        }
        return sum;
    }

    private int mask(long pattern, boolean family) {
        int mask = 0;
        for (int t = 0; t < names.size(); t++) {
            if (family && names.get(t).name().equals("given-name")) continue;
            int level = Comparison.level(pattern, places.get(t));
            if (level != 0 && level <= LAST) mask |= 1 << t;
        }
        return Integer.bitCount(mask) < 2 ? 0 : mask;
    }

    /**
     * Bits that names which agree are worth less together than each alone; 0 or less.
     *
     * @param family without the given name, as for people of one family
     */
    double usual(long pattern, boolean family) {
        if (together.length == 0) return 0;
        return together[mask(pattern, family)];
    }

    /** The same for the very names of two records; more than 0 if they seldom go together. */
    double bits(long pattern, int a, int b, boolean family) {
        int mask = together.length == 0 ? 0 : mask(pattern, family);
        if (mask == 0) return 0;
        double joint = 0;
        for (int k = 0; k < KINDS; k++) {
            double all = sizes[k];
            for (int t = 0; t < names.size(); t++)
                if ((mask >> t & 1) == 1) all *= lift(t, a, b, k);
            joint += all;
        }
        return Math.min(MOST, -Model.log2(Math.max(1e-4, joint)));
    }

    private double lift(int trait, int a, int b, int kind) {
        int x = names.get(trait).cell(a);
        int y = names.get(trait).cell(b);
        return (lift(trait, x, kind) + lift(trait, y, kind)) / 2;
    }

    private double lift(int trait, int value, int kind) {
        return value < lifts[trait].length ? lifts[trait][value][kind] : 1;
    }
}
