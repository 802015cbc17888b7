package city.qala.planning.equity;

import java.util.List;

/**
 * Theil T taken apart: what lies between the groups and what lies within them. The two add up to
 * the total exactly.
 *
 * @param total Theil T of everybody
 * @param between what would be left if everybody had the mean of their group
 * @param within the groups' own, weighted by their part of what is shared
 * @param parts of each group, in the order given: its part of {@code within}
 */
public record TheilSplit(double total, double between, double within, List<Double> parts) {
    public TheilSplit {
        parts = List.copyOf(parts);
    }
}
