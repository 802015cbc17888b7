package city.qala.pulse.position;

import java.util.Arrays;

/**
 * The levels of several cells at one place, and how well a tile explains them (appendix B): the
 * error of a reading has a part of its own, a part that the cells of one site share, and a part
 * that all share, loss into the building with it.
 */
final class SignalVector {
    /** Standard deviation of what repeats at a place for a cell alone, dB. */
    static final double CELL_SD = 3.4;

    /** Of what changes from one reading to the next, dB. */
    static final double READING_SD = 2.1;

    /** Of what the cells of a site share, dB. */
    static final double SITE_SD = 5.2;

    /** Of what all cells share, dB. */
    static final double COMMON_SD = 8.8;

    private static final double SITE_VARIANCE = SITE_SD * SITE_SD;
    private static final double COMMON_VARIANCE = COMMON_SD * COMMON_SD;

    private int size;
    private int groups;
    private int[] cell = new int[16];
    private double[] level = new double[16];
    private double[] weight = new double[16];
    private int[] group = new int[16];
    private double[] shrink = new double[16];
    private double[] groupSum = new double[16];
    private double[] mean = new double[16];
    private double commonShrink;
    private double logDeterminant;

    /** Forgets all readings. */
    void clear() {
        size = 0;
    }

    /**
     * Adds the mean of readings of one cell.
     *
     * @param times how many readings it is the mean of
     */
    void add(int ofCell, double dbm, int times) {
        if (size == cell.length) {
            cell = Arrays.copyOf(cell, 2 * size);
            level = Arrays.copyOf(level, 2 * size);
            weight = Arrays.copyOf(weight, 2 * size);
            group = Arrays.copyOf(group, 2 * size);
            shrink = Arrays.copyOf(shrink, 2 * size);
            groupSum = Arrays.copyOf(groupSum, 2 * size);
            mean = Arrays.copyOf(mean, 2 * size);
        }
        cell[size] = ofCell;
        level[size] = dbm;
        weight[size++] = 1 / (CELL_SD * CELL_SD + READING_SD * READING_SD / times);
    }

    /** Prepares the covariance once all readings are there. */
    void prepare(Cells cells) {
        groups = 0;
        logDeterminant = 0;
        double[] sum = new double[size];
        int[] site = new int[size];
        for (int j = 0; j < size; j++) {
            int g = 0;
            while (g < groups && site[g] != cells.site(cell[j])) g++;
            if (g == groups) site[groups++] = cells.site(cell[j]);
            group[j] = g;
            sum[g] += weight[j];
            logDeterminant -= Math.log(weight[j]);
        }
        double ones = 0;
        for (int g = 0; g < groups; g++) {
            shrink[g] = 1 / (1 + SITE_VARIANCE * sum[g]);
            ones += sum[g] * shrink[g];
            logDeterminant += Math.log(1 + SITE_VARIANCE * sum[g]);
        }
        commonShrink = COMMON_VARIANCE / (1 + COMMON_VARIANCE * ones);
        logDeterminant += Math.log(1 + COMMON_VARIANCE * ones);
    }

    int size() {
        return size;
    }

    int cell(int reading) {
        return cell[reading];
    }

    /** Logarithm of the determinant of the covariance. */
    double logDeterminant() {
        return logDeterminant;
    }

    /**
     * Logarithm of the likelihood at a tile, without the determinant: the inverse of a diagonal
     * with two kinds of blocks of ones, written out.
     */
    double log(RadioMap map, int column, int row) {
        for (int j = 0; j < size; j++) mean[j] = map.level(cell[j], column, row);
        return log();
    }

    /** The same at a point. */
    double log(RadioMap map, double x, double y) {
        for (int j = 0; j < size; j++) mean[j] = map.cells().level(cell[j], x, y);
        return log();
    }

    private double log() {
        Arrays.fill(groupSum, 0, groups, 0);
        double squares = 0;
        for (int j = 0; j < size; j++) {
            double q = level[j] + Radio.INDOOR_LOSS - mean[j];
            double wq = weight[j] * q;
            squares += wq * q;
            groupSum[group[j]] += wq;
        }
        double common = 0;
        for (int g = 0; g < groups; g++) {
            double t = groupSum[g];
            squares -= SITE_VARIANCE * shrink[g] * t * t;
            common += shrink[g] * t;
        }
        return -.5 * (squares - commonShrink * common * common);
    }
}
