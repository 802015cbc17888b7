package city.qala.demo;

/** Chance that is always the same for the same seed and keys: the town can be replayed. */
final class Noise {
    private Noise() {}

    /** A well-mixed number for these keys. */
    static long mix(long seed, long a, long b) {
        long z = seed * 0x9E3779B97F4A7C15L + a * 0xD1B54A32D192ED03L + b * 0x8CB92BA72F3D8DD7L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A key for a text, the same on every machine. */
    static long key(String text) {
        long h = 1125899906842597L;
        for (int i = 0; i < text.length(); i++) h = 31 * h + text.charAt(i);
        return h;
    }

    /** Evenly spread, 0 ≤ u &lt; 1. */
    static double unit(long seed, long a, long b) {
        return (mix(seed, a, b) >>> 11) * 0x1.0p-53;
    }

    /** Bell-shaped, mean 0, deviation 1, never beyond ±3.5. */
    static double bell(long seed, long a, long b) {
        double sum = 0;
        for (int i = 0; i < 4; i++) sum += unit(seed + i * 7919L, a, b);
        return (sum - 2) * Math.sqrt(3);
    }

    /** A slow wander between −1 and 1 that turns about once a {@code period}. */
    static double wander(long seed, long a, long second, long period) {
        long step = Math.floorDiv(second, period);
        double t = Math.floorMod(second, period) / (double) period;
        double eased = t * t * (3 - 2 * t);
        double from = unit(seed, a, step) * 2 - 1;
        double to = unit(seed, a, step + 1) * 2 - 1;
        return from + (to - from) * eased;
    }
}
