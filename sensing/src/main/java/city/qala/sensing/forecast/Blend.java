package city.qala.sensing.forecast;

import city.qala.sensing.forecast.Boosted.Settings;

/**
 * Forecasts one horizon as the mean of models that err differently: trees for the value itself,
 * trees for the value as a share of the last days' size, trees for the rise from now, and a linear
 * model of the logarithm.
 */
final class Blend {

    private static final Settings TREES = new Settings(200, 5, 0.05, 60, 0.5, 0.12, 20);

    private final Boosted value;
    private final Boosted share;
    private final Boosted rise;
    private final LogRidge ridge;

    private Blend(Boosted value, Boosted share, Boosted rise, LogRidge ridge) {
        this.value = value;
        this.share = share;
        this.rise = rise;
        this.ridge = ridge;
    }

    static Blend fit(Examples examples, long seed) {
        int n = examples.size();
        double[] value = new double[n];
        double[] share = new double[n];
        double[] rise = new double[n];
        for (int i = 0; i < n; i++) {
            double[] x = examples.features(i);
            value[i] = examples.target(i);
            share[i] = examples.target(i) / x[Features.SCALE];
            rise[i] = examples.target(i) - x[Features.NOW];
        }
        Bins bins = Bins.of(examples.features());
        return new Blend(
                Boosted.fit(bins, value, TREES, seed),
                Boosted.fit(bins, share, TREES, seed + 1),
                Boosted.fit(bins, rise, TREES, seed + 2),
                LogRidge.fit(examples));
    }

    double at(double[] x) {
        double sum = value.at(x) + share.at(x) * x[Features.SCALE] + rise.at(x) + x[Features.NOW];
        return Math.max(0, (sum + ridge.at(x)) / 4);
    }
}
