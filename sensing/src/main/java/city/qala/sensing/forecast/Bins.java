package city.qala.sensing.forecast;

import java.util.Arrays;
import java.util.List;

/** Rows of features with every value replaced by the number of its bin; bin 0 is "missing". */
final class Bins {

    /** Bins of a feature, the missing one included; fits a byte. */
    static final int MOST = 64;

    private final byte[][] bins;
    private final double[][] edges;
    private final int rows;

    private Bins(byte[][] bins, double[][] edges, int rows) {
        this.bins = bins;
        this.edges = edges;
        this.rows = rows;
    }

    static Bins of(List<double[]> rows) {
        int features = rows.getFirst().length;
        byte[][] bins = new byte[features][rows.size()];
        double[][] edges = new double[features][];
        for (int f = 0; f < features; f++) {
            double[] column = new double[rows.size()];
            for (int r = 0; r < column.length; r++) column[r] = rows.get(r)[f];
            edges[f] = edges(column);
            for (int r = 0; r < column.length; r++) bins[f][r] = (byte) bin(edges[f], column[r]);
        }
        return new Bins(bins, edges, rows.size());
    }

    int rows() {
        return rows;
    }

    int features() {
        return bins.length;
    }

    byte[] of(int feature) {
        return bins[feature];
    }

    int count(int feature) {
        return edges[feature].length + 2;
    }

    /** The value up to which bins 0 to {@code bin} reach; minus infinity for bin 0. */
    double upTo(int feature, int bin) {
        return bin == 0 ? Double.NEGATIVE_INFINITY : edges[feature][bin - 1];
    }

    /** Bin b ≥ 1 holds values above edge b − 2 and up to edge b − 1. */
    private static int bin(double[] edges, double value) {
        if (Double.isNaN(value)) return 0;
        int at = Arrays.binarySearch(edges, value);
        return 1 + (at >= 0 ? at : -at - 1);
    }

    private static double[] edges(double[] column) {
        double[] sorted = Arrays.stream(column).filter(x -> !Double.isNaN(x)).sorted().toArray();
        double[] edges = new double[MOST - 2];
        int n = 0;
        for (int i = 1; i < MOST - 1 && sorted.length > 0; i++) {
            double edge = sorted[(int) ((long) i * (sorted.length - 1) / (MOST - 1))];
            boolean isNew = n == 0 || edge > edges[n - 1];
            if (isNew && edge < sorted[sorted.length - 1]) edges[n++] = edge;
        }
        return Arrays.copyOf(edges, n);
    }
}
