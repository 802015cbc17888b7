package city.qala.registry.link;

/** The weight of any two records. */
final class Scorer {
    /** Weight of two records that cannot be one person's. */
    static final double NEVER = -1000;

    private final Comparison comparison;
    private final Model model;
    private final Records records;
    private final Traits traits;
    private final Apart apart;

    Scorer(Comparison comparison, Model model, Records records, Traits traits, Apart apart) {
        this.comparison = comparison;
        this.model = model;
        this.records = records;
        this.traits = traits;
        this.apart = apart;
    }

    /** Weight in bits; more than 0 is more likely one person than not. */
    double weight(int a, int b) {
        if (isVetoed(a, b)) return NEVER;
        return model.weight(comparison.pattern(a, b), a, b);
    }

    /** Why the two weigh what they weigh, vetoes left aside. */
    Explanation explain(int a, int b) {
        return model.explain(comparison.pattern(a, b), a, b);
    }

    /** How many people have the value that two records agree on; 0 if they agree on none. */
    long people(String trait, int a, int b, int level) {
        for (Trait t : comparison.traits())
            if (t.name().equals(trait)) return t.people(a, b, level);
        return 0;
    }

    boolean isVetoed(int a, int b) {
        if (apart.has(a, b)) return true;
        if (records.isLink() && records.file(a) == records.file(b)) return true;
        int iin = traits.iin(a);
        if (iin == 0) return false;
        int other = traits.iin(b);
        return other != 0 && other != iin;
    }
}
