package city.qala.pulse.release;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets anybody attack the release: one JSON object a line in, one a line out. A {@code load} is a
 * fresh day with a fresh ledger; each {@code query} is answered from its released cells only.
 */
public final class ReleaseCheckCommand {

    /** Each load stands for one day; which, does not matter. */
    private static final LocalDate DAY = LocalDate.EPOCH;

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private @Nullable ReleasedCube cube;
    private long loads;
    private long queries;
    private long refused;

    private ReleaseCheckCommand() {}

    /**
     * What was done.
     *
     * @param loads days released
     * @param queries answered or refused
     * @param refused lines that were not understood, or asked for what the domain does not have
     */
    public record Summary(long loads, long queries, long refused) {}

    /** Answers until the input ends. */
    public static Summary run(BufferedReader in, Consumer<String> out) {
        var run = new ReleaseCheckCommand();
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isBlank()) continue;
                out.accept(run.answer(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Summary(run.loads, run.queries, run.refused);
    }

    private String answer(String line) {
        try {
            JsonNode asked = JSON.readTree(line);
            return switch (asked.path("op").asText()) {
                case "load" -> load(asked);
                case "query" -> query(asked);
                default -> refusal("op must be load or query");
            };
        } catch (JsonProcessingException e) {
            return refusal("not a JSON object");
        } catch (Problem e) {
            return refusal(e.detail());
        }
    }

    private String load(JsonNode asked) {
        loads++;
        var domain =
                new Domain(
                        texts(asked.path("districts")),
                        asked.path("hours").asInt(),
                        texts(asked.path("categories")));
        JsonNode eps = asked.path("eps_day");
        if (!eps.isNumber()) throw Problem.invalid("eps_day", eps, "must be a number");
        Epsilon epsilon = Epsilon.of(eps.decimalValue());
        // This world holds purchases only, so they have the budget of the day for themselves.
        BudgetLedger ledger = BudgetLedger.empty(epsilon);
        ledger.check(DAY, Topic.PURCHASES, epsilon);
        DayBuild build = DayBuild.begin(domain, Topic.PURCHASES.bound(), 0, epsilon);
        Map<String, Integer> persons = new HashMap<>();
        for (JsonNode row : asked.path("rows")) {
            int person = persons.computeIfAbsent(row.path(0).asText(), p -> persons.size());
            build.add(
                    0,
                    person,
                    row.path(1).asText(),
                    row.path(2).asInt(-1),
                    row.path(3).asText(),
                    -1);
        }
        ReleasedCube released = build.release();
        String fingerprint = CubeText.of(released).fingerprint();
        ledger.add(ledger.next(DAY, Topic.PURCHASES, epsilon, fingerprint));
        cube = released;
        return "{\"ok\":true}";
    }

    private String query(JsonNode asked) {
        queries++;
        ReleasedCube loaded = cube;
        if (loaded == null) throw Problem.query("Nothing is loaded.");
        List<Integer> hours = new ArrayList<>();
        for (JsonNode hour : asked.path("hours")) hours.add(hour.asInt(-1));
        var question =
                new Question(
                        texts(asked.path("districts")), hours, texts(asked.path("categories")));
        ReleasedCube.SafeCount count = loaded.sum(question);
        return "{\"status\":\"ok\",\"value\":" + count.value() + "}";
    }

    private String refusal(String why) {
        refused++;
        ObjectNode node = JSON.createObjectNode();
        return node.put("status", "refused").put("why", why).toString();
    }

    private static List<String> texts(JsonNode names) {
        List<String> texts = new ArrayList<>();
        for (JsonNode name : names) texts.add(name.asText());
        return texts;
    }
}
