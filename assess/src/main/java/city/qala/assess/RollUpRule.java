package city.qala.assess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Rolls indicators up: the mean within a category, categories within a sub-dimension. Pure. Not
 * reported is not zero: with more than 20 % missing there is no score, and indicators without a
 * benchmark are reported but not scored. There is no total over dimensions.
 */
final class RollUpRule {
    private static final double MOST_MISSING = 0.20;

    private RollUpRule() {}

    /** Each sub-dimension, in the order of the set. */
    static List<RollUp> bySubDimension(List<Figure> figures) {
        List<RollUp> rolls = new ArrayList<>();
        group(figures, f -> f.definition().place().subDimension())
                .forEach((name, group) -> rolls.add(roll(name, group)));
        return rolls;
    }

    private static RollUp roll(String name, List<Figure> group) {
        List<Definition> missing =
                group.stream()
                        .filter(f -> f.state() == Figure.State.MISSING)
                        .map(Figure::definition)
                        .toList();
        boolean told = missing.size() <= MOST_MISSING * group.size();
        return new RollUp(
                name,
                group.size(),
                missing,
                told ? mean(group, false) : OptionalDouble.empty(),
                told ? mean(group, true) : OptionalDouble.empty());
    }

    private static OptionalDouble mean(List<Figure> group, boolean best) {
        return group(group, f -> f.definition().place().category()).values().stream()
                .map(category ->
                        category.stream()
                                .map(f -> f.performance(best))
                                .flatMapToDouble(OptionalDouble::stream)
                                .average())
                .flatMapToDouble(OptionalDouble::stream)
                .average();
    }

    private static Map<String, List<Figure>> group(
            List<Figure> figures, Function<Figure, String> by) {
        Map<String, List<Figure>> groups = new LinkedHashMap<>();
        for (Figure f : figures) groups.computeIfAbsent(by.apply(f), n -> new ArrayList<>()).add(f);
        return groups;
    }
}
