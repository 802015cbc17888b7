package city.qala.services.school;

/**
 * The SplitMix64 generator, so that anybody in any language can draw the same lottery. Its numbers
 * are those of {@code java.util.SplittableRandom}. After Steele, Lea and Flood (2014).
 */
final class SplitMix {

    /** What is added to the state at each step. */
    static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    SplitMix(long seed) {
        this.state = seed;
    }

    long next() {
        state += GAMMA;
        return mix(state);
    }

    /** The finaliser. */
    static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
