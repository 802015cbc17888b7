package city.qala.planning.reach;

import city.qala.kernel.Problem;
import city.qala.platform.files.CsvFile;
import city.qala.platform.osm.OsmFeature;
import city.qala.platform.osm.OsmKind;
import city.qala.platform.osm.OsmReader;
import city.qala.platform.osm.OsmShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/**
 * Says which share of the buildings of each area has a target near by, as the crow flies.
 *
 * <p>A building stands where the mean of the corners of its outer ring is; so does a target that is
 * an area or a line. Targets beyond an area's border count for it. An area in which no target is
 * mapped may be badly served or badly mapped: {@code no_data} marks it.
 */
public final class AccessCommand {
    private static final Set<String> AREAS = Set.of("multipolygon", "boundary");
    private static final OsmTag BUILDING = new OsmTag("building", "*");

    private final List<Target> targets;
    private final @Nullable OsmTag by;
    private final List<Coordinate> buildings = new ArrayList<>();
    private final List<List<Coordinate>> found = new ArrayList<>();
    private final List<Area> areas = new ArrayList<>();

    /** People of towns and villages by name, for areas that do not say themselves. */
    private final Map<String, String> settled = new HashMap<>();

    private AccessCommand(List<Target> targets, @Nullable OsmTag by) {
        this.targets = targets;
        this.by = by;
        for (int t = 0; t < targets.size(); t++) found.add(new ArrayList<>());
    }

    /**
     * What is to be near.
     *
     * @param tag marks it on the map
     * @param radii metres
     */
    public record Target(OsmTag tag, List<Double> radii) {
        public Target {
            radii = List.copyOf(radii);
            if (radii.isEmpty()) throw Problem.invalid("radius", "none", "must be at least one");
            for (double r : radii)
                if (!(r > 0)) throw Problem.invalid("radius", r, "must be above 0 m");
        }
    }

    /**
     * What was done.
     *
     * @param areas with a row
     * @param buildings in them
     * @param outside buildings in none of them
     * @param targets mapped, by tag
     * @param seconds that it took
     * @param warnings what the figures do not say
     */
    public record Summary(
            int areas,
            int buildings,
            int outside,
            Map<String, Integer> targets,
            double seconds,
            List<String> warnings) {
        public Summary {
            targets = Map.copyOf(targets);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Measures a map.
     *
     * @param osm an extract, {@code .osm.pbf}
     * @param targets what is to be near
     * @param by marks the areas; without it there is the row ALL only
     * @param out gets a row for each area in the order of names, then {@code ALL}
     */
    public static Summary run(Path osm, List<Target> targets, @Nullable OsmTag by, Path out) {
        long began = System.nanoTime();
        var town = new AccessCommand(targets, by);
        int outside = town.look(osm);
        CsvFile.write(out, town::write);
        var counts = new java.util.TreeMap<String, Integer>();
        var warnings = new ArrayList<String>();
        for (int t = 0; t < targets.size(); t++) {
            String word = targets.get(t).tag().word();
            counts.put(word, town.found.get(t).size());
            for (Area area : town.areas)
                if (area.inside[t] == 0)
                    warnings.add(area.name + ": no " + word + " is mapped inside; no data");
        }
        return new Summary(
                town.areas.size(),
                town.buildings.size() - outside,
                outside,
                counts,
                (System.nanoTime() - began) / 1e9,
                warnings);
    }

    /** The same as values: the areas in the order of names, then all of them together. */
    static List<Survey.District> districts(Path osm, List<Target> targets, OsmTag by) {
        var town = new AccessCommand(targets, by);
        town.look(osm);
        return town.areas.stream().map(town::district).toList();
    }

    private Survey.District district(Area area) {
        var near = new ArrayList<Survey.Near>();
        for (int t = 0; t < targets.size(); t++) {
            Metres metres = area.distances.get(t);
            for (double r : targets.get(t).radii()) {
                double share = metres.size() == 0 ? 0 : metres.within(r);
                String word = targets.get(t).tag().word();
                near.add(new Survey.Near(word, r, share, area.inside[t]));
            }
        }
        return new Survey.District(area.name, area.distances.getFirst().size(), near);
    }

    /** Reads the map; how many buildings stand in no area. */
    private int look(Path osm) {
        new OsmReader(osm).read(this::shape, null, this::take);
        if (buildings.isEmpty()) throw Problem.invalid("osm", osm, "must hold buildings");
        areas.sort(Comparator.comparing(area -> area.name));
        return place();
    }

    private OsmShape shape(OsmKind kind, Map<String, String> tags) {
        boolean target = targets.stream().anyMatch(t -> t.tag().isIn(tags));
        if (kind == OsmKind.NODE)
            return target || tags.containsKey("place") ? OsmShape.POINT : OsmShape.NONE;
        // Other relations (a street, a site) only list what belongs together.
        if (kind == OsmKind.RELATION && !AREAS.contains(tags.getOrDefault("type", "")))
            return OsmShape.NONE;
        if (isArea(tags)) return OsmShape.AREA;
        return target || BUILDING.isIn(tags) ? OsmShape.AREA : OsmShape.NONE;
    }

    private void take(OsmFeature feature) {
        Map<String, String> tags = feature.tags();
        Coordinate at = middle(feature.geometry());
        for (int t = 0; t < targets.size(); t++)
            if (targets.get(t).tag().isIn(tags)) found.get(t).add(at);
        if (feature.kind() == OsmKind.NODE) {
            if (tags.containsKey("place") && tags.containsKey("population"))
                settled.putIfAbsent(feature.name(), tags.get("population"));
        } else if (isArea(tags)) areas.add(new Area(feature, targets));
        else if (BUILDING.isIn(tags)) buildings.add(at);
    }

    private boolean isArea(Map<String, String> tags) {
        return by != null
                && by.isIn(tags)
                && tags.containsKey("boundary")
                && tags.containsKey("name");
    }

    /** The mean of the corners of the first outer ring. */
    private static Coordinate middle(Geometry shape) {
        Geometry first = shape.getGeometryN(0);
        Coordinate[] ring =
                first instanceof Polygon area
                        ? area.getExteriorRing().getCoordinates()
                        : first.getCoordinates();
        int n = first instanceof Polygon ? ring.length - 1 : ring.length;
        double x = 0;
        double y = 0;
        for (int i = 0; i < n; i++) {
            x += ring[i].x;
            y += ring[i].y;
        }
        return new Coordinate(x / n, y / n);
    }

    /** Puts every building into its area; how many have none. */
    private int place() {
        var plane = new Plane(buildings.stream().mapToDouble(c -> c.y).average().orElseThrow());
        List<Points> near = new ArrayList<>();
        for (List<Coordinate> places : found) {
            var points = new Points();
            for (Coordinate c : places) points.add(plane.x(c.x), plane.y(c.y));
            near.add(points);
        }
        for (int t = 0; t < found.size(); t++)
            for (Coordinate c : found.get(t))
                for (Area area : areas) if (area.holds(c)) area.inside[t]++;
        var all = new Area("ALL", targets);
        int outside = 0;
        for (Coordinate c : buildings) {
            Area home = areas.stream().filter(a -> a.holds(c)).findFirst().orElse(null);
            if (home == null && by != null) outside++;
            if (home == null && by != null) continue;
            for (int t = 0; t < near.size(); t++) {
                double metres = near.get(t).distance(plane.x(c.x), plane.y(c.y));
                if (home != null) home.distances.get(t).add(metres);
                all.distances.get(t).add(metres);
            }
        }
        for (int t = 0; t < found.size(); t++) all.inside[t] = found.get(t).size();
        areas.add(all);
        return outside;
    }

    private void write(Appendable out) {
        try {
            out.append("municipality,population_osm_tag,buildings");
            for (int t = 0; t < targets.size(); t++) {
                String word = targets.get(t).tag().word();
                for (double r : targets.get(t).radii())
                    out.append(",pct_within_" + number(r) + "m_of_" + word);
                if (t == 0) out.append(",median_m_to_" + word);
            }
            out.append(",no_data\n");
            for (Area area : areas) write(area, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Area area, Appendable out) throws IOException {
        String people =
                area.population.isEmpty() ? settled.getOrDefault(area.name, "") : area.population;
        out.append(quoted(area.name) + "," + people);
        out.append("," + area.distances.getFirst().size());
        var missing = new ArrayList<String>();
        for (int t = 0; t < targets.size(); t++) {
            Metres metres = area.distances.get(t);
            boolean known = !found.get(t).isEmpty() && metres.size() > 0;
            for (double r : targets.get(t).radii())
                out.append("," + (known ? rounded(100 * metres.within(r), 2) : ""));
            if (t == 0) out.append("," + (known ? rounded(metres.median(), 1) : ""));
            if (area.inside[t] == 0) missing.add(targets.get(t).tag().word());
        }
        out.append("," + String.join(" ", missing) + "\n");
    }

    private static String rounded(double x, int digits) {
        double scale = Math.pow(10, digits);
        return Double.toString(Math.rint(x * scale) / scale);
    }

    private static String number(double x) {
        return x == Math.rint(x) ? Long.toString((long) x) : String.format(Locale.ROOT, "%s", x);
    }

    private static String quoted(String name) {
        return name.matches(".*[,\"\n].*") ? '"' + name.replace("\"", "\"\"") + '"' : name;
    }

    /** An area, what is mapped in it, and how far its buildings have to go. */
    private static final class Area {
        private final String name;
        private final String population;
        private final @Nullable IndexedPointInAreaLocator border;
        private final Envelope box;
        private final int[] inside;
        private final List<Metres> distances = new ArrayList<>();

        Area(OsmFeature border, List<Target> targets) {
            this(
                    border.name(),
                    border.tags().getOrDefault("population", ""),
                    border.geometry(),
                    targets);
        }

        Area(String name, List<Target> targets) {
            this(name, "", null, targets);
        }

        private Area(
                String name, String population, @Nullable Geometry shape, List<Target> targets) {
            this.name = name;
            this.population = population;
            this.border = shape == null ? null : new IndexedPointInAreaLocator(shape);
            this.box = shape == null ? new Envelope() : shape.getEnvelopeInternal();
            this.inside = new int[targets.size()];
            for (int t = 0; t < targets.size(); t++) distances.add(new Metres());
        }

        boolean holds(Coordinate at) {
            return border != null && box.contains(at) && border.locate(at) != Location.EXTERIOR;
        }
    }
}
