package city.qala.sensing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** The hours of a thing's life, one by one: spoke or not, measured or not, used or not. */
final class LifeHours {

    private static final int HOURS_A_DAY = 24;

    private final int size;
    private final BitSet spoke = new BitSet();
    private final BitSet measured = new BitSet();
    private final BitSet used = new BitSet();

    LifeHours(int size) {
        this.size = size;
    }

    int size() {
        return size;
    }

    /** It spoke in these hours. */
    void spoke(int from, int hours) {
        spoke.set(from, Math.min(size, from + hours));
    }

    /** In these hours it is known whether it was used. */
    void measured(int from, int hours, boolean inUse) {
        int to = Math.min(size, from + hours);
        measured.set(from, to);
        if (inUse) used.set(from, to);
    }

    /** Share of the hours since its first word in which it spoke; NaN if it never did. */
    double uptime() {
        int first = spoke.nextSetBit(0);
        return first < 0 ? Double.NaN : spoke.cardinality() / (double) (size - first);
    }

    /** Hours in use; NaN if it was never measured. */
    double usedHours() {
        return measured.isEmpty() ? Double.NaN : used.cardinality();
    }

    int measuredHours() {
        return measured.cardinality();
    }

    /** The last hour in use. */
    Optional<Integer> lastUse() {
        return used.isEmpty() ? Optional.empty() : Optional.of(used.length() - 1);
    }

    /**
     * For each hour of the day the share of the measured hours that were used, NaN for an hour that
     * was never measured; empty if nothing was.
     *
     * @param hourOfDay the hour of the day of an hour of this life
     */
    List<Double> byHour(IntUnaryOperator hourOfDay) {
        if (measured.isEmpty()) return List.of();
        int[] all = new int[HOURS_A_DAY];
        int[] some = new int[HOURS_A_DAY];
        for (int i = measured.nextSetBit(0); i >= 0; i = measured.nextSetBit(i + 1)) {
            int hour = hourOfDay.applyAsInt(i);
            all[hour]++;
            if (used.get(i)) some[hour]++;
        }
        var shares = new ArrayList<Double>(HOURS_A_DAY);
        for (int h = 0; h < HOURS_A_DAY; h++)
            shares.add(all[h] == 0 ? Double.NaN : some[h] / (double) all[h]);
        return shares;
    }
}
