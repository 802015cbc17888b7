package city.qala.planning.equity;

import city.qala.kernel.Problem;
import java.util.Arrays;

/**
 * What each person, or each person of a group, has: values per head with the number of people
 * behind them.
 *
 * <p>Values are finite and not negative, weights finite and above 0; people who do not exist do not
 * count, so that a value of weight 0 is left out.
 */
public final class Shares {
    private final double[] values;
    private final double[] weights;
    private final double people;
    private final double mean;

    private Shares(double[] values, double[] weights) {
        this.values = values;
        this.weights = weights;
        this.people = Sums.of(weights);
        var sum = new Sums();
        for (int i = 0; i < values.length; i++) sum.add(values[i] * weights[i]);
        this.mean = sum.value() / people;
    }

    /** One person behind each value. */
    public static Shares of(double[] values) {
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        return of(values, ones);
    }

    /**
     * So many people behind each value.
     *
     * @throws Problem {@code invalid} if a value or a weight is negative or not finite, if their
     *     numbers differ, or if nobody is there
     */
    public static Shares of(double[] values, double[] weights) {
        if (values.length != weights.length)
            throw Problem.invalid("weights", weights.length, "must be as many as the values");
        double[] v = new double[values.length];
        double[] w = new double[values.length];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] < Double.POSITIVE_INFINITY))
                throw Problem.invalid("values", values[i], "must be a number of 0 or more");
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY))
                throw Problem.invalid("weights", weights[i], "must be a number of 0 or more");
            if (weights[i] == 0) continue;
            v[n] = values[i];
            w[n++] = weights[i];
        }
        if (n == 0)
            throw Problem.invalid("values", 0, "must be at least one with people behind it");
        return new Shares(Arrays.copyOf(v, n), Arrays.copyOf(w, n));
    }

    /** How many values. */
    public int size() {
        return values.length;
    }

    /** What people of this value have, each. */
    public double value(int i) {
        return values[i];
    }

    /** How many people have it. */
    public double weight(int i) {
        return weights[i];
    }

    /** How many people there are. */
    public double people() {
        return people;
    }

    /** What each would have if all had the same. */
    public double mean() {
        return mean;
    }

    /** Whether there is anything to share: with nothing no measure is defined. */
    public boolean isSomething() {
        return mean > 0;
    }

    /** The order of the values from the least to the most; equal ones as they were given. */
    Integer[] ascending() {
        Integer[] order = new Integer[values.length];
        for (int i = 0; i < order.length; i++) order[i] = i;
        Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
        return order;
    }
}
