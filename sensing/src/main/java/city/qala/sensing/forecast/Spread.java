package city.qala.sensing.forecast;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far the truth was from forecasts of about the same height, as a factor: the 80% interval.
 *
 * <p>Made from forecasts of a model that had not seen the truth (conformal): the same share holds
 * later as far as later resembles earlier.
 */
final class Spread {

    private static final int GROUPS = 5;

    /** Keeps factors of small values from growing without bound, in the series' unit. */
    private static final double FLOOR = 3;

    private final double[] middle = new double[GROUPS];
    private final double[] low = new double[GROUPS];
    private final double[] high = new double[GROUPS];

    private Spread() {}

    /** From forecasts and what came; at least one for each group. */
    static Spread of(List<Double> said, List<Double> truth) {
        Integer[] order = IntStream.range(0, said.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparing(said::get));
        var spread = new Spread();
        for (int g = 0; g < GROUPS; g++) {
            int from = g * order.length / GROUPS;
            int to = (g + 1) * order.length / GROUPS;
            double[] factors = new double[to - from];
            for (int i = from; i < to; i++)
                factors[i - from] = (truth.get(order[i]) + FLOOR) / (said.get(order[i]) + FLOOR);
            Arrays.sort(factors);
            spread.middle[g] = said.get(order[(from + to) / 2]);
            spread.low[g] = quantile(factors, 0.1);
            spread.high[g] = quantile(factors, 0.9);
        }
        return spread;
    }

    /** The lower end, its factor multiplied. */
    double low(double said, double times) {
        return Math.clamp((said + FLOOR) * between(low, said) * times - FLOOR, 0, said);
    }

    /** The upper end, its factor multiplied. */
    double high(double said, double times) {
        return Math.max(said, (said + FLOOR) * between(high, said) * times - FLOOR);
    }

    private double between(double[] factor, double said) {
        int g = 0;
        while (g < GROUPS && middle[g] <= said) g++;
        if (g == 0) return factor[0];
        if (g == GROUPS) return factor[GROUPS - 1];
        double share = (said - middle[g - 1]) / (middle[g] - middle[g - 1]);
        return factor[g - 1] + share * (factor[g] - factor[g - 1]);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
