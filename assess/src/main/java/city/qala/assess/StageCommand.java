package city.qala.assess;

import city.qala.kernel.Problem;
import city.qala.platform.files.CsvFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Stages cities by what they say of themselves. */
public final class StageCommand {
    private static final String COLUMNS =
            ",score,stage_by_formula,rank,score_low,score_high,rank_best,rank_worst,same_stage,"
                    + "with_one_more_step,with_one_more_goal\n";

    private final List<CityAnswers> cities = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private String idColumn = "";

    private StageCommand() {}

    /**
     * What was done.
     *
     * @param cities staged
     * @param bad rows that could not be
     * @param stages how many cities are in each
     * @param cuts first score of an advancer and of a sprinter
     * @param seconds that it took
     * @param warnings file, line and reason of the first bad rows
     */
    public record Summary(
            int cities,
            long bad,
            Map<String, Long> stages,
            List<Double> cuts,
            double seconds,
            List<String> warnings) {
        public Summary {
            stages = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(stages));
            cuts = List.copyOf(cuts);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Stages every city. Several cities are a set that calibrates itself; one alone is held against
     * the cuts of the reference set.
     *
     * @param in columns: the first is the id; {@code sdgs_in_plans…}, {@code steps…}, and one
     *     {@code …_progress} for each goal (0, 1, 2; empty if the city was not assessed for it)
     * @param out one row a city in the file's order: score, stage, rank, their intervals under
     *     1,000 weightings, and the stage that one more step or goal would bring
     */
    public static Summary run(Path in, Path out) {
        long began = System.nanoTime();
        var run = new StageCommand();
        CsvFile read = CsvFile.read(in, run::reader);
        boolean alone = run.cities.size() == 1;
        List<StageRule.Placed> placed =
                alone
                        ? StageRule.cut(run.cities, StageCuts.REFERENCE)
                        : StageRule.calibrated(run.cities);
        StageCuts cuts = alone ? StageCuts.REFERENCE : StageRule.cuts(placed);
        var spreads = new WeightDraws().spreads(placed, alone, cuts);
        Map<String, String> rows = new LinkedHashMap<>();
        for (int i = 0; i < placed.size(); i++)
            rows.put(placed.get(i).city().id(), row(placed.get(i), spreads[i], cuts));
        CsvFile.write(out, to -> run.write(rows, to));
        return new Summary(
                run.cities.size(),
                read.bad(),
                counts(placed),
                List.of(rounded(cuts.advancerFrom()), rounded(cuts.sprinterFrom())),
                (System.nanoTime() - began) / 1e9,
                read.faults());
    }

    private CsvFile.Reader reader(List<String> header) {
        idColumn = header.getFirst();
        int plans = columnLike(header, "sdgs_in_plans");
        int steps = columnLike(header, "steps");
        int[] progress =
                IntStream.range(0, header.size())
                        .filter(i -> header.get(i).endsWith("_progress"))
                        .toArray();
        if (progress.length == 0)
            throw Problem.invalid("column", "*_progress", "must be there for each goal");
        return row -> take(row.cells(), plans, steps, progress);
    }

    private String take(List<String> cells, int plans, int steps, int[] progress) {
        try {
            int sum = 0;
            int assessed = 0;
            for (int column : progress) {
                String said = cells.get(column).strip();
                if (said.isEmpty()) continue;
                assessed++;
                sum += level(said);
            }
            String id = cells.getFirst().strip();
            var city =
                    new CityAnswers(
                            id, assessed, whole(cells.get(plans)), sum, whole(cells.get(steps)));
            if (!ids.add(id)) return "the id " + id + " stands here a second time";
            cities.add(city);
            return "";
        } catch (Problem p) {
            return p.detail();
        }
    }

    private static int level(String text) {
        int level = whole(text);
        if (level < 0 || level > 2)
            throw Problem.invalid("progress", text, "must be 0 none, 1 some or 2 considerable");
        return level;
    }

    private static int whole(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw Problem.invalid("answer", text, "must be a whole number");
        }
    }

    private static int columnLike(List<String> header, String beginning) {
        return IntStream.range(0, header.size())
                .filter(i -> header.get(i).startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("column", beginning, "must be there"));
    }

    private static String row(StageRule.Placed placed, WeightDraws.Spread spread, StageCuts cuts) {
        CityAnswers city = placed.city();
        return String.format(
                Locale.ROOT,
                "%.4f,%s,%d,%.4f,%.4f,%d,%d,%.3f,%s,%s",
                city.score(),
                placed.stage().code(),
                placed.rank(),
                spread.scoreLow(),
                spread.scoreHigh(),
                spread.rankBest(),
                spread.rankWorst(),
                spread.sameStage(),
                better(placed.stage(), cuts.stage(city.oneMoreStep().score())).code(),
                better(placed.stage(), cuts.stage(city.oneMoreGoal().score())).code());
    }

    /** A city that ties with the cut and lost the tie must not seem to gain or lose by standing. */
    private static Stage better(Stage now, Stage then) {
        return then.compareTo(now) > 0 ? then : now;
    }

    private static Map<String, Long> counts(List<StageRule.Placed> placed) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Stage stage : Stage.values())
            counts.put(stage.code(), placed.stream().filter(p -> p.stage() == stage).count());
        return counts;
    }

    private void write(Map<String, String> rows, Appendable to) {
        try {
            to.append(quoted(idColumn)).append(COLUMNS);
            for (CityAnswers city : cities)
                to.append(quoted(city.id()))
                        .append(',')
                        .append(rows.getOrDefault(city.id(), ""))
                        .append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String text) {
        return text.indexOf(',') < 0 && text.indexOf('"') < 0
                ? text
                : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
