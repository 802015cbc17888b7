package city.qala.pulse.movement;

/**
 * Poisson pseudo-likelihood with an own effect for every group: {@code E y = exp(effect[group] +
 * x·b)}. The effects are solved for exactly in each step, so only {@code b} is searched.
 *
 * <p>Counts may be any numbers, negative ones too (a released count can be), as long as each
 * group's sum is over 0; the standard errors do not lean on the Poisson law (Newey and West 1987).
 */
final class PoissonFit {

    private static final int STEPS = 50;
    private static final double CLOSE = 1e-10;

    private final double[][] x;
    private final double[] y;
    private final int[] group;
    private final int groups;
    private final double[] b;
    private final double[] mean;
    private final double[][] middle;
    private double[][] inverse = new double[0][];
    private double likelihood;

    private PoissonFit(double[][] x, double[] y, int[] group, int groups) {
        this.x = x;
        this.y = y;
        this.group = group;
        this.groups = groups;
        b = new double[x.length];
        mean = new double[y.length];
        middle = new double[x.length][groups];
    }

    /**
     * Fits.
     *
     * @param x one array a regressor
     * @param y counts
     * @param group 0 to {@code groups - 1} of each
     */
    static PoissonFit of(double[][] x, double[] y, int[] group, int groups) {
        var fit = new PoissonFit(x, y, group, groups);
        fit.means();
        for (int step = 0; step < STEPS && fit.step() > CLOSE; step++) fit.means();
        fit.means();
        fit.curve();
        return fit;
    }

    /** The coefficient of a regressor. */
    double slope(int k) {
        return b[k];
    }

    /** Log of the pseudo-likelihood but for what does not depend on the coefficients. */
    double likelihood() {
        return likelihood;
    }

    /** How far a count lies above what was expected. */
    double residual(int i) {
        return y[i] - mean[i];
    }

    /** What was expected. */
    double mean(int i) {
        return mean[i];
    }

    /**
     * The variance of a coefficient, robust against noise that lasts for hours: the greatest of
     * Newey and West's (Bartlett weights over so many neighbours) and of sums by day. Each of them
     * is itself an estimate and now and then far too small; both seldom are.
     *
     * @param days the day of each observation, in order
     */
    double variance(int k, int lags, long[] days) {
        double[] score = scores(k);
        int n = y.length;
        double left = n - groups - x.length;
        return Math.max(serial(score, lags), byDay(score, days)) * n / Math.max(left, 1);
    }

    private double[] scores(int k) {
        double[] score = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < x.length; j++)
                score[i] += inverse[k][j] * (x[j][i] - middle[j][group[i]]);
            score[i] *= residual(i);
        }
        return score;
    }

    private static double serial(double[] score, int lags) {
        double alone = 0;
        double sum = 0;
        for (int l = 0; l <= lags; l++) {
            double together = 0;
            for (int i = l; i < score.length; i++) together += score[i] * score[i - l];
            if (l == 0) alone = together;
            sum += (l == 0 ? 1 : 2 * (1 - l / (lags + 1.0))) * together;
        }
        return Math.max(sum, alone);
    }

    private static double byDay(double[] score, long[] days) {
        double sum = 0;
        double day = 0;
        int count = 1;
        for (int i = 0; i < score.length; i++) {
            if (i > 0 && days[i] != days[i - 1]) {
                sum += day * day;
                day = 0;
                count++;
            }
            day += score[i];
        }
        return (sum + day * day) * count / Math.max(count - 1, 1);
    }

    /**
     * What is left of a regressor's weighted variation once groups and the other regressors are
     * taken out: one over the diagonal of the inverse.
     */
    double variation(int k) {
        return 1 / inverse[k][k];
    }

    /** The share that the i-th has in its group's weight. */
    double shareOfGroup(int i, double[] weights) {
        return mean[i] / weights[group[i]];
    }

    /** The sums of what was expected, by group. */
    double[] weights() {
        double[] weights = new double[groups];
        for (int i = 0; i < y.length; i++) weights[group[i]] += mean[i];
        return weights;
    }

    private void means() {
        double[] counted = new double[groups];
        double[] expected = new double[groups];
        for (int i = 0; i < y.length; i++) {
            double at = 0;
            for (int j = 0; j < x.length; j++) at += b[j] * x[j][i];
            mean[i] = Math.exp(Math.clamp(at, -50, 50));
            counted[group[i]] += y[i];
            expected[group[i]] += mean[i];
        }
        likelihood = 0;
        for (int i = 0; i < y.length; i++) {
            mean[i] *= counted[group[i]] / expected[group[i]];
            likelihood += y[i] * Math.log(mean[i]) - mean[i];
        }
    }

    private double step() {
        curve();
        double[] score = new double[x.length];
        for (int j = 0; j < x.length; j++)
            for (int i = 0; i < y.length; i++) score[j] += x[j][i] * residual(i);
        double size = 0;
        for (int j = 0; j < x.length; j++) {
            double by = 0;
            for (int k = 0; k < x.length; k++) by += inverse[j][k] * score[k];
            // A step of more than 1 is a leap beyond where the curve can be trusted.
            by = Math.clamp(by, -1, 1);
            b[j] += by;
            size = Math.max(size, Math.abs(by));
        }
        return size;
    }

    private void curve() {
        double[] weight = weights();
        for (int j = 0; j < x.length; j++) {
            java.util.Arrays.fill(middle[j], 0);
            for (int i = 0; i < y.length; i++) middle[j][group[i]] += mean[i] * x[j][i];
            for (int g = 0; g < groups; g++) middle[j][g] /= weight[g];
        }
        double[][] curve = new double[x.length][x.length];
        for (int j = 0; j < x.length; j++)
            for (int k = 0; k <= j; k++) {
                double sum = 0;
                for (int i = 0; i < y.length; i++)
                    sum +=
                            mean[i]
                                    * (x[j][i] - middle[j][group[i]])
                                    * (x[k][i] - middle[k][group[i]]);
                curve[j][k] = sum;
                curve[k][j] = sum;
            }
        inverse = inverted(curve);
    }

    /** Gauss and Jordan; a regressor without variation gets a coefficient of nearly nothing. */
    private static double[][] inverted(double[][] of) {
        int n = of.length;
        double[][] a = new double[n][2 * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(of[i], 0, a[i], 0, n);
            a[i][i] += 1e-9;
            a[i][n + i] = 1;
        }
        for (int p = 0; p < n; p++) {
            double pivot = a[p][p];
            for (int c = 0; c < 2 * n; c++) a[p][c] /= pivot;
            for (int r = 0; r < n; r++) {
                double by = a[r][p];
                if (r != p) for (int c = 0; c < 2 * n; c++) a[r][c] -= by * a[p][c];
            }
        }
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) System.arraycopy(a[i], n, inverse[i], 0, n);
        return inverse;
    }
}
