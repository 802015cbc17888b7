package city.qala.pulse.position;

/** Four-by-four algebra of the state of a journey: x, y and the speeds along them. Row by row. */
final class Kalman {
    static final int N = 4;

    private Kalman() {}

    static double[] times(double[] a, double[] b) {
        double[] c = new double[N * N];
        for (int i = 0; i < N; i++)
            for (int j = 0; j < N; j++) {
                double sum = 0;
                for (int k = 0; k < N; k++) sum += a[i * N + k] * b[k * N + j];
                c[i * N + j] = sum;
            }
        return c;
    }

    static double[] timesTransposed(double[] a, double[] b) {
        double[] c = new double[N * N];
        for (int i = 0; i < N; i++)
            for (int j = 0; j < N; j++) {
                double sum = 0;
                for (int k = 0; k < N; k++) sum += a[i * N + k] * b[j * N + k];
                c[i * N + j] = sum;
            }
        return c;
    }

    static double[] apply(double[] a, double[] v) {
        double[] c = new double[N];
        for (int i = 0; i < N; i++) for (int k = 0; k < N; k++) c[i] += a[i * N + k] * v[k];
        return c;
    }

    /** The inverse of a positive definite matrix. */
    static double[] inverse(double[] of) {
        double[] a = of.clone();
        double[] b = new double[N * N];
        for (int i = 0; i < N; i++) b[i * N + i] = 1;
        for (int p = 0; p < N; p++) {
            double scale = 1 / a[p * N + p];
            for (int j = 0; j < N; j++) {
                a[p * N + j] *= scale;
                b[p * N + j] *= scale;
            }
            for (int i = 0; i < N; i++) {
                double f = a[i * N + p];
                if (i == p || f == 0) continue;
                for (int j = 0; j < N; j++) {
                    a[i * N + j] -= f * a[p * N + j];
                    b[i * N + j] -= f * b[p * N + j];
                }
            }
        }
        return b;
    }

    /**
     * Takes a measurement of two sums of the state in: their matrix is (1 0 lead 0; 0 1 0 lead), so
     * that a lead of 0 measures the place and a lead of t the place in t seconds.
     */
    static void measure(
            double[] mean, double[] cov, double lead, double zx, double zy, double[] noise) {
        double[] hp = new double[2 * N];
        for (int j = 0; j < N; j++) {
            hp[j] = cov[j] + lead * cov[2 * N + j];
            hp[N + j] = cov[N + j] + lead * cov[3 * N + j];
        }
        double sxx = hp[0] + lead * hp[2] + noise[0];
        double sxy = hp[1] + lead * hp[3] + noise[1];
        double syy = hp[N + 1] + lead * hp[N + 3] + noise[2];
        double det = sxx * syy - sxy * sxy;
        double rx = zx - mean[0] - lead * mean[2];
        double ry = zy - mean[1] - lead * mean[3];
        double[] gain = new double[2 * N];
        for (int j = 0; j < N; j++) {
            gain[j] = (hp[j] * syy - hp[N + j] * sxy) / det;
            gain[N + j] = (hp[N + j] * sxx - hp[j] * sxy) / det;
        }
        for (int i = 0; i < N; i++) mean[i] += gain[i] * rx + gain[N + i] * ry;
        for (int i = 0; i < N; i++)
            for (int j = 0; j < N; j++) cov[i * N + j] -= gain[i] * hp[j] + gain[N + i] * hp[N + j];
    }
}
