package city.qala.proactive.decide;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whole numbers by row in the narrowest array that holds them: a town's yes and no are bytes. */
final class Packed {
    private byte @Nullable [] narrow = new byte[16];
    private int @Nullable [] middle;
    private long @Nullable [] wide;

    int size() {
        if (wide != null) return wide.length;
        if (middle != null) return middle.length;
        return narrow == null ? 0 : narrow.length;
    }

    void grow(int size) {
        if (wide != null) wide = Arrays.copyOf(wide, size);
        else if (middle != null) middle = Arrays.copyOf(middle, size);
        else if (narrow != null) narrow = Arrays.copyOf(narrow, size);
    }

    long at(int row) {
        if (wide != null) return wide[row];
        if (middle != null) return middle[row];
        return narrow == null ? 0 : narrow[row];
    }

    void set(int row, long value) {
        if (narrow != null && value != (byte) value) widen();
        if (middle != null && value != (int) value) widen();
        if (wide != null) wide[row] = value;
        else if (middle != null) middle[row] = (int) value;
        else if (narrow != null) narrow[row] = (byte) value;
    }

    private void widen() {
        if (narrow != null) {
            middle = new int[narrow.length];
            for (int i = 0; i < middle.length; i++) middle[i] = narrow[i];
            narrow = null;
        } else if (middle != null) {
            wide = new long[middle.length];
            for (int i = 0; i < wide.length; i++) wide[i] = middle[i];
            middle = null;
        }
    }

    void multiply(long by) {
        for (int i = 0; i < size(); i++) set(i, at(i) * by);
    }

    /** The values of some rows. */
    long[] copy(int from, int to) {
        if (wide != null) return Arrays.copyOfRange(wide, from, to);
        long[] out = new long[to - from];
        if (middle != null) for (int i = from; i < to; i++) out[i - from] = middle[i];
        else if (narrow != null) for (int i = from; i < to; i++) out[i - from] = narrow[i];
        return out;
    }
}
