package city.qala.registry.link;

import java.util.Arrays;
import java.util.function.IntSupplier;

/** A trait of one value a record; likeness depends on the two values only. */
final class ValueTrait implements Trait {
    private static final int REMEMBERED = 1 << 16;

    /** Likeness of two different values, neither of them missing. */
    @FunctionalInterface
    interface Likeness {
        /** The level, 2 or more; 1 if they are to count as equal. */
        int of(int a, int b);
    }

    private final String name;
    private final int levels;
    private final Values cells;
    private final IntSupplier values;
    private final int shared;
    private final Likeness likeness;
    private final long[] asked = new long[REMEMBERED];
    private final byte[] answered = new byte[REMEMBERED];
    private Rarity rarity = Rarity.of(new int[1]);

    /**
     * @param shared levels up to this one are agreement on a value that may be rare or common
     */
    ValueTrait(
            String name,
            int levels,
            int shared,
            Values cells,
            IntSupplier values,
            Likeness likeness) {
        this.name = name;
        this.levels = levels;
        this.shared = shared;
        this.cells = cells;
        this.values = values;
        this.likeness = likeness;
        Arrays.fill(asked, -1);
        count(People.apart(cells.size()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int levels() {
        return levels;
    }

    int cell(int record) {
        return cells.of(record);
    }

    Values cells() {
        return cells;
    }

    @Override
    public int level(int a, int b) {
        return ofValues(cells.of(a), cells.of(b));
    }

    /** The level of two values. */
    int ofValues(int a, int b) {
        if (a == 0 || b == 0) return 0;
        if (a == b) return 1;
        int x = Math.min(a, b);
        int y = Math.max(a, b);
        long ask = ((long) x << 32) | y;
        int at = (int) ((ask * 0x9E3779B97F4A7C15L) >>> 48);
        if (asked[at] != ask) {
            asked[at] = ask;
            answered[at] = (byte) likeness.of(x, y);
        }
        return answered[at];
    }

    @Override
    public double rarity(int a, int b, int level) {
        if (level == 0 || level > shared) return 0;
        return Math.min(rarity.bits(cells.of(a)), rarity.bits(cells.of(b)));
    }

    @Override
    public double rarest(int level) {
        return level > shared ? 0 : Math.max(0, rarity.most());
    }

    @Override
    public double chance() {
        return shared == 0 ? 0 : rarity.chance();
    }

    @Override
    public void count(People people) {
        rarity = Rarity.of(people.countOf(cells, values.getAsInt()));
    }
}
