package city.qala.planning.camera;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** What a plan does not see, way by way. */
final class Gaps {
    private final TreeMap<Integer, Double> ways = new TreeMap<>();
    private final RoadSamples roads;
    private final CameraPlanner planner;
    private double metres;
    private double twice;

    Gaps(RoadSamples roads, CameraPlanner planner) {
        this.roads = roads;
        this.planner = planner;
        for (int i = 0; i < roads.size(); i++) {
            if (planner.seenBy(i) > 1) twice += roads.length(i);
            if (planner.seenBy(i) > 0) continue;
            metres += roads.length(i);
            ways.merge(roads.way(i), (double) roads.length(i), Double::sum);
        }
    }

    /**
     * What of one way is not seen.
     *
     * @param way its name or number
     * @param metres not seen
     * @param points middles of the parts not seen
     */
    record Gap(String way, double metres, List<List<Double>> points) {}

    /** Metres not seen. */
    double metres() {
        return metres;
    }

    /** Metres that two or more cameras see. */
    double twice() {
        return twice;
    }

    /** Ways with a part that is not seen. */
    List<Integer> ways() {
        return List.copyOf(ways.keySet());
    }

    /** The ways of which most is not seen. */
    List<Gap> longest(int count) {
        List<Integer> first =
                ways.entrySet().stream()
                        .sorted(
                                Comparator.comparingDouble(
                                                (java.util.Map.Entry<Integer, Double> e) ->
                                                        -e.getValue())
                                        .thenComparing(java.util.Map.Entry::getKey))
                        .limit(count)
                        .map(e -> e.getKey())
                        .toList();
        var points = new TreeMap<Integer, List<List<Double>>>();
        for (int way : first) points.put(way, new ArrayList<>());
        for (int i = 0; i < roads.size(); i++) {
            List<List<Double>> of = planner.seenBy(i) > 0 ? null : points.get(roads.way(i));
            if (of != null) of.add(List.of(roads.x(i), roads.y(i)));
        }
        var gaps = new ArrayList<Gap>();
        for (int way : first) {
            List<List<Double>> at = points.getOrDefault(way, List.of());
            gaps.add(new Gap(roads.name(way), ways.getOrDefault(way, 0.0), at));
        }
        return gaps;
    }
}
