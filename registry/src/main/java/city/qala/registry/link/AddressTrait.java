package city.qala.registry.link;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Street, house and flat, which follow from one another, as one trait. */
final class AddressTrait implements Trait {
    private static final int LEVELS = 7;
    private final ValueTrait street;
    private final ValueTrait house;
    private final @Nullable ValueTrait flat;
    private final Values joint;
    private final Map<Long, Integer> numbers = new HashMap<>();
    private Rarity rarity = Rarity.of(new int[1]);

    AddressTrait(ValueTrait street, ValueTrait house, @Nullable ValueTrait flat) {
        this.street = street;
        this.house = house;
        this.flat = flat;
        int n = street.cells().size();
        joint = new Values(new int[n]);
        for (int r = 0; r < n; r++) joint.set(r, number(r));
        count(People.apart(n));
    }

    private int number(int record) {
        if (street.cell(record) == 0 || house.cell(record) == 0) return 0;
        long key = ((long) street.cell(record) << 32) | house.cell(record);
        return numbers.computeIfAbsent(key, k -> numbers.size() + 1);
    }

    /** Takes in the next record, whose street and house are there. */
    void add() {
        joint.add(number(joint.size()));
    }

    @Override
    public String name() {
        return "address";
    }

    @Override
    public int levels() {
        return LEVELS;
    }

    /** 1 all equal, 2 the flat differs or the street is misspelt, 3 to 6 parts of it, 7 nothing. */
    @Override
    public int level(int a, int b) {
        int s = street.level(a, b);
        if (s == 0) return 0;
        int h = house.level(a, b);
        if (s == 1 && h == 1) return flat != null && flat.level(a, b) > 1 ? 3 : 1;
        if (s <= 3 && h == 1) return flat != null && flat.level(a, b) > 1 ? 3 : 2;
        if (s == 1) return 4;
        if (s <= 3) return 5;
        return h == 1 ? 6 : LEVELS;
    }

    @Override
    public double rarity(int a, int b, int level) {
        return level == 1 ? rarity.bits(joint.of(a)) : 0;
    }

    @Override
    public double rarest(int level) {
        return level == 1 ? Math.max(0, rarity.most()) : 0;
    }

    @Override
    public double chance() {
        return rarity.chance();
    }

    @Override
    public void count(People people) {
        street.count(people);
        rarity = Rarity.of(people.countOf(joint, joints()));
    }

    Values joint() {
        return joint;
    }

    int joints() {
        return numbers.size() + 1;
    }
}
