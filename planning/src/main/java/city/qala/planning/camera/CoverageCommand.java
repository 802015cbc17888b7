package city.qala.planning.camera;

import city.qala.kernel.Problem;
import city.qala.platform.files.JsonFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Says what cameras see, case by case: {@code cases[]} with {@code name}, {@code camera} (or
 * several {@code cameras}) of {@code x, y, bearing, fov, range, near} or {@code pixels} and {@code
 * level}, {@code obstacles} as rings of corners, and {@code road} as a line. Metres and degrees,
 * bearing 0 to the east, counter-clockwise.
 */
public final class CoverageCommand {

    private CoverageCommand() {}

    /**
     * What was done.
     *
     * @param cases answered, or cameras counted
     * @param bad cases or rows that could not be read
     * @param seconds that it took
     * @param warnings which, and why
     */
    public record Summary(int cases, int bad, double seconds, List<String> warnings) {
        public Summary {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Answers every case.
     *
     * @param out gets {@code {name: {area, roadLength, ppm: {level: range}}}}, of each what the
     *     case allows; together several cameras count once what they see twice
     */
    public static Summary run(Path in, Path out) {
        long began = System.nanoTime();
        var results = new LinkedHashMap<String, Object>();
        var warnings = new ArrayList<String>();
        int at = 0;
        for (JsonNode one : JsonFile.read(in).path("cases")) {
            String name = one.path("name").asText("case " + ++at);
            try {
                results.put(name, answer(one));
            } catch (Problem e) {
                warnings.add(in.getFileName() + " " + name + ": " + e.detail());
            }
        }
        JsonFile.write(out, results);
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Summary(results.size(), warnings.size(), seconds, warnings);
    }

    /**
     * Says what all cameras of a city see together, at each level.
     *
     * @param cameras CSV with {@code id, x, y, bearing, fov, pixels} and, if there is one, {@code
     *     near}
     * @param roads GeoJSON lines, metres
     * @param buildings GeoJSON areas that hide what is behind them; null for none
     * @param out gets {@code road_km} and {@code levels} by pixels a metre: road length and share,
     *     by class, seen twice, and area of ground
     */
    public static Summary city(Path cameras, Path roads, @Nullable Path buildings, Path out) {
        return CityCoverage.run(cameras, roads, buildings, out);
    }

    private static Map<String, Object> answer(JsonNode one) {
        List<JsonNode> cameras = new ArrayList<>();
        if (one.has("camera")) cameras.add(one.path("camera"));
        one.path("cameras").forEach(cameras::add);
        if (cameras.isEmpty()) throw Problem.invalid("camera", "none", "must be at least one");
        List<Coordinate[]> obstacles = new ArrayList<>();
        for (JsonNode ring : one.path("obstacles")) obstacles.add(line(ring));
        var answer = new LinkedHashMap<String, Object>();
        List<Footprint> footprints =
                cameras.stream()
                        .map(CoverageCommand::view)
                        .flatMap(Optional::stream)
                        .map(view -> new Footprint(view, obstacles))
                        .toList();
        if (!footprints.isEmpty()) answer.put("area", area(footprints));
        if (!footprints.isEmpty() && one.has("road"))
            answer.put("roadLength", length(footprints, line(one.path("road"))));
        if (cameras.getFirst().has("pixels")) answer.put("ppm", ranges(cameras.getFirst()));
        return answer;
    }

    private static Map<String, Object> ranges(JsonNode camera) {
        double pixels = number(camera, "pixels");
        double fov = number(camera, "fov");
        if (!(fov > 0 && fov < 180))
            throw Problem.invalid("fov", fov, "must be above 0 and below 180 degrees");
        var ranges = new LinkedHashMap<String, Object>();
        for (Level level : Level.values())
            ranges.put(level.code(), Level.range(pixels, fov, level.pixelsAMetre()));
        return ranges;
    }

    /** What a camera looks at; nothing if the case asks for ranges only. */
    private static Optional<View> view(JsonNode camera) {
        boolean byPixels = !camera.has("range") && camera.has("pixels") && camera.has("level");
        if (!byPixels && !camera.has("range")) return Optional.empty();
        double fov = number(camera, "fov");
        double range =
                byPixels
                        ? Level.range(number(camera, "pixels"), fov, number(camera, "level"))
                        : number(camera, "range");
        return Optional.of(
                new View(
                        number(camera, "x"),
                        number(camera, "y"),
                        camera.path("bearing").asDouble(0),
                        fov,
                        range,
                        camera.path("near").asDouble(0)));
    }

    private static double area(List<Footprint> footprints) {
        if (footprints.size() == 1) return footprints.getFirst().area();
        List<Geometry> shapes = footprints.stream().map(Footprint::polygon).toList();
        return OverlayNGRobust.union(shapes).getArea();
    }

    private static double length(List<Footprint> footprints, Coordinate[] road) {
        double sum = 0;
        for (int i = 1; i < road.length; i++) {
            double length = road[i - 1].distance(road[i]);
            var parts = new ArrayList<double[]>();
            for (Footprint one : footprints) parts.addAll(one.seen(road[i - 1], road[i]));
            parts.sort((a, b) -> Double.compare(a[0], b[0]));
            double until = 0;
            for (double[] part : parts) {
                sum += length * Math.max(0, part[1] - Math.max(until, part[0]));
                until = Math.max(until, part[1]);
            }
        }
        return sum;
    }

    private static Coordinate[] line(JsonNode points) {
        var line = new ArrayList<Coordinate>();
        for (JsonNode point : points)
            line.add(
                    new Coordinate(
                            JsonFile.number(point.path(0), "point"),
                            JsonFile.number(point.path(1), "point")));
        // A ring that is closed in the file is closed here anyhow.
        return line.toArray(Coordinate[]::new);
    }

    private static double number(JsonNode camera, String name) {
        return JsonFile.number(camera.path(name), name);
    }
}
