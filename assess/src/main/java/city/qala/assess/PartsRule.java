package city.qala.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The mistakes that cities make when they fill in indicators, as the manual of the set lists them:
 * a numerator instead of the value, ppm instead of µg/m³, stages out of order, shares that do not
 * add up. Pure.
 */
final class PartsRule {
    static final String NOT_A_SHARE = "not-a-share";
    static final String ONLY_COMPUTED = "only-computed";
    static final String NEGATIVE = "negative";
    static final String LOOKS_LIKE_PPM = "looks-like-ppm";
    static final String STAGES_RISE = "stages-rise";
    static final String SUM_IS_OFF = "sum-is-off";

    private static final String AIR = "en-en-aq-1c";
    private static final String TREATMENT = "en-en-ws-4c";
    private static final List<String> STAGES = List.of("primary", "secondary", "tertiary");

    /** Indicators whose parts are shares of one whole, with how many parts make it whole. */
    private static final Map<String, Integer> WHOLES = Map.of("en-en-wa-1c", 6, "ec-i-t-4a", 5);

    private static final double SUM_TOLERANCE = 2;

    /** No town's yearly mean is so clean in µg/m³; many are in ppm. */
    private static final double LEAST_AIR = 0.2;

    private PartsRule() {}

    /** What is wrong with one claim, so that it is not taken in. */
    static Optional<String> fault(Definition definition, Claim claim) {
        if (claim.origin() == Claim.Origin.PLATFORM) return Optional.of(ONLY_COMPUTED);
        if (claim.value() < 0) return Optional.of(NEGATIVE);
        if (definition.isShare() && claim.value() > 100) return Optional.of(NOT_A_SHARE);
        boolean air = definition.slug().equals(AIR);
        if (air && claim.value() > 0 && claim.value() < LEAST_AIR)
            return Optional.of(LOOKS_LIKE_PPM);
        return Optional.empty();
    }

    /** What is wrong with the parts together; told beside them. */
    static List<String> faults(Definition definition, List<Figure.Part> parts) {
        List<String> faults = new ArrayList<>();
        if (sources(parts).values().stream().anyMatch(v -> rises(definition, v)))
            faults.add(STAGES_RISE);
        Integer whole = WHOLES.get(definition.slug());
        if (whole != null
                && sources(parts).values().stream().anyMatch(v -> v.size() == whole && sumIsOff(v)))
            faults.add(SUM_IS_OFF);
        return faults;
    }

    /** Each source's values by part. */
    private static Map<String, Map<String, Double>> sources(List<Figure.Part> parts) {
        Map<String, Map<String, Double>> sources = new TreeMap<>();
        for (Figure.Part part : parts)
            for (Claim c : part.claims())
                sources.computeIfAbsent(c.source(), s -> new TreeMap<>())
                        .put(part.name(), c.value());
        return sources;
    }

    private static boolean rises(Definition definition, Map<String, Double> values) {
        if (!definition.slug().equals(TREATMENT)) return false;
        double before = Double.POSITIVE_INFINITY;
        for (String stage : STAGES) {
            Double now = values.get(stage);
            if (now == null) continue;
            if (now > before) return true;
            before = now;
        }
        return false;
    }

    private static boolean sumIsOff(Map<String, Double> values) {
        double sum = values.values().stream().mapToDouble(Double::doubleValue).sum();
        return Math.abs(sum - 100) > SUM_TOLERANCE;
    }
}
