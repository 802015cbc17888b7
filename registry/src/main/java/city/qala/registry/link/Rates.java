package city.qala.registry.link;

import java.util.List;

/**
 * How often each level of each trait is reached, given the level of the trait that it follows from
 * (0 if there is none or it says nothing).
 */
final class Rates {
    private final List<Trait> traits;
    private final int[] sources;
    private final double[][][] rates;

    Rates(List<Trait> traits, int[] sources) {
        this.traits = traits;
        this.sources = sources;
        rates = new double[sources.length][][];
        for (int t = 0; t < sources.length; t++) {
            int rows = sources[t] < 0 ? 1 : traits.get(sources[t]).levels() + 1;
            rates[t] = new double[rows][traits.get(t).levels() + 1];
        }
    }

    /** The same shape, all zero. */
    Rates blank() {
        return new Rates(traits, sources);
    }

    int size() {
        return rates.length;
    }

    int rows(int trait) {
        return rates[trait].length;
    }

    double[] row(int trait, int row) {
        return rates[trait][row];
    }

    void row(int trait, int row, double[] values) {
        rates[trait][row] = values;
    }

    /** Which row a pattern reads for a trait. */
    int rowOf(long pattern, int trait) {
        int s = sources[trait];
        return s < 0 ? 0 : Comparison.level(pattern, s);
    }

    /** Counts a pattern. */
    void add(long pattern, double times) {
        for (int t = 0; t < rates.length; t++)
            rates[t][rowOf(pattern, t)][Comparison.level(pattern, t)] += times;
    }

    /** Counts over all rows. */
    double[] whole(int trait) {
        double[] sum = new double[rates[trait][0].length];
        for (double[] row : rates[trait]) for (int l = 1; l < sum.length; l++) sum[l] += row[l];
        return sum;
    }

    /**
     * Turns counts into rates.
     *
     * @param whole rates over all rows, for each trait
     * @param pull how many pairs the rates over all rows count for in each row
     */
    void settle(double[][] whole, double pull) {
        for (int t = 0; t < rates.length; t++) {
            for (int r = 0; r < rates[t].length; r++) {
                double[] row = rates[t][r];
                row[0] = 0;
                double sum = pull;
                for (double x : row) sum += x;
                for (int l = 1; l < row.length; l++) row[l] = (row[l] + pull * whole[t][l]) / sum;
            }
            if (rates[t].length == 1) rates[t][0] = whole[t].clone();
        }
    }

    /** The sum over a pattern. */
    double sum(long pattern) {
        double sum = 0;
        for (int t = 0; t < rates.length; t++)
            sum += rates[t][rowOf(pattern, t)][Comparison.level(pattern, t)];
        return sum;
    }

    double of(long pattern, int trait) {
        return rates[trait][rowOf(pattern, trait)][Comparison.level(pattern, trait)];
    }

    /** Whether what a trait agrees on is already told by the trait that it follows from. */
    boolean isTold(long pattern, int trait) {
        int s = sources[trait];
        if (s < 0) return false;
        int level = Comparison.level(pattern, s);
        return level != 0 && level < traits.get(s).levels();
    }
}
