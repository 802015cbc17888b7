package city.qala.sensing.forecast;

import java.util.List;

/**
 * A linear model of the logarithm, for smoke multiplies: the change from now on a log scale.
 * Features that are never negative go in as logarithms, all standardised and held to five
 * deviations; a missing one counts as its mean.
 */
final class LogRidge {

    private static final double PENALTY = 100;
    private static final double MOST_DEVIATIONS = 5;

    /** Share of the correction from the median to the mean that was found to hold later. */
    private static final double SMEAR = 0.5;

    private final double[] mean;
    private final double[] scale;
    private final boolean[] logged;
    private Ridge ridge = Ridge.fit(List.of(), new double[0], 1);
    private double smear = 1;

    private LogRidge(int features) {
        mean = new double[features];
        scale = new double[features];
        logged = new boolean[features];
    }

    static LogRidge fit(Examples examples) {
        var fitted = new LogRidge(examples.features(0).length);
        for (int f = 0; f < fitted.mean.length; f++) fitted.standardise(examples, f);
        double[] y = new double[examples.size()];
        for (int i = 0; i < y.length; i++)
            y[i] = log(examples.target(i)) - log(examples.features(i)[Features.NOW]);
        List<double[]> rows = examples.features().stream().map(fitted::scaled).toList();
        fitted.ridge = Ridge.fit(rows, y, PENALTY);
        double sum = 0;
        for (int i = 0; i < y.length; i++) sum += Math.exp(y[i] - fitted.ridge.at(rows.get(i)));
        fitted.smear = 1 + (sum / y.length - 1) * SMEAR;
        return fitted;
    }

    double at(double[] x) {
        double z = ridge.at(scaled(x)) + log(x[Features.NOW]);
        return Math.max(0, Math.exp(z) * smear - 1);
    }

    private void standardise(Examples examples, int f) {
        logged[f] = true;
        for (double[] x : examples.features()) logged[f] &= !(x[f] < 0);
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (double[] x : examples.features()) {
            double z = logged[f] ? Math.log1p(x[f]) : x[f];
            if (Double.isNaN(z)) continue;
            sum += z;
            squares += z * z;
            n++;
        }
        mean[f] = n == 0 ? 0 : sum / n;
        double variance = n == 0 ? 1 : squares / n - mean[f] * mean[f];
        scale[f] = Math.max(1e-6, Math.sqrt(Math.max(0, variance)));
    }

    private double[] scaled(double[] x) {
        double[] all = new double[x.length + 1];
        all[0] = 1;
        for (int f = 0; f < x.length; f++) {
            double z = logged[f] ? Math.log1p(Math.max(0, x[f])) : x[f];
            double deviations = (z - mean[f]) / scale[f];
            all[f + 1] =
                    Double.isNaN(deviations)
                            ? 0
                            : Math.clamp(deviations, -MOST_DEVIATIONS, MOST_DEVIATIONS);
        }
        return all;
    }

    private static double log(double value) {
        return Math.log1p(Math.max(0, value));
    }
}
