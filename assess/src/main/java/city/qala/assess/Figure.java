package city.qala.assess;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An indicator in one year: everything that its sources say, side by side. Sources that disagree
 * are never averaged; what follows from them is a range.
 *
 * @param definition of the indicator
 * @param year that it speaks of
 * @param parts as they were reported; none if nobody reported anything
 * @param faults of the parts together, as message keys
 */
public record Figure(Definition definition, int year, List<Part> parts, List<String> faults) {

    /** Where an indicator stands with its sources. */
    public enum State {
        MISSING,
        SINGLE,
        AGREED,
        DISPUTED
    }

    /**
     * One part of an indicator.
     *
     * @param name empty if the indicator has one value only
     * @param claims newest of each source, at least one
     * @param disparity the largest between two sources, 0..2
     * @param worst performance of the least good claim, 0..100; empty without a benchmark
     * @param best performance of the best one
     */
    public record Part(
            String name,
            List<Claim> claims,
            double disparity,
            OptionalDouble worst,
            OptionalDouble best) {
        public Part {
            claims = List.copyOf(claims);
        }

        /** Whether two sources are more than 10 % apart. */
        public boolean disputed() {
            return ScoringRule.disputed(disparity);
        }
    }

    public Figure {
        parts = List.copyOf(parts);
        faults = List.copyOf(faults);
    }

    /** Where it stands. */
    public State state() {
        if (parts.isEmpty()) return State.MISSING;
        if (parts.stream().anyMatch(Part::disputed)) return State.DISPUTED;
        return parts.stream().allMatch(p -> p.claims().size() == 1) ? State.SINGLE : State.AGREED;
    }

    /** The largest disparity of its parts. */
    public double disparity() {
        return parts.stream().mapToDouble(Part::disparity).max().orElse(0);
    }

    /**
     * Mean over the parts of the performance that the least good claims give, or the best ones.
     *
     * @param best which of both
     * @return empty if nothing was reported or a part has no benchmark
     */
    public OptionalDouble performance(boolean best) {
        List<OptionalDouble> all = parts.stream().map(p -> best ? p.best() : p.worst()).toList();
        if (all.isEmpty() || all.stream().anyMatch(OptionalDouble::isEmpty))
            return OptionalDouble.empty();
        return all.stream().mapToDouble(OptionalDouble::getAsDouble).average();
    }

    /** The part that does worst, if any has a benchmark. */
    public java.util.Optional<Part> worstPart() {
        return parts.stream()
                .filter(p -> p.worst().isPresent())
                .min(Comparator.comparingDouble(p -> p.worst().getAsDouble()));
    }
}
