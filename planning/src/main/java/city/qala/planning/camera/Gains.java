package city.qala.planning.camera;

import java.util.Arrays;

/** Candidates by what they would add, the largest first, the lower number among equals. */
final class Gains {
    private long[] heap;
    private int size;

    Gains(int most) {
        heap = new long[Math.max(1, most)];
    }

    /** Adds one; {@link #order} must follow the last. */
    void add(float gain, int candidate) {
        heap[size++] = key(gain, candidate);
    }

    /** Makes a heap of what was added. */
    void order() {
        heap = Arrays.copyOf(heap, Math.max(1, size));
        for (int k = size / 2 - 1; k >= 0; k--) sink(k);
    }

    boolean isEmpty() {
        return size == 0;
    }

    int top() {
        return ~(int) heap[0];
    }

    /** The largest gain but the first; 0 if there is none. */
    float second() {
        long a = size > 1 ? heap[1] : 0;
        long b = size > 2 ? heap[2] : 0;
        return Float.intBitsToFloat((int) (Math.max(a, b) >>> 32));
    }

    void remove() {
        heap[0] = heap[--size];
        if (size > 0) sink(0);
    }

    /** The first now adds less. */
    void lower(float gain, int candidate) {
        heap[0] = key(gain, candidate);
        sink(0);
    }

    private static long key(float gain, int candidate) {
        return (long) Float.floatToIntBits(gain) << 32 | (~candidate & 0xFFFF_FFFFL);
    }

    private void sink(int from) {
        int k = from;
        long key = heap[k];
        while (true) {
            int child = 2 * k + 1;
            if (child >= size) break;
            if (child + 1 < size && heap[child + 1] > heap[child]) child++;
            if (heap[child] <= key) break;
            heap[k] = heap[child];
            k = child;
        }
        heap[k] = key;
    }
}
