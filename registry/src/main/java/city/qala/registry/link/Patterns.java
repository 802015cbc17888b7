package city.qala.registry.link;

import java.util.Arrays;

/** How often each pattern of levels was seen. */
final class Patterns {
    private long[] slots = new long[1 << 12];
    private int[] numbers = new int[1 << 12];
    private long[] patterns = new long[1 << 8];
    private long[] counts = new long[1 << 8];
    private int size;

    /** Counts a pattern. */
    int add(long pattern) {
        int n = number(pattern);
        counts[n]++;
        return n;
    }

    private int number(long pattern) {
        int mask = slots.length - 1;
        int at = (int) (Hash.mix(pattern) & mask);
        while (numbers[at] != 0) {
            if (slots[at] == pattern) return numbers[at] - 1;
            at = (at + 1) & mask;
        }
        if (size == patterns.length) {
            patterns = Arrays.copyOf(patterns, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        patterns[size] = pattern;
        slots[at] = pattern;
        numbers[at] = ++size;
        if (2 * size > slots.length) widen();
        return size - 1;
    }

    private void widen() {
        slots = new long[4 * slots.length];
        numbers = new int[slots.length];
        int mask = slots.length - 1;
        for (int n = 0; n < size; n++) {
            int at = (int) (Hash.mix(patterns[n]) & mask);
            while (numbers[at] != 0) at = (at + 1) & mask;
            slots[at] = patterns[n];
            numbers[at] = n + 1;
        }
    }

    int size() {
        return size;
    }

    long pattern(int number) {
        return patterns[number];
    }

    long count(int number) {
        return counts[number];
    }

    long total() {
        return Arrays.stream(counts, 0, size).sum();
    }
}
