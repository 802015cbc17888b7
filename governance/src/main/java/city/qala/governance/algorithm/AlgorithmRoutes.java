package city.qala.governance.algorithm;

import city.qala.kernel.AlgorithmVersion;
import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The register over HTTP. Reading is for everybody. */
final class AlgorithmRoutes implements Routes {
    private static final int MOST_BYTES = 524_288;

    private static final String BASE = "/api/governance/algorithms";
    private static final int MOST_SCORES = 32 << 20;

    private final Register register;
    private final RegisterDesk desk;
    private final AlgorithmFigures figures;

    AlgorithmRoutes(Register register, RegisterDesk desk, AlgorithmFigures figures) {
        this.register = register;
        this.desk = desk;
        this.figures = figures;
    }

    @Override
    public void routing(Router to) {
        to.get(BASE, this::list)
                .get(BASE + "/schema", this::schema)
                .get(BASE + "/{id}", this::show)
                .on("PUT", BASE + "/{id}", this::write)
                .post(BASE + "/{id}/phase", this::move)
                .post(BASE + "/{id}/suspend", this::suspend)
                .post(BASE + "/{id}/activate", this::propose)
                .post(BASE + "/{id}/proposals/{number}/approve", this::approve)
                .post(BASE + "/{id}/proposals/{number}/reject", this::reject)
                .post(BASE + "/{id}/audits", this::audit);
    }

    private void list(Exchange x) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("schema", x.base() + BASE + "/schema");
        answer.put(
                "algorithms",
                register.states().stream()
                        .map(s -> AlgorithmJson.line(s, register.refusal(s)))
                        .toList());
        RegisterJson.send(x, 200, answer);
    }

    private void schema(Exchange x) {
        RegisterJson.send(x, 200, "application/schema+json", EntrySchema.of());
    }

    private void show(Exchange x) {
        send(x, 200, register.find(id(x)).orElseThrow(AlgorithmRoutes::unknown));
    }

    private void write(Exchange x) {
        desk.require(x.actor(), x.pathParam("id"), "write");
        JsonNode body =
                JsonBody.object(x, Set.of("concernsPeople", "fields", "reason"), MOST_BYTES);
        JsonNode concerns = body.path("concernsPeople");
        if (!concerns.isBoolean())
            throw Problem.invalid("concernsPeople", concerns, "must be true or false");
        AlgorithmEntry entry = EntryJson.read(id(x), concerns.booleanValue(), body.path("fields"));
        send(x, 200, desk.write(x.actor(), entry, reason(body)));
    }

    private void move(Exchange x) {
        desk.require(x.actor(), x.pathParam("id"), "move");
        JsonNode body = JsonBody.object(x, Set.of("phase", "reason"), MOST_BYTES);
        String wanted = body.path("phase").asText();
        Phase phase =
                Arrays.stream(Phase.values())
                        .filter(p -> p.code().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> Problem.invalid("phase", wanted, "must be a phase"));
        send(x, 200, desk.move(x.actor(), id(x), phase, reason(body)));
    }

    private void suspend(Exchange x) {
        desk.require(x.actor(), x.pathParam("id"), "suspend");
        JsonNode body = JsonBody.object(x, Set.of("reason"), MOST_BYTES);
        send(x, 200, desk.suspend(x.actor(), id(x), reason(body)));
    }

    private void propose(Exchange x) {
        desk.require(x.actor(), x.pathParam("id"), "propose");
        JsonNode body = JsonBody.object(x, Set.of("reason"), MOST_BYTES);
        send(x, 200, desk.propose(x.actor(), id(x), reason(body)));
    }

    private void approve(Exchange x) {
        desk.require(x.actor(), x.pathParam("id"), "approve");
        JsonNode body = JsonBody.object(x, Set.of("seal"), MOST_BYTES);
        String seal = body.path("seal").asText();
        send(x, 200, desk.approve(x.actor(), id(x), number(x), seal));
    }

    private void reject(Exchange x) {
        desk.require(x.actor(), x.pathParam("id"), "reject");
        JsonNode body = JsonBody.object(x, Set.of("reason"), MOST_BYTES);
        send(x, 200, desk.reject(x.actor(), id(x), number(x), reason(body)));
    }

    /** Comparisons as CSV; what was measured stands in the query. */
    private void audit(Exchange x) {
        desk.require(x.actor(), x.pathParam("id"), "audit");
        String type = x.header("Content-Type").orElse("").split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase("text/csv"))
            throw Problem.of(Problem.Kind.UNSUPPORTED_MEDIA, "unsupported-media", "Send CSV.");
        var version =
                new AlgorithmVersion(
                        id(x),
                        query(x, "model"),
                        decimal(x, "threshold"),
                        x.queryParam("preprocessing").orElse(""));
        send(
                x,
                201,
                desk.audit(
                        x.actor(),
                        version,
                        decimal(x, "fmr-target"),
                        x.queryParam("groups").orElse("group"),
                        x.body(MOST_SCORES)));
    }

    private void send(Exchange x, int status, AlgorithmState state) {
        RegisterJson.send(
                x,
                status,
                AlgorithmJson.whole(
                        state,
                        register.refusal(state),
                        figures.months(state.entry().id()),
                        RegisterDesk.keeps(x.actor())));
    }

    private static String id(Exchange x) {
        String id = x.pathParam("id");
        if (!id.matches("[a-z][a-z0-9-]{1,62}") || id.equals("schema")) throw unknown();
        return id;
    }

    private static long number(Exchange x) {
        String given = x.pathParam("number");
        if (!given.matches("[0-9]{1,15}")) throw Problem.notFound("There is no such proposal.");
        return Long.parseLong(given);
    }

    private static String query(Exchange x, String name) {
        return x.queryParam(name)
                .orElseThrow(() -> Problem.invalid(name, null, "must be in the query"));
    }

    private static double decimal(Exchange x, String name) {
        double value = Condition.number(query(x, name));
        if (Double.isNaN(value)) throw Problem.invalid(name, query(x, name), "must be a number");
        return value;
    }

    private static String reason(JsonNode body) {
        return body.path("reason").asText("");
    }

    private static Problem unknown() {
        return Problem.notFound("There is no such algorithm.");
    }
}
