package city.qala.pulse.release;

/**
 * An order of a person's cells that nobody can foretell or choose: SipHash-2-4 (J.-P. Aumasson and
 * D. J. Bernstein, 2012) of person and cell under a key that lives as long as one build.
 *
 * <p>The first few in this order are a uniform sample, whatever the order or number of the rows.
 */
final class KeyedOrder {

    private final long key0;
    private final long key1;

    KeyedOrder(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    static KeyedOrder drawn(Dice dice) {
        return new KeyedOrder(dice.word(), dice.word());
    }

    /** The place of a cell in the order of a person. */
    long rank(long personHigh, long personLow, long cell) {
        var state = new State();
        state.take(personHigh);
        state.take(personLow);
        state.take(cell);
        return state.end(24);
    }

    private final class State {
        private long v0 = key0 ^ 0x736f6d6570736575L;
        private long v1 = key1 ^ 0x646f72616e646f6dL;
        private long v2 = key0 ^ 0x6c7967656e657261L;
        private long v3 = key1 ^ 0x7465646279746573L;

        void take(long word) {
            v3 ^= word;
            round();
            round();
            v0 ^= word;
        }

        long end(long bytes) {
            take(bytes << 56);
            v2 ^= 0xff;
            for (int i = 0; i < 4; i++) round();
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void round() {
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
        }
    }
}
