package city.qala.planning.reach;

import city.qala.kernel.Problem;
import city.qala.platform.files.JsonFile;
import city.qala.platform.osm.OsmFeature;
import city.qala.platform.osm.OsmKind;
import city.qala.platform.osm.OsmReader;
import city.qala.platform.osm.OsmShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Says how much of the walkable length of a town lies near a lamp, and how it is tagged.
 *
 * <p>Ways that the edge of the extract cuts are left out, since the lamps beside them are beyond it
 * too; so are squares, which have no length.
 */
public final class LightingCommand {
    private static final OsmTag LAMP = new OsmTag("highway", "street_lamp");
    private static final String UNTAGGED = "untagged";

    /** Parts that a way is cut into are no longer than this. */
    private static final double PART_METRES = 5;

    private final List<Coordinate> lamps = new ArrayList<>();
    private final List<OsmFeature> ways = new ArrayList<>();

    private LightingCommand() {}

    /**
     * What was done.
     *
     * @param lamps that the map holds
     * @param ways that can be walked
     * @param walkableKm their length
     * @param seconds that it took
     * @param warnings what the figures do not say
     */
    public record Summary(
            int lamps, int ways, double walkableKm, double seconds, List<String> warnings) {
        public Summary {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Measures a map.
     *
     * @param osm an extract, {@code .osm.pbf}
     * @param radii metres
     * @param out gets {@code walkable_km}, {@code pct_within_lamp} by radius (null where no lamp is
     *     mapped: no data is not darkness), {@code lit_tag_km} by tag
     */
    public static Summary run(Path osm, List<Double> radii, Path out) {
        if (radii.isEmpty()) throw Problem.invalid("radius", "none", "must be at least one");
        long began = System.nanoTime();
        var town = new LightingCommand();
        var box = new Envelope();
        new OsmReader(osm).whole().read(LightingCommand::shape, null, town::take);
        for (OsmFeature way : town.ways) box.expandToInclude(way.geometry().getEnvelopeInternal());
        if (town.ways.isEmpty())
            throw Problem.invalid("osm", osm, "must hold ways that can be walked");
        var plane = new Plane((box.getMinY() + box.getMaxY()) / 2);
        var found = new Lighting(plane, town.lamps, radii);
        for (OsmFeature way : town.ways)
            found.add(way.geometry(), way.tags().getOrDefault("lit", UNTAGGED));
        JsonFile.write(out, found.named(town.lamps.size()));
        List<String> warnings =
                town.lamps.isEmpty() ? List.of("no lamp is mapped: shares are unknown") : List.of();
        return new Summary(
                town.lamps.size(),
                town.ways.size(),
                rounded(found.metres / 1000, 3),
                (System.nanoTime() - began) / 1e9,
                warnings);
    }

    private static OsmShape shape(OsmKind kind, Map<String, String> tags) {
        if (kind == OsmKind.NODE && LAMP.isIn(tags)) return OsmShape.POINT;
        return kind == OsmKind.WAY && Walkable.is(tags) ? OsmShape.LINE : OsmShape.NONE;
    }

    private void take(OsmFeature feature) {
        if (feature.kind() == OsmKind.NODE) lamps.add(feature.geometry().getCoordinate());
        else ways.add(feature);
    }

    private static double rounded(double x, int digits) {
        double scale = Math.pow(10, digits);
        return Math.rint(x * scale) / scale;
    }

    /** Lengths, counted part by part. */
    private static final class Lighting {
        private final Plane plane;
        private final Points lamps = new Points();
        private final double[] radii;
        private final double[] near;
        private final Map<String, Double> tagged = new TreeMap<>();
        private double metres;

        Lighting(Plane plane, List<Coordinate> places, List<Double> radii) {
            this.plane = plane;
            this.radii = radii.stream().mapToDouble(r -> r).toArray();
            this.near = new double[radii.size()];
            for (Coordinate c : places) lamps.add(plane.x(c.x), plane.y(c.y));
        }

        void add(Geometry way, String lit) {
            Coordinate[] line = way.getCoordinates();
            double before = metres;
            for (int i = 1; i < line.length; i++) add(line[i - 1], line[i]);
            tagged.merge(lit, metres - before, Double::sum);
        }

        private void add(Coordinate from, Coordinate to) {
            double x = plane.x(from.x);
            double y = plane.y(from.y);
            double dx = plane.x(to.x) - x;
            double dy = plane.y(to.y) - y;
            double length = Math.hypot(dx, dy);
            int parts = Math.max(1, (int) Math.ceil(length / PART_METRES));
            for (int k = 0; k < parts; k++) {
                double at = (k + 0.5) / parts;
                double distance = lamps.distance(x + at * dx, y + at * dy);
                for (int r = 0; r < radii.length; r++)
                    if (distance <= radii[r]) near[r] += length / parts;
            }
            metres += length;
        }

        Map<String, Object> named(int mapped) {
            var all = new LinkedHashMap<String, Object>();
            all.put("walkable_km", rounded(metres / 1000, 3));
            var shares = new LinkedHashMap<String, Object>();
            for (int r = 0; r < radii.length; r++) {
                String word =
                        radii[r] == Math.rint(radii[r]) ? "" + (long) radii[r] : "" + radii[r];
                shares.put(word + "m", mapped == 0 ? null : rounded(100 * near[r] / metres, 2));
            }
            all.put("pct_within_lamp", shares);
            var tags = new LinkedHashMap<String, Object>();
            tagged.forEach((tag, length) -> tags.put(tag, rounded(length / 1000, 3)));
            all.put("lit_tag_km", tags);
            all.put("lamps", mapped);
            return all;
        }
    }
}
