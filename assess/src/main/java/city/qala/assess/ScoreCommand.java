package city.qala.assess;

import city.qala.kernel.Problem;
import city.qala.platform.files.CsvFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Scores cases in a file: performance and bands, CityScore's ratio, the SDG Index and its arrow.
 */
public final class ScoreCommand {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final double DECIMALS = 1e6;

    /** What a section of the file holds, by its name there. */
    private static final Map<String, Scale> SCALES =
            Map.of(
                    "kpi_performance", ScoreCommand::performance,
                    "cityscore", ScoreCommand::ratio,
                    "sdg_normalisation", ScoreCommand::index,
                    "sdg_trend", ScoreCommand::trend);

    private final String file;
    private final List<String> warnings = new ArrayList<>();
    private int cases;

    private ScoreCommand(String file) {
        this.file = file;
    }

    /** Scores one case into its answer. */
    @FunctionalInterface
    private interface Scale {
        void score(JsonNode one, ObjectNode answer);
    }

    /**
     * What was done.
     *
     * @param cases scored
     * @param bad that could not be
     * @param seconds that it took
     * @param warnings section, number and reason of each bad case, and sections nobody knows
     */
    public record Summary(int cases, int bad, double seconds, List<String> warnings) {
        public Summary {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Scores every case.
     *
     * @param in an object of lists {@code kpi_performance}, {@code cityscore}, {@code
     *     sdg_normalisation}, {@code sdg_trend}; expected answers in it are never read
     * @param out gets the same lists in the same order, numbers with six decimals
     * @throws Problem if the file is missing or is not such an object
     */
    public static Summary run(Path in, Path out) {
        long began = System.nanoTime();
        JsonNode given = read(in);
        var run = new ScoreCommand(String.valueOf(in.getFileName()));
        ObjectNode answers = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> section : given.properties())
            run.section(section, answers);
        CsvFile.write(out, to -> write(answers, to));
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Summary(run.cases, run.warnings.size(), seconds, run.warnings);
    }

    private void section(Map.Entry<String, JsonNode> section, ObjectNode answers) {
        Scale scale = SCALES.get(section.getKey());
        if (scale == null || !section.getValue().isArray()) {
            warnings.add(file + " " + section.getKey() + ": no list of this name is known");
            return;
        }
        var list = answers.putArray(section.getKey());
        int number = 0;
        for (JsonNode one : section.getValue()) {
            ObjectNode answer = list.addObject();
            if (one.hasNonNull("id")) answer.set("id", one.get("id"));
            score(scale, one, answer, section.getKey() + " " + ++number);
        }
    }

    private void score(Scale scale, JsonNode one, ObjectNode answer, String place) {
        try {
            scale.score(one, answer);
            cases++;
        } catch (Problem p) {
            answer.put("error", p.detail());
            warnings.add(file + " " + place + ": " + p.detail());
        }
    }

    private static void performance(JsonNode one, ObjectNode answer) {
        double p =
                ScoringRule.performance(
                        number(one, "value"), number(one, "floor"), number(one, "target"));
        answer.put("expected_performance", rounded(p)).put("expected_band", Band.of(p).code());
        answer.put("performance", rounded(p)).put("band", Band.of(p).code());
    }

    private static void ratio(JsonNode one, ObjectNode answer) {
        JsonNode lower = one.path("lower_is_better");
        if (!lower.isBoolean())
            throw Problem.invalid("lower_is_better", lower.asText(), "must be true or false");
        said(
                answer,
                ScoringRule.ratio(number(one, "actual"), number(one, "target"), lower.asBoolean()));
    }

    private static void index(JsonNode one, ObjectNode answer) {
        said(
                answer,
                ScoringRule.index(
                        number(one, "value"), number(one, "lower_bound"), number(one, "optimum")));
    }

    private static void trend(JsonNode one, ObjectNode answer) {
        Trend trend =
                Trend.of(
                        new Trend.At(number(one, "y0"), number(one, "score0")),
                        new Trend.At(number(one, "y1"), number(one, "score1")),
                        new Trend.At(number(one, "target_year"), number(one, "target")));
        answer.put("expected", trend.code()).put("trend", trend.code());
    }

    private static void said(ObjectNode answer, double score) {
        answer.put("expected", rounded(score)).put("score", rounded(score));
    }

    private static double number(JsonNode one, String name) {
        JsonNode value = one.path(name);
        if (!value.isNumber()) throw Problem.invalid(name, value.asText(), "must be a number");
        return value.asDouble();
    }

    private static double rounded(double value) {
        return Math.round(value * DECIMALS) / DECIMALS;
    }

    private static JsonNode read(Path in) {
        try {
            JsonNode given = JSON.readTree(Files.readAllBytes(in));
            if (given == null || !given.isObject())
                throw Problem.invalid("cases", in, "must be a JSON object of lists");
            return given;
        } catch (NoSuchFileException e) {
            throw Problem.of(Problem.Kind.NOT_FOUND, "no-file", "There is no file %s to read.", in);
        } catch (JsonProcessingException e) {
            throw Problem.invalid("cases", in, "must be JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(ObjectNode answers, Appendable to) {
        try {
            to.append(JSON.writeValueAsString(answers)).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
