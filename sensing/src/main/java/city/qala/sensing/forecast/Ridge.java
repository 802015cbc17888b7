package city.qala.sensing.forecast;

import java.util.List;

/** Linear regression with a small penalty on every weight but the first. */
final class Ridge {

    private final double[] weights;

    private Ridge(double[] weights) {
        this.weights = weights;
    }

    /**
     * Fits.
     *
     * @param rows features, the first of which is 1
     * @param targets one for each row
     * @param penalty added to the diagonal
     */
    static Ridge fit(List<double[]> rows, double[] targets, double penalty) {
        int n = rows.isEmpty() ? 0 : rows.getFirst().length;
        double[][] system = new double[n][n + 1];
        for (int r = 0; r < rows.size(); r++) {
            double[] x = rows.get(r);
            for (int i = 0; i < n; i++) {
                for (int j = i; j < n; j++) system[i][j] += x[i] * x[j];
                system[i][n] += x[i] * targets[r];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) system[i][j] = system[j][i];
            system[i][i] += i == 0 ? 1e-9 : penalty;
        }
        return new Ridge(solve(system));
    }

    double at(double[] x) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) sum += weights[i] * x[i];
        return sum;
    }

    /** Gauss with pivots; the system is positive definite thanks to the penalty. */
    private static double[] solve(double[][] m) {
        int n = m.length;
        for (int i = 0; i < n; i++) {
            int pivot = i;
            for (int r = i + 1; r < n; r++)
                if (Math.abs(m[r][i]) > Math.abs(m[pivot][i])) pivot = r;
            double[] swapped = m[i];
            m[i] = m[pivot];
            m[pivot] = swapped;
            for (int r = i + 1; r < n; r++) {
                double f = m[r][i] / m[i][i];
                for (int c = i; c <= n && f != 0; c++) m[r][c] -= f * m[i][c];
            }
        }
        double[] x = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double sum = m[i][n];
            for (int c = i + 1; c < n; c++) sum -= m[i][c] * x[c];
            x[i] = sum / m[i][i];
        }
        return x;
    }
}
