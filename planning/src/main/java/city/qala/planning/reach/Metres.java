package city.qala.planning.reach;

import java.util.Arrays;

/** How far each has to go. */
final class Metres {
    private double[] all = new double[64];
    private int size;

    void add(double metres) {
        if (size == all.length) all = Arrays.copyOf(all, 2 * size);
        all[size++] = metres;
    }

    int size() {
        return size;
    }

    /** Share of those who have at most so far to go, 0 to 1. */
    double within(double metres) {
        int near = 0;
        for (int i = 0; i < size; i++) if (all[i] <= metres) near++;
        return (double) near / size;
    }

    /** Half of them have no farther to go. */
    double median() {
        double[] sorted = Arrays.copyOf(all, size);
        Arrays.sort(sorted);
        return size % 2 == 1 ? sorted[size / 2] : (sorted[size / 2 - 1] + sorted[size / 2]) / 2;
    }
}
