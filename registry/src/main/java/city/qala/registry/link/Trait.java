package city.qala.registry.link;

/** One thing that two records are compared by. */
interface Trait {

    /** What it is called in explanations; the word of its meaning. */
    String name();

    /** How many levels of likeness it has; 1 is the best, the last one is "different". */
    int levels();

    /** The level that two records reach, 0 if one of them says nothing. */
    int level(int a, int b);

    /**
     * How much rarer than the usual the value is that the two agree on, in bits.
     *
     * @return 0 if agreement on this level is not agreement on a value
     */
    double rarity(int a, int b, int level);

    /** The most that rarity can add on a level. */
    double rarest(int level);

    /** How many people have the value that the two agree on; 0 if they agree on none. */
    default long people(int a, int b, int level) {
        double bits = rarity(a, b, level);
        double once = rarest(level);
        return bits == 0 || once <= 0 ? 0 : Math.round(Math.pow(2, once - bits));
    }

    /** The share that two people drawn by chance agree on the best level; 0 if it has no shares. */
    double chance();

    /** Counts how common the values are among people. */
    void count(People people);
}
