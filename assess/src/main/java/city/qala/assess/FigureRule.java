package city.qala.assess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Lays the claims of all sources side by side. Pure. */
final class FigureRule {

    private FigureRule() {}

    /**
     * An indicator in a year.
     *
     * @param claims of this indicator in any years, oldest first; the newest of a source counts
     */
    static Figure of(Definition definition, int year, List<Claim> claims) {
        Map<String, Map<String, Claim>> bySource = new TreeMap<>();
        for (Claim c : claims) {
            if (c.year() != year || !c.indicator().equals(definition.slug())) continue;
            bySource.computeIfAbsent(c.part(), p -> new LinkedHashMap<>()).put(c.source(), c);
        }
        List<Figure.Part> parts = new ArrayList<>();
        bySource.forEach((part, sources) ->
                parts.add(part(definition, part, List.copyOf(sources.values()))));
        return new Figure(definition, year, parts, PartsRule.faults(definition, parts));
    }

    private static Figure.Part part(Definition definition, String name, List<Claim> claims) {
        double disparity = 0;
        for (Claim a : claims)
            for (Claim b : claims)
                disparity = Math.max(disparity, ScoringRule.disparity(a.value(), b.value()));
        double[] performances =
                definition.scale(name).stream()
                        .flatMapToDouble(s ->
                                claims.stream()
                                        .mapToDouble(c ->
                                                ScoringRule.performance(
                                                        c.value(), s.floor(), s.target())))
                        .sorted()
                        .toArray();
        boolean scored = performances.length > 0;
        return new Figure.Part(
                name,
                claims,
                disparity,
                scored ? OptionalDouble.of(performances[0]) : OptionalDouble.empty(),
                scored
                        ? OptionalDouble.of(performances[performances.length - 1])
                        : OptionalDouble.empty());
    }
}
