package city.qala.pulse.release;

import java.security.SecureRandom;

/** Fair whole numbers from a cryptographic source. Not for several threads at once. */
final class Dice {

    /** Where bytes that nobody can foretell come from. */
    @FunctionalInterface
    interface Source {
        /** Fills an array. */
        void fill(byte[] bytes);
    }

    private final Source source;
    private final byte[] pool = new byte[1 << 13];
    private int next = pool.length;

    private Dice(Source source) {
        this.source = source;
    }

    /** The dice of the product. */
    static Dice secure() {
        return new Dice(new SecureRandom()::nextBytes);
    }

    /** Dice over another source, such as a keyed one that a test can repeat. */
    static Dice of(Source source) {
        return new Dice(source);
    }

    /** A number from 0 to {@code bound - 1}, each with the same chance. */
    long below(long bound) {
        if (bound < 1) throw new IllegalArgumentException("no number is below " + bound);
        if (bound == 1) return 0;
        int bits = 64 - Long.numberOfLeadingZeros(bound - 1);
        int bytes = (bits + 7) / 8;
        // Numbers over the bound are thrown away: taking the rest of a division would favour some.
        while (true) {
            long drawn = bytes(bytes) >>> (8 * bytes - bits);
            if (drawn < bound) return drawn;
        }
    }

    /** Sixty-four fair bits. */
    long word() {
        return bytes(8);
    }

    private long bytes(int count) {
        if (next + count > pool.length) {
            source.fill(pool);
            next = 0;
        }
        long word = 0;
        for (int i = 0; i < count; i++) {
            word = word << 8 | (pool[next] & 0xff);
            // What was drawn is gone: a dump of the process must not undo the noise.
            pool[next++] = 0;
        }
        return word;
    }
}
