package city.qala.sensing.forecast;

import java.util.List;

/** Logistic regression with a small penalty, fitted by gradient steps on standardised features. */
final class Logistic {

    private static final int STEPS = 3000;
    private static final double RATE = 0.5;

    private final double[] mean;
    private final double[] scale;
    private final double[] weights;

    private Logistic(double[] mean, double[] scale) {
        this.mean = mean;
        this.scale = scale;
        this.weights = new double[mean.length];
    }

    /**
     * Fits.
     *
     * @param rows features, the first of which is 1
     * @param truth one for each row
     * @param penalty on the weights, per row
     */
    static Logistic fit(List<double[]> rows, List<Boolean> truth, double penalty) {
        int n = rows.getFirst().length;
        var fitted = new Logistic(new double[n], new double[n]);
        fitted.standardise(rows);
        List<double[]> scaled = rows.stream().map(fitted::scaled).toList();
        for (int step = 0; step < STEPS; step++) fitted.step(scaled, truth, penalty);
        return fitted;
    }

    double at(double[] x) {
        return probability(scaled(x));
    }

    private void standardise(List<double[]> rows) {
        for (int i = 0; i < mean.length; i++) {
            int column = i;
            double m = rows.stream().mapToDouble(r -> r[column]).average().orElse(0);
            double square = rows.stream().mapToDouble(r -> (r[column] - m) * (r[column] - m)).sum();
            mean[i] = i == 0 ? 0 : m;
            scale[i] = i == 0 ? 1 : Math.max(1e-9, Math.sqrt(square / rows.size()));
        }
    }

    private double[] scaled(double[] x) {
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) out[i] = (x[i] - mean[i]) / scale[i];
        return out;
    }

    private void step(List<double[]> rows, List<Boolean> truth, double penalty) {
        double[] slope = new double[weights.length];
        for (int r = 0; r < rows.size(); r++) {
            double off = probability(rows.get(r)) - (truth.get(r) ? 1 : 0);
            for (int i = 0; i < slope.length; i++) slope[i] += off * rows.get(r)[i];
        }
        for (int i = 0; i < slope.length; i++) {
            double pull = i == 0 ? 0 : penalty * weights[i];
            weights[i] -= RATE * (slope[i] / rows.size() + pull);
        }
    }

    private double probability(double[] scaled) {
        double z = 0;
        for (int i = 0; i < scaled.length; i++) z += weights[i] * scaled[i];
        return 1 / (1 + Math.exp(-z));
    }
}
