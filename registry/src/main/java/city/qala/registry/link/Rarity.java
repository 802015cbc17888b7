package city.qala.registry.link;

/** How common the values of a trait are among people, kept as bits of rarity. */
final class Rarity {
    private final float[] bits;
    private final double chance;
    private final float once;

    private Rarity(float[] bits, double chance, float once) {
        this.once = once;
        this.bits = bits;
        this.chance = chance;
    }

    /**
     * From how many people have each value.
     *
     * @param counts by value; 0 is nothing
     */
    static Rarity of(int[] counts) {
        double all = 0;
        for (int v = 1; v < counts.length; v++) all += counts[v];
        double chance = 0;
        for (int v = 1; v < counts.length && all > 0; v++)
            chance += counts[v] / all * (counts[v] / all);
        float[] bits = new float[counts.length];
        for (int v = 1; v < bits.length && all > 0; v++)
            bits[v] = counts[v] == 0 ? 0 : (float) Model.log2(chance * all / counts[v]);
        float once = all > 0 && chance > 0 ? (float) Model.log2(chance * all) : 0;
        return new Rarity(bits, chance, once);
    }

    /** What a value of a single person adds; no value adds more. */
    double most() {
        return once;
    }

    /** The share that two people drawn by chance agree. */
    double chance() {
        return chance;
    }

    /**
     * How much rarer than a usual agreement the value is; less than 0 if it is more common. A value
     * that was not there when people were counted is one person's.
     */
    double bits(int value) {
        return value < bits.length ? bits[value] : once;
    }
}
