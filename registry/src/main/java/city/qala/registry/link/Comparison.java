package city.qala.registry.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How two records are compared: for each trait the level that they reach, four bits a trait.
 *
 * <p>Given and family name are compared as written first, then crossed; a crossing that fits counts
 * as agreement of both, and the trait "order" tells that it was crossed.
 */
final class Comparison {
    static final int BITS = 4;
    static final int AS_WRITTEN = 1;
    static final int CROSSED = 2;
    static final int FAMILY_LEVELS = Names.LEVELS + 1;
    static final int BY_FATHER = Names.LEVELS;

    /** Whether a family name is made of the father's name that a patronymic is made of. */
    @FunctionalInterface
    interface FatherRule {
        boolean test(int family, int patronymic);
    }

    private final List<Trait> traits;
    private final @Nullable ValueTrait[] values;
    private int[] rows = {};
    private int gathered;
    private final @Nullable ValueTrait given;
    private final @Nullable ValueTrait family;
    private final int givenAt;
    private final int familyAt;
    private final int orderAt;
    private final @Nullable ValueTrait patronymic;
    private final FatherRule ofFather;

    /** The traits, among them perhaps two named given-name and family-name and one named order. */
    Comparison(List<Trait> traits, FatherRule ofFather) {
        this.ofFather = ofFather;
        this.traits = List.copyOf(traits);
        if (traits.size() > Long.SIZE / BITS)
            throw city.qala.kernel.Problem.invalid(
                    "fields", traits.size(), "may compare 16 things at most");
        values = new ValueTrait[traits.size()];
        for (int t = 0; t < values.length; t++)
            values[t] = traits.get(t) instanceof ValueTrait v ? v : null;
        givenAt = at("given-name");
        familyAt = at("family-name");
        orderAt = at("order");
        given = givenAt < 0 ? null : (ValueTrait) traits.get(givenAt);
        family = familyAt < 0 ? null : (ValueTrait) traits.get(familyAt);
        patronymic = at("patronymic") < 0 ? null : (ValueTrait) traits.get(at("patronymic"));
    }

    /** Puts what each record says side by side, so that a comparison finds it in one place. */
    void gather(int records) {
        rows = new int[Math.multiplyExact(records, values.length)];
        for (int t = 0; t < values.length; t++) {
            ValueTrait v = values[t];
            if (v != null)
                for (int r = 0; r < records; r++) rows[r * values.length + t] = v.cell(r);
        }
        gathered = records;
    }

    private int at(String name) {
        for (int t = 0; t < traits.size(); t++) if (traits.get(t).name().equals(name)) return t;
        return -1;
    }

    List<Trait> traits() {
        return traits;
    }

    /** The levels of all traits, packed; level of trait t in bits 4t to 4t+3. */
    long pattern(int a, int b) {
        long pattern = 0;
        boolean near = Math.max(a, b) < gathered;
        int x = near ? a * values.length : 0;
        int y = near ? b * values.length : 0;
        for (int t = 0; t < values.length; t++) {
            ValueTrait v = values[t];
            int level =
                    near && v != null
                            ? v.ofValues(rows[x + t], rows[y + t])
                            : traits.get(t).level(a, b);
            pattern |= (long) level << (BITS * t);
        }
        if (orderAt >= 0) pattern = crossed(a, b, pattern);
        return familyAt < 0 || level(pattern, familyAt) != FAMILY_LEVELS
                ? pattern
                : byFather(a, b, pattern);
    }

    /** The law lets the father's name stand in place of a family name. */
    private long byFather(int a, int b, long pattern) {
        if (family == null || patronymic == null) return pattern;
        boolean fits =
                ofFather.test(family.cell(a), patronymic.cell(b))
                        || ofFather.test(family.cell(b), patronymic.cell(a));
        if (!fits) return pattern;
        return (pattern & ~(15L << (BITS * familyAt))) | ((long) BY_FATHER << (BITS * familyAt));
    }

    static int level(long pattern, int trait) {
        return (int) (pattern >>> (BITS * trait)) & 15;
    }

    private long crossed(int a, int b, long pattern) {
        if (given == null || family == null) return pattern;
        int g = level(pattern, givenAt);
        int f = level(pattern, familyAt);
        boolean gFits = g != 0 && g <= Names.CLOSE;
        boolean fFits = f != 0 && f <= Names.CLOSE;
        if (gFits && fFits) return pattern | ((long) AS_WRITTEN << (BITS * orderAt));
        if (gFits || fFits) return pattern;
        int x = given.ofValues(given.cell(a), family.cell(b));
        int y = given.ofValues(family.cell(a), given.cell(b));
        boolean fits = (x != 0 || y != 0) && x <= Names.CLOSE && y <= Names.CLOSE;
        boolean initial = Math.min(x, y) == 1 && Math.max(x, y) == Names.INITIAL;
        if (!fits && !initial) return pattern;
        long clear = pattern & ~(15L << (BITS * givenAt)) & ~(15L << (BITS * familyAt));
        return clear
                | ((long) x << (BITS * givenAt))
                | ((long) y << (BITS * familyAt))
                | ((long) CROSSED << (BITS * orderAt));
    }
}
