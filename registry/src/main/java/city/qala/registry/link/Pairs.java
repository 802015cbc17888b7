package city.qala.registry.link;

import java.util.Arrays;

/** Pairs of records worth a look, each once. */
final class Pairs {
    private int[] firsts;
    private int[] seconds;
    private int size;

    /** Room for about as many pairs. */
    Pairs(int about) {
        firsts = new int[Math.max(16, about)];
        seconds = new int[firsts.length];
    }

    void add(int a, int b) {
        if (size == firsts.length) {
            int more = (int) Math.min(Integer.MAX_VALUE - 8L, size * 3L / 2);
            firsts = Arrays.copyOf(firsts, more);
            seconds = Arrays.copyOf(seconds, more);
        }
        firsts[size] = Math.min(a, b);
        seconds[size++] = Math.max(a, b);
    }

    int size() {
        return size;
    }

    int first(int pair) {
        return firsts[pair];
    }

    int second(int pair) {
        return seconds[pair];
    }
}
