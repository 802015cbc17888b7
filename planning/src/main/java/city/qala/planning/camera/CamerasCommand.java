package city.qala.planning.camera;

import city.qala.kernel.Problem;
import city.qala.platform.files.CsvFile;
import city.qala.platform.files.JsonFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans the fewest cameras on given poles that see a share of the roads at one level. */
public final class CamerasCommand {
    /** How often a neighbourhood is taken apart: a few seconds in a city, thorough in a town. */
    private static final int ROUNDS = 100_000;

    /** So that the share holds although roads are looked at in parts: a part of all roads. */
    private static final double MARGIN = 0.0005;

    private static final int BOUND_ROUNDS = 120;
    private static final int GAPS_TOLD = 100;

    private final List<String> names = new ArrayList<>();
    private double[] x = new double[1024];
    private double[] y = new double[1024];

    private CamerasCommand() {}

    /**
     * What is asked.
     *
     * @param fov degrees
     * @param pixels across a picture
     * @param level pixels a metre
     * @param share of the length of all roads, above 0 to 1
     * @param most cameras there are; 0: as many as it takes
     */
    public record Wish(double fov, double pixels, double level, double share, int most) {
        public Wish {
            if (!(fov > 0 && fov < 180))
                throw Problem.invalid("fov", fov, "must be above 0 and below 180 degrees");
            if (!(pixels > 0)) throw Problem.invalid("pixels", pixels, "must be above 0");
            if (!(level > 0)) throw Problem.invalid("level", level, "must be above 0 px/m");
            if (!(share > 0 && share <= 1))
                throw Problem.invalid("share", share, "must be above 0 and at most 1");
            if (most < 0) throw Problem.invalid("most", most, "must be 0 or more");
        }

        /** Metres that a camera sees at the level. */
        public double range() {
            return Level.range(pixels, fov, level);
        }
    }

    /**
     * What was done.
     *
     * @param poles candidates
     * @param roadKm length of all roads
     * @param level pixels a metre, without which the share means nothing
     * @param rangeMetres how far a camera sees at it
     * @param count cameras of the plan
     * @param share of the roads that they see
     * @param reached whether it is as much as was asked for
     * @param possibleShare what cameras on all poles in all directions would see
     * @param bound cameras that every plan with this share needs
     * @param seenTwiceShare what two or more of them see
     * @param notReachedKm length that no camera sees
     * @param notReachedWays ways with a part that no camera sees
     * @param bad rows and features that could not be read
     * @param seconds that it took
     * @param warnings which, and why
     */
    public record Summary(
            int poles,
            double roadKm,
            double level,
            double rangeMetres,
            int count,
            double share,
            boolean reached,
            double possibleShare,
            int bound,
            double seenTwiceShare,
            double notReachedKm,
            int notReachedWays,
            long bad,
            double seconds,
            List<String> warnings) {
        public Summary {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Plans.
     *
     * @param poles columns {@code id, x, y}, metres
     * @param roads GeoJSON lines, metres
     * @param buildings GeoJSON areas that hide what is behind them; null for none
     * @param out gets a GeoJSON point for each camera, and beside them {@code not_reached}: the
     *     ways of which most is not seen
     */
    public static Summary run(
            Path poles, Path roads, @Nullable Path buildings, Wish wish, Path out) {
        long began = System.nanoTime();
        var command = new CamerasCommand();
        CsvFile read = CsvFile.read(poles, command::reader);
        command.x = Arrays.copyOf(command.x, command.names.size());
        command.y = Arrays.copyOf(command.y, command.names.size());
        Town town = Town.read(roads, buildings);
        if (town.roads().size() == 0) throw Problem.invalid("roads", roads, "must hold roads");
        double range = wish.range();
        Candidates candidates = Candidates.of(command.x, command.y, town, wish.fov(), range);
        double target = Math.min(1, wish.share() + MARGIN) * town.roads().metres() - 1e-6;
        CameraPlanner planner = command.planned(candidates, town, wish, target);
        int[] chosen = planner.chosen();
        double bound =
                new PlanBound(candidates, town.roads(), Math.min(target, planner.covered()))
                        .fewest(chosen, BOUND_ROUNDS);
        var gaps = new Gaps(town.roads(), planner);
        command.write(out, chosen, wish, gaps);
        var warnings = new ArrayList<>(read.faults());
        warnings.addAll(town.faults().subList(0, Math.min(20, town.faults().size())));
        double all = town.roads().metres();
        return new Summary(
                command.names.size(),
                rounded(all / 1000),
                wish.level(),
                rounded(range),
                chosen.length,
                planner.covered() / all,
                planner.covered() >= wish.share() * all - 1e-6,
                possible(candidates, town.roads()) / all,
                (int) Math.ceil(bound - 1e-6),
                gaps.twice() / all,
                rounded(gaps.metres() / 1000),
                gaps.ways().size(),
                read.bad() + town.faults().size(),
                (System.nanoTime() - began) / 1e9,
                warnings);
    }

    private CameraPlanner planned(Candidates candidates, Town town, Wish wish, double target) {
        var neighbours = new Neighbours(x, y, Math.max(1, 1.5 * wish.range()));
        var planner = new CameraPlanner(candidates, town.roads(), neighbours);
        planner.plan(target, wish.most() == 0 ? Integer.MAX_VALUE : wish.most(), ROUNDS);
        return planner;
    }

    private CsvFile.Reader reader(List<String> header) {
        int id = CsvFile.column(header, "id");
        int atX = CsvFile.column(header, "x");
        int atY = CsvFile.column(header, "y");
        return row -> {
            try {
                double east = Double.parseDouble(row.cells().get(atX));
                double north = Double.parseDouble(row.cells().get(atY));
                if (!Double.isFinite(east) || !Double.isFinite(north))
                    return "x and y must be metres";
                keep(row.cells().get(id), east, north);
                return "";
            } catch (NumberFormatException e) {
                return "x and y must be metres";
            }
        };
    }

    private void keep(String name, double east, double north) {
        int n = names.size();
        if (n == x.length) {
            x = Arrays.copyOf(x, 2 * n);
            y = Arrays.copyOf(y, 2 * n);
        }
        x[n] = east;
        y[n] = north;
        names.add(name);
    }

    private static double possible(Candidates candidates, RoadSamples roads) {
        boolean[] seen = new boolean[roads.size()];
        for (int c = 0; c < candidates.size(); c++)
            for (int k = 0; k < candidates.count(c); k++) seen[candidates.part(c, k)] = true;
        double metres = 0;
        for (int i = 0; i < seen.length; i++) if (seen[i]) metres += roads.length(i);
        return metres;
    }

    private void write(Path out, int[] chosen, Wish wish, Gaps gaps) {
        var features = new ArrayList<Map<String, Object>>();
        for (int c : chosen) {
            int pole = c / Candidates.DIRECTIONS;
            var of = new LinkedHashMap<String, Object>();
            of.put("id", names.get(pole));
            of.put("bearing", 45 * (c % Candidates.DIRECTIONS));
            of.put("fov", wish.fov());
            of.put("range_m", rounded(wish.range()));
            of.put("level_px_m", wish.level());
            features.add(feature("Point", List.of(x[pole], y[pole]), of));
        }
        List<Map<String, Object>> missed = new ArrayList<>();
        for (Gaps.Gap gap : gaps.longest(GAPS_TOLD)) {
            var of = new LinkedHashMap<String, Object>();
            of.put("way", gap.way());
            of.put("metres", rounded(gap.metres()));
            of.put("points", gap.points());
            missed.add(of);
        }
        var all = new LinkedHashMap<String, Object>();
        all.put("type", "FeatureCollection");
        all.put("features", features);
        all.put("not_reached", missed);
        JsonFile.write(out, all);
    }

    private static Map<String, Object> feature(
            String type, Object coordinates, Map<String, Object> properties) {
        var feature = new LinkedHashMap<String, Object>();
        feature.put("type", "Feature");
        feature.put("properties", properties);
        feature.put("geometry", Map.of("type", type, "coordinates", coordinates));
        return feature;
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
