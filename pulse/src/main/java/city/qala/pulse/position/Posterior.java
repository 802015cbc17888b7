package city.qala.pulse.position;

import java.util.Arrays;

/**
 * A distribution over some tiles, and what is said of it: its mean, and the radii around it that
 * hold 68 % and 95 % of it. Made once a thread and filled again for each event.
 */
final class Posterior {
    private static final double BIN_METRES = 5;
    private static final double NEGLIGIBLE = 16;

    private final Tiles tiles;
    private int size;
    private int[] column = new int[1 << 12];
    private int[] row = new int[1 << 12];
    private double[] log = new double[1 << 12];
    private double[] mass = new double[1 << 12];
    private final double[] byDistance = new double[1200];
    private double x;
    private double y;
    private double r68;
    private double r95;
    private double xx;
    private double xy;
    private double yy;
    private double evidence;

    Posterior(Tiles tiles) {
        this.tiles = tiles;
    }

    void clear() {
        size = 0;
    }

    void add(int ofColumn, int ofRow, double logWeight) {
        if (size == log.length) {
            column = Arrays.copyOf(column, 2 * size);
            row = Arrays.copyOf(row, 2 * size);
            log = Arrays.copyOf(log, 2 * size);
            mass = Arrays.copyOf(mass, 2 * size);
        }
        column[size] = ofColumn;
        row[size] = ofRow;
        log[size++] = logWeight;
    }

    int size() {
        return size;
    }

    int column(int i) {
        return column[i];
    }

    int row(int i) {
        return row[i];
    }

    double log(int i) {
        return log[i];
    }

    void set(int i, double logWeight) {
        log[i] = logWeight;
    }

    /** Share of the whole, after {@link #settle}. */
    double mass(int i) {
        return mass[i];
    }

    /** Leaves out the tiles that are this much less likely than the best. */
    void prune(double under) {
        double least = best() - under;
        int kept = 0;
        for (int i = 0; i < size; i++)
            if (log[i] >= least) {
                column[kept] = column[i];
                row[kept] = row[i];
                log[kept++] = log[i];
            }
        size = kept;
    }

    private double best() {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) most = Math.max(most, log[i]);
        return most;
    }

    /** Makes shares of the weights and the figures of them. */
    void settle() {
        prune(NEGLIGIBLE);
        double most = best();
        double sum = 0;
        x = 0;
        y = 0;
        for (int i = 0; i < size; i++) {
            mass[i] = Math.exp(log[i] - most);
            sum += mass[i];
            x += mass[i] * column[i];
            y += mass[i] * row[i];
        }
        evidence = most + Math.log(sum);
        for (int i = 0; i < size; i++) mass[i] /= sum;
        double meanColumn = x / sum;
        double meanRow = y / sum;
        spread(meanColumn, meanRow);
        x = tiles.xOfColumn(0) + meanColumn * tiles.size();
        y = tiles.yOfRow(0) + meanRow * tiles.size();
        radii(meanColumn, meanRow);
    }

    private void spread(double meanColumn, double meanRow) {
        xx = 0;
        xy = 0;
        yy = 0;
        for (int i = 0; i < size; i++) {
            double dx = (column[i] - meanColumn) * tiles.size();
            double dy = (row[i] - meanRow) * tiles.size();
            xx += mass[i] * dx * dx;
            xy += mass[i] * dx * dy;
            yy += mass[i] * dy * dy;
        }
        // A tile is not a point.
        xx += tiles.size() * tiles.size() / 12;
        yy += tiles.size() * tiles.size() / 12;
    }

    /** Variance to the east, square metres, the tile's own included. */
    double xx() {
        return xx;
    }

    double xy() {
        return xy;
    }

    double yy() {
        return yy;
    }

    /** Radii, widened because a tile is not a point. */
    private void radii(double meanColumn, double meanRow) {
        Arrays.fill(byDistance, 0);
        double scale = tiles.size() / BIN_METRES;
        for (int i = 0; i < size; i++) {
            double dx = column[i] - meanColumn;
            double dy = row[i] - meanRow;
            int bin = (int) (Math.sqrt(dx * dx + dy * dy) * scale);
            byDistance[Math.min(bin, byDistance.length - 1)] += mass[i];
        }
        r68 = Math.hypot(radius(.68), .4 * tiles.size());
        r95 = Math.hypot(radius(.95), .7 * tiles.size());
    }

    private double radius(double share) {
        double held = 0;
        for (int bin = 0; bin < byDistance.length; bin++) {
            double next = held + byDistance[bin];
            if (next >= share)
                return BIN_METRES * (bin + (share - held) / Math.max(byDistance[bin], 1e-12));
            held = next;
        }
        return BIN_METRES * byDistance.length;
    }

    /** Takes the figures of a finer look at the same place over. */
    void figures(double[] f) {
        x = f[0];
        y = f[1];
        xx = f[2];
        xy = f[3];
        yy = f[4];
        r68 = f[5];
        r95 = f[6];
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    double r68() {
        return r68;
    }

    double r95() {
        return r95;
    }

    /** Logarithm of the sum of all weights. */
    double evidence() {
        return evidence;
    }
}
