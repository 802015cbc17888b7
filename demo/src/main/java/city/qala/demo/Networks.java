package city.qala.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where water and power flow into a district: one meter each, which counts what the district's own
 * meters count and what is lost between. One district in four or so loses far more than it should.
 */
final class Networks {
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    private Networks() {}

    /** The inflow meters of the districts of the things planned so far. */
    static List<PlannedThing> inflows(List<PlannedThing> things, long seed) {
        var made = new ArrayList<PlannedThing>();
        made.addAll(of(things, Kind.WATER, "WIN", "Water inflow", seed));
        made.addAll(of(things, Kind.POWER, "PIN", "Power inflow", seed));
        return made;
    }

    private static List<PlannedThing> of(
            List<PlannedThing> things, Kind kind, String letters, String name, long seed) {
        Map<String, List<PlannedThing>> districts =
                things.stream()
                        .filter(t -> t.kind() == kind)
                        .collect(
                                Collectors.groupingBy(
                                        PlannedThing::district, TreeMap::new, Collectors.toList()));
        var made = new ArrayList<PlannedThing>();
        for (var district : districts.entrySet()) {
            String code = String.format(Locale.ROOT, "%s-%d", letters, made.size() + 1);
            made.add(
                    new PlannedThing(
                            code,
                            name + ", " + district.getKey(),
                            kind,
                            "inflow",
                            district.getValue().getFirst().at(),
                            district.getKey(),
                            "",
                            List.of(stream(code, kind, district.getValue(), seed))));
        }
        return made;
    }

    private static PlannedStream stream(
            String code, Kind kind, List<PlannedThing> meters, long seed) {
        Property property = kind == Kind.WATER ? Property.FLOW : Property.POWER_LOAD;
        List<Signal> signals =
                meters.stream()
                        .flatMap(t -> t.streams().stream())
                        .filter(s -> s.property() == property)
                        .map(PlannedStream::signal)
                        .toList();
        double lost = lost(code, kind, seed);
        Signal sum = s -> signals.stream().mapToDouble(one -> one.at(s)).sum() / (1 - lost);
        return new PlannedStream(code, property, SensorModel.INFLOW, HALF_HOUR, 0, sum);
    }

    /** Share of what flows in that no meter counts: 8 to 20 % of water, 4 to 9 % of power. */
    private static double lost(String code, Kind kind, long seed) {
        double chance = Noise.unit(seed, Noise.key(code), 1);
        if (kind == Kind.POWER) return 0.04 + 0.05 * chance;
        boolean leak = code.endsWith("-2");
        return leak ? 0.31 : 0.08 + 0.12 * chance;
    }
}
