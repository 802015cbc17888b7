package city.qala.sensing.watch;

/** The last sixty minutes of a stream in sums by the minute, in the time of what was measured. */
final class Hour {

    private static final int MINUTES = 60;
    private static final long MICROS = 60_000_000L;

    private final long[] minute = new long[MINUTES];
    private final double[] sum = new double[MINUTES];
    private final int[] count = new int[MINUTES];
    private long newest = Long.MIN_VALUE;

    void add(long micros, double value) {
        newest = Math.floorDiv(micros, MICROS);
        int at = (int) Math.floorMod(newest, (long) MINUTES);
        if (minute[at] != newest) {
            minute[at] = newest;
            sum[at] = 0;
            count[at] = 0;
        }
        sum[at] += value;
        count[at]++;
    }

    /** How many values lie between two ages in minutes, the older one left out. */
    int count(int from, int to) {
        int n = 0;
        for (int i = 0; i < MINUTES; i++) if (inside(i, from, to)) n += count[i];
        return n;
    }

    /** Their mean; NaN without a value. */
    double mean(int from, int to) {
        double all = 0;
        int n = 0;
        for (int i = 0; i < MINUTES; i++) {
            if (!inside(i, from, to)) continue;
            all += sum[i];
            n += count[i];
        }
        return n == 0 ? Double.NaN : all / n;
    }

    private boolean inside(int i, int from, int to) {
        long age = newest - minute[i];
        return count[i] > 0 && age >= from && age < to;
    }
}
