package city.qala.planning.camera;

import city.qala.kernel.Problem;
import city.qala.platform.files.CsvFile;
import city.qala.platform.files.JsonFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What all cameras of a city see together, at each level: length of roads by class, and area of
 * ground, once and twice. Walls hide what is behind them; inside of buildings nothing is seen.
 */
final class CityCoverage {
    private final List<View> views = new ArrayList<>();
    private final List<double[]> ranges = new ArrayList<>();
    private final Town town;
    private final byte[] seen;

    private CityCoverage(Town town) {
        this.town = town;
        this.seen = new byte[town.roads().size()];
    }

    /**
     * Measures.
     *
     * @param cameras columns {@code id, x, y, bearing, fov, pixels} and, if there is one, {@code
     *     near}
     * @param out gets {@code road_km} and {@code levels} by pixels a metre
     */
    static CoverageCommand.Summary run(
            Path cameras, Path roads, @Nullable Path buildings, Path out) {
        long began = System.nanoTime();
        var city = new CityCoverage(Town.read(roads, buildings));
        CsvFile read = CsvFile.read(cameras, city::reader);
        if (city.views.isEmpty()) throw Problem.invalid("cameras", cameras, "must hold cameras");
        JsonFile.write(out, city.look());
        var warnings = new ArrayList<>(read.faults());
        warnings.addAll(city.town.faults().stream().limit(20).toList());
        double seconds = (System.nanoTime() - began) / 1e9;
        long bad = read.bad() + city.town.faults().size();
        return new CoverageCommand.Summary(city.views.size(), (int) bad, seconds, warnings);
    }

    private CsvFile.Reader reader(List<String> header) {
        int x = CsvFile.column(header, "x");
        int y = CsvFile.column(header, "y");
        int bearing = CsvFile.column(header, "bearing");
        int fov = CsvFile.column(header, "fov");
        int pixels = CsvFile.column(header, "pixels");
        int near = header.indexOf("near");
        return row -> {
            List<String> cells = row.cells();
            try {
                double degrees = Double.parseDouble(cells.get(fov));
                double across = Double.parseDouble(cells.get(pixels));
                double blind = near < 0 ? 0 : Double.parseDouble(cells.get(near));
                double[] own = ranges(across, degrees);
                views.add(
                        new View(
                                Double.parseDouble(cells.get(x)),
                                Double.parseDouble(cells.get(y)),
                                Double.parseDouble(cells.get(bearing)),
                                degrees,
                                Math.sqrt(own[0]),
                                blind));
                ranges.add(own);
                return "";
            } catch (NumberFormatException e) {
                return "x, y, bearing, fov, pixels must be numbers";
            } catch (Problem e) {
                return e.detail();
            }
        };
    }

    private static double[] ranges(double pixels, double fov) {
        if (!(fov > 0 && fov < 180 && pixels > 0))
            throw Problem.invalid("fov", fov, "must be above 0 and below 180, pixels above 0");
        double[] squares = new double[Level.values().length];
        for (Level level : Level.values()) {
            double range = Level.range(pixels, fov, level.pixelsAMetre());
            squares[level.rank() - 1] = range * range;
        }
        return squares;
    }

    private Map<String, Object> look() {
        var depth = new Depth(2048);
        Ground ground = ground();
        for (int v = 0; v < views.size(); v++) {
            View view = views.get(v);
            double[] squares = ranges.get(v);
            boolean walled = town.walls().draw(view.x(), view.y(), view.range(), depth);
            ground.see(view, squares, walled ? depth : null);
            roads(view, squares, walled ? depth : null);
        }
        return named(ground);
    }

    private Ground ground() {
        double left = Double.POSITIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (View view : views) {
            left = Math.min(left, view.x() - view.range());
            right = Math.max(right, view.x() + view.range());
            low = Math.min(low, view.y() - view.range());
            high = Math.max(high, view.y() + view.range());
        }
        return new Ground(left, low, right, high);
    }

    private void roads(View view, double[] squares, @Nullable Depth depth) {
        double from = Turn.ofDegrees(view.bearing() - view.fov() / 2);
        double to = Turn.ofDegrees(view.bearing() + view.fov() / 2);
        double width = to - from + (to <= from ? Turn.WHOLE : 0);
        double blind = view.near() * view.near();
        town.roads()
                .near(
                        view.x(),
                        view.y(),
                        view.range(),
                        (i, dx, dy, square) -> {
                            double turn = Turn.of(dx, dy);
                            double off = turn - from;
                            if ((off < 0 ? off + Turn.WHOLE : off) > width || square < blind)
                                return;
                            if (depth == null || depth.isOpen(turn, square))
                                seen[i] = Ground.better(seen[i], Ground.level(square, squares));
                        });
    }

    private Map<String, Object> named(Ground ground) {
        RoadSamples roads = town.roads();
        var levels = new LinkedHashMap<String, Object>();
        for (Level level : Level.values()) {
            int least = level.rank();
            double once = 0;
            double twice = 0;
            var classes = new TreeMap<String, double[]>();
            for (int i = 0; i < seen.length; i++) {
                double[] of = classes.computeIfAbsent(roads.kind(roads.way(i)), k -> new double[2]);
                of[1] += roads.length(i);
                if ((seen[i] & 15) < least) continue;
                of[0] += roads.length(i);
                once += roads.length(i);
                if (seen[i] >> 4 >= least) twice += roads.length(i);
            }
            levels.put(level.code(), level(level, ground, new double[] {once, twice}, classes));
        }
        var all = new LinkedHashMap<String, Object>();
        all.put("cameras", views.size());
        all.put("road_km", rounded(roads.metres() / 1000));
        all.put("square_m", ground.side());
        all.put("levels", levels);
        return all;
    }

    private Map<String, Object> level(
            Level level, Ground ground, double[] metres, Map<String, double[]> classes) {
        int least = level.rank();
        var of = new LinkedHashMap<String, Object>();
        of.put("road_km", rounded(metres[0] / 1000));
        of.put("road_share", share(metres[0], town.roads().metres()));
        of.put("road_twice_share", share(metres[1], town.roads().metres()));
        of.put("area_m2", ground.area(least, false));
        of.put("area_twice_m2", ground.area(least, true));
        var byClass = new LinkedHashMap<String, Object>();
        classes.forEach((kind, part) -> byClass.put(kind, share(part[0], part[1])));
        of.put("road_share_by_class", byClass);
        return of;
    }

    private static double share(double part, double all) {
        return all == 0 ? 0 : Math.rint(part / all * 1e6) / 1e6;
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
