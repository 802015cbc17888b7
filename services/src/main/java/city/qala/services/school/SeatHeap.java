package city.qala.services.school;

import java.util.Arrays;

/** Pupils held by a school, the one with the worst rank on top. */
final class SeatHeap {
    private static final int FIRST_ROOM = 16;

    /** Rank in the upper half, pupil in the lower. */
    private long[] held = new long[FIRST_ROOM];

    private int size;

    int size() {
        return size;
    }

    void add(int rank, int pupil) {
        if (size == held.length) held = Arrays.copyOf(held, 2 * size);
        long one = ((long) rank << 32) | pupil;
        int at = size++;
        while (at > 0 && held[(at - 1) / 2] < one) {
            held[at] = held[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        held[at] = one;
    }

    /** Lets the worst go: {@link #rank} and {@link #pupil} take the answer apart. */
    long release() {
        long worst = held[0];
        long last = held[--size];
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && held[child + 1] > held[child]) child++;
            if (held[child] <= last) break;
            held[at] = held[child];
            at = child;
        }
        held[at] = last;
        return worst;
    }

    static int rank(long one) {
        return (int) (one >>> 32);
    }

    static int pupil(long one) {
        return (int) one;
    }
}
