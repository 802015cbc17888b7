package city.qala.registry.link;

import java.util.Arrays;

/** Pairs of records worth a look, each once. */
final class Pairs {
    private int[] firsts = new int[1 << 12];
    private int[] seconds = new int[1 << 12];
    private int size;

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
