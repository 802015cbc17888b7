package city.qala.registry.link;

import java.util.List;

/**
 * Why a pair weighs what it weighs, in bits: what is believed beforehand, one term for each trait
 * that both records speak of, and what has to be taken off since they may be of one household. The
 * sum of all is the weight.
 *
 * @param prior before anything is looked at
 * @param terms in the order of the traits
 * @param household 0 or less
 */
record Explanation(double prior, List<Term> terms, double household) {

    /**
     * What one trait adds.
     *
     * @param trait its name
     * @param level that the two reach; 1 is the best
     * @param bits for the level
     * @param rarity more if the value is rarer than usual, less if it is more common
     */
    record Term(String trait, int level, double bits, double rarity) {}

    Explanation {
        terms = List.copyOf(terms);
    }

    /** The weight. */
    double total() {
        double sum = prior;
        for (Term t : terms) sum += t.bits() + t.rarity();
        return sum + household;
    }

    /** In one line: {@code prior=-14.4 given-name/1=7.9+1.2 … household=-0.1}. */
    String line() {
        var out = new StringBuilder("prior=").append(prior);
        for (Term t : terms) {
            out.append(' ').append(t.trait()).append('/').append(t.level());
            out.append('=').append(t.bits() + t.rarity());
        }
        return out.append(" household=").append(household).toString();
    }
}
