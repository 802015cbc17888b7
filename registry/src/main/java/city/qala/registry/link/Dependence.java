package city.qala.registry.link;

import java.util.List;

/**
 * Which trait follows from which: a postcode from an address, a place from a postcode, the sex from
 * a given name. A trait that follows is weighed given the level that its source reached, so that
 * one agreement is not counted twice.
 */
final class Dependence {
    private static final List<String> HOME = List.of("address", "street", "postcode", "place");

    private Dependence() {}

    /** For each trait the number of the one that it follows from, or -1. */
    static int[] sources(List<Trait> traits) {
        int[] sources = new int[traits.size()];
        for (int t = 0; t < sources.length; t++) sources[t] = source(traits, t);
        return sources;
    }

    private static int source(List<Trait> traits, int trait) {
        String name = traits.get(trait).name();
        if ("sex".equals(name)) return first(traits, "given-name");
        int rank = HOME.indexOf(name);
        if (rank < 0) return -1;
        // The nearest finer trait; of two places the one with fewer chance agreements is finer.
        if ("place".equals(name)) {
            int finer = finerPlace(traits, trait);
            if (finer >= 0) return finer;
        }
        for (int r = rank - 1; r >= 0; r--) {
            int at = first(traits, HOME.get(r));
            if (at >= 0) return at;
        }
        return -1;
    }

    private static int finerPlace(List<Trait> traits, int trait) {
        int best = -1;
        for (int t = 0; t < traits.size(); t++) {
            boolean place = t != trait && "place".equals(traits.get(t).name());
            double chance = traits.get(t).chance();
            double own = traits.get(trait).chance();
            boolean finer = chance < own || (chance == own && t < trait);
            if (place && finer && (best < 0 || chance > traits.get(best).chance())) best = t;
        }
        return best;
    }

    private static int first(List<Trait> traits, String name) {
        for (int t = 0; t < traits.size(); t++) if (traits.get(t).name().equals(name)) return t;
        return -1;
    }
}
