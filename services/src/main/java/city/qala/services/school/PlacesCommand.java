package city.qala.services.school;

import city.qala.kernel.Problem;
import city.qala.platform.files.JsonFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives pupils their places: instances of a file, or made towns of any size. */
public final class PlacesCommand {
    private static final double SECOND = 1e9;

    private final ReasonFile reasons = new ReasonFile();
    private final List<String> warnings = new ArrayList<>();
    private final boolean explained;
    private int bad;
    private int cases;
    private long pupils;
    private long placed;
    private long blocking;

    private PlacesCommand(boolean explained) {
        this.explained = explained;
    }

    /**
     * What was done.
     *
     * @param cases matched
     * @param bad that could not be
     * @param pupils in all of them
     * @param placed of these
     * @param blockingPairs found by the second pass; 0 unless the program is wrong
     * @param seconds that it took
     * @param warnings what was left out or wrong
     */
    public record Summary(
            int cases,
            int bad,
            long pupils,
            long placed,
            long blockingPairs,
            double seconds,
            List<String> warnings) {
        public Summary {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Matches every instance of a file in the formats {@code qala-school-choice-1} and {@code
     * qala-school-choice-reserve-1}; expected answers in it are never read.
     *
     * @param out gets {@code {instance: {pupil: school}}}; who has no place is left out
     * @param reasons gets a row for each refused wish; null to write none
     */
    public static Summary instances(Path in, Path out, @Nullable Path reasons) {
        long began = System.nanoTime();
        var run = new PlacesCommand(reasons != null);
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        for (JsonNode given : JsonFile.list(in, "instances")) run.instance(given, answers);
        JsonFile.write(out, answers);
        return run.done(reasons, began);
    }

    /**
     * Makes every town of a file in the format {@code qala-school-choice-large-1} and matches it.
     *
     * @param out gets {@code {cases: [{seed, sha256, assigned, …}]}}
     * @param reasons as above
     */
    public static Summary large(Path in, Path out, @Nullable Path reasons) {
        long began = System.nanoTime();
        var run = new PlacesCommand(reasons != null);
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answers.putArray("cases");
        for (JsonNode given : JsonFile.list(in, "cases")) run.town(given, list.addObject());
        JsonFile.write(out, answers);
        return run.done(reasons, began);
    }

    /**
     * Matches an enrolment window in the format {@code qala-school-window-1}.
     *
     * @param out gets {@code {places: {pupil: school}, lottery: {pupil: number}, twinsApart: […]}}
     * @param reasons as above
     * @throws Problem {@code seed-not-committed} or {@code invalid-parameter}
     */
    public static Summary window(Path in, Path out, @Nullable Path reasons) {
        long began = System.nanoTime();
        var run = new PlacesCommand(reasons != null);
        Window window = Window.of(JsonFile.read(in));
        Market market = window.market();
        Match match = DeferredAcceptance.match(market);
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        ObjectNode places = answers.putObject("places");
        ObjectNode lottery = answers.putObject("lottery");
        for (int p = 0; p < market.pupils(); p++) {
            int school = match.school(market, p);
            if (school != Match.NONE) places.put(window.pupil(p), window.school(school));
            if (market.first(p) < market.end(p))
                lottery.put(window.pupil(p), Long.toHexString(window.lottery(market.first(p))));
        }
        ArrayNode apart = answers.putArray("twinsApart");
        window.apart(match).forEach(apart::add);
        run.count(market, match);
        if (run.explained) run.reasons.add(window, match);
        JsonFile.write(out, answers);
        return run.done(reasons, began);
    }

    private Summary done(@Nullable Path to, long began) {
        if (to != null) reasons.write(to);
        double seconds = (System.nanoTime() - began) / SECOND;
        return new Summary(cases, bad, pupils, placed, blocking, seconds, warnings);
    }

    private void instance(JsonNode given, ObjectNode answers) {
        try {
            Instance instance = Instance.of(given);
            warnings.addAll(instance.faults());
            Match match = DeferredAcceptance.match(instance.market());
            ObjectNode answer = answers.putObject(instance.id());
            for (int p = 0; p < instance.market().pupils(); p++) {
                int school = match.school(instance.market(), p);
                if (school != Match.NONE) answer.put(instance.pupil(p), instance.school(school));
            }
            count(instance.market(), match);
            if (explained) reasons.add(instance, match);
        } catch (Problem p) {
            bad(p);
        }
    }

    private void town(JsonNode given, ObjectNode answer) {
        try {
            long began = System.nanoTime();
            TownCase town = CaseJson.read(given);
            Market market = MadeTown.market(town);
            Match match = DeferredAcceptance.match(market);
            long pairs = count(market, match);
            double seconds = (System.nanoTime() - began) / SECOND;
            CaseJson.write(town, new Tally(market, match), answer);
            answer.put("blocking_pairs", pairs).put("seconds", seconds);
            if (explained) reasons.add(cases, town, market, match);
        } catch (Problem p) {
            answer.put("error", p.detail());
            bad(p);
        }
    }

    private long count(Market market, Match match) {
        long pairs = StabilityRule.blockingPairs(market, match);
        cases++;
        blocking += pairs;
        pupils += market.pupils();
        for (int p = 0; p < market.pupils(); p++) if (match.wish(p) != Match.NONE) placed++;
        return pairs;
    }

    private void bad(Problem p) {
        bad++;
        warnings.add(p.detail());
    }
}
