package city.qala.registry.link;

import java.util.Arrays;

/** Which records are linked with which, and how strongly; a record's links are a chain. */
final class Links {
    private int[] first;
    private int[] to = new int[1 << 10];
    private int[] next = new int[1 << 10];
    private float[] weights = new float[1 << 10];
    private int size = 1;

    Links(int records) {
        first = new int[records];
    }

    /** Makes room for a record. */
    void room(int record) {
        if (record >= first.length) first = Arrays.copyOf(first, record + record / 4 + 16);
    }

    void add(int a, int b, float weight) {
        put(a, b, weight);
        put(b, a, weight);
    }

    private void put(int from, int other, float weight) {
        if (size == to.length) {
            to = Arrays.copyOf(to, 2 * size);
            next = Arrays.copyOf(next, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
        }
        to[size] = other;
        weights[size] = weight;
        next[size] = first[from];
        first[from] = size++;
    }

    /** The first link of a record, 0 for none. */
    int first(int record) {
        return first[record];
    }

    int next(int link) {
        return next[link];
    }

    int to(int link) {
        return to[link];
    }

    float weight(int link) {
        return weights[link];
    }
}
