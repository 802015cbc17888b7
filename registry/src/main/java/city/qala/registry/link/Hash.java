package city.qala.registry.link;

/** Numbers that look random and are the same on every machine. */
final class Hash {
    private Hash() {}

    /** Stafford's thirteenth mix of 64 bits. */
    static long mix(long x) {
        long z = x + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    static long of(String text) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) h = (h ^ text.charAt(i)) * 0x100000001b3L;
        return mix(h ^ text.length());
    }
}
