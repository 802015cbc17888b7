package city.qala.planning.place;

import city.qala.platform.files.JsonFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers where sites go best, for a table of distances. */
public final class PlaceCommand {
    private final SiteTable table;
    private final Placement placement;
    private final List<Double> radii;
    private final List<Integer> counts;
    private final Map<String, Double> slowest = new LinkedHashMap<>();
    private final Map<String, Double> widest = new LinkedHashMap<>();

    private PlaceCommand(SiteTable table, Placement placement, Question question) {
        this.table = table;
        this.placement = placement;
        this.radii = question.radii();
        this.counts = question.counts().stream().filter(count -> count <= table.sites()).toList();
    }

    /**
     * What is asked.
     *
     * @param radii metres within which a place is covered
     * @param counts how many sites
     * @param standing sites that are there already
     * @param without sites that may not be taken
     */
    public record Question(
            List<Double> radii, List<Integer> counts, List<String> standing, List<String> without) {
        /** Three radii and one to eight sites. */
        public static final Question USUAL =
                new Question(
                        List.of(3000.0, 5000.0, 8000.0),
                        List.of(1, 2, 3, 4, 5, 6, 7, 8),
                        List.of(),
                        List.of());

        public Question {
            radii = List.copyOf(radii);
            counts = List.copyOf(counts);
            standing = List.copyOf(standing);
            without = List.copyOf(without);
        }
    }

    /**
     * What was done.
     *
     * @param sites candidates
     * @param places places with demand
     * @param bad rows that could not be read
     * @param seconds that it took in all
     * @param slowest seconds of the slowest solve, by question
     * @param widest largest distance between an answer and its proven bound in percent, by
     *     question; 0 where the best is proven
     * @param warnings file, line and reason of the first bad rows
     */
    public record Summary(
            int sites,
            int places,
            long bad,
            double seconds,
            Map<String, Double> slowest,
            Map<String, Double> widest,
            List<String> warnings) {
        public Summary {
            slowest = Map.copyOf(slowest);
            widest = Map.copyOf(widest);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Solves every question.
     *
     * @param distances columns {@code site}, the place (second column), {@code network_distance_m}
     *     or {@code distance_m}, and {@code demand}
     * @param out gets {@code total_demand, mclp[], p_median[], p_center[], lscp[], greedy_mclp[]}
     */
    public static Summary run(Path distances, Question question, Path out) {
        long began = System.nanoTime();
        SiteTableFile file = SiteTableFile.read(distances);
        var placement = new Placement(file.table());
        for (String site : question.standing()) placement = placement.standing(site);
        for (String site : question.without()) placement = placement.without(site);
        var command = new PlaceCommand(file.table(), placement, question);
        JsonFile.write(out, command.answers());
        var warnings = new ArrayList<>(file.warnings());
        if (!file.table().isComplete())
            warnings.add("not every distance is given: p-median and p-centre are left out");
        return new Summary(
                file.table().sites(),
                file.table().places(),
                file.bad(),
                seconds(began),
                command.slowest,
                command.widest,
                warnings);
    }

    private Map<String, Object> answers() {
        var all = new LinkedHashMap<String, Object>();
        all.put("total_demand", table.demand());
        all.put("mclp", covers(false));
        if (table.isComplete()) {
            all.put("p_median", medians());
            all.put("p_center", centres());
        }
        all.put("lscp", radii.stream().map(this::fewest).toList());
        all.put("greedy_mclp", covers(true));
        return all;
    }

    private final Map<String, Double> optima = new LinkedHashMap<>();

    private List<Map<String, Object>> covers(boolean greedy) {
        var rows = new ArrayList<Map<String, Object>>();
        for (double radius : radii)
            for (int count : counts)
                rows.add(greedy ? greedyCover(radius, count) : cover(radius, count));
        return rows;
    }

    private Map<String, Object> cover(double radius, int count) {
        long began = System.nanoTime();
        Choice choice = placement.cover(radius, count);
        note("mclp", began, choice);
        optima.put(radius + "/" + count, choice.value());
        var row = head(radius, count);
        row.put("covered_demand", choice.value());
        row.put("covered_pct", rounded(100 * choice.value() / table.demand(), 3));
        choice.equals().ifPresent(n -> row.put("optimal_sets", n));
        row.put("one_optimal_set", choice.sites());
        row.put("upper_bound", choice.bound());
        return row;
    }

    private Map<String, Object> greedyCover(double radius, int count) {
        Choice choice = placement.greedyCover(radius, count);
        double best = optima.getOrDefault(radius + "/" + count, choice.value());
        var row = head(radius, count);
        row.put("covered_demand", choice.value());
        row.put("share_of_optimum", best > 0 ? rounded(choice.value() / best, 4) : 1.0);
        row.put("sites", choice.sites());
        return row;
    }

    private List<Map<String, Object>> medians() {
        var rows = new ArrayList<Map<String, Object>>();
        for (int count : counts) {
            long began = System.nanoTime();
            Choice choice = placement.median(count);
            note("p_median", began, choice);
            var row = new LinkedHashMap<String, Object>();
            row.put("p", count);
            row.put("objective", rounded(choice.value(), 2));
            row.put("mean_distance_m", rounded(choice.value() / table.demand(), 2));
            row.put("sites", choice.sites());
            row.put("lower_bound", rounded(choice.bound(), 2));
            rows.add(row);
        }
        return rows;
    }

    private List<Map<String, Object>> centres() {
        var rows = new ArrayList<Map<String, Object>>();
        for (int count : counts) {
            long began = System.nanoTime();
            Choice choice = placement.centre(count);
            note("p_center", began, choice);
            var row = new LinkedHashMap<String, Object>();
            row.put("p", count);
            row.put("max_distance_m", rounded(choice.value(), 2));
            row.put("sites", choice.sites());
            row.put("lower_bound", rounded(choice.bound(), 2));
            rows.add(row);
        }
        return rows;
    }

    private Map<String, Object> fewest(double radius) {
        long began = System.nanoTime();
        Optional<Choice> choice = placement.fewest(radius);
        choice.ifPresent(c -> note("lscp", began, c));
        var row = new LinkedHashMap<String, Object>();
        row.put("radius_m", plain(radius));
        row.put("all_tracts_coverable", placement.isCoverable(radius));
        row.put(
                "fewest_sites_for_all_coverable",
                choice.map(c -> (Object) c.sites().size()).orElse("none"));
        choice.ifPresent(c -> row.put("sites", c.sites()));
        choice.ifPresent(c -> row.put("lower_bound", (long) c.bound()));
        return row;
    }

    private void note(String question, long began, Choice choice) {
        double gap =
                choice.isProven()
                        ? 0
                        : 100 * Math.abs(choice.bound() - choice.value()) / choice.bound();
        slowest.merge(question, seconds(began), Math::max);
        widest.merge(question, rounded(gap, 4), Math::max);
    }

    private static Map<String, Object> head(double radius, int count) {
        var row = new LinkedHashMap<String, Object>();
        row.put("radius_m", plain(radius));
        row.put("p", count);
        return row;
    }

    private static Object plain(double radius) {
        return radius == Math.rint(radius) ? (Object) (long) radius : (Object) radius;
    }

    private static double rounded(double x, int digits) {
        double scale = Math.pow(10, digits);
        return Math.rint(x * scale) / scale;
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
