package city.qala.exchange.agreement;

import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Map;

/** Agreements over HTTP: for those who keep them, and to read for oversight. */
final class AgreementRoutes implements Routes {

    private static final int MOST_BYTES = 32_768;

    private final Agreements agreements;
    private final Clock clock;

    AgreementRoutes(Agreements agreements, Clock clock) {
        this.agreements = agreements;
        this.clock = clock;
    }

    @Override
    public void routing(Router to) {
        to.get("/api/exchange/agreements", this::list);
        to.post("/api/exchange/agreements", this::propose);
        to.get("/api/exchange/agreements/{agreement}", this::read);
        to.post("/api/exchange/agreements/{agreement}/approve", this::approve);
        to.post("/api/exchange/agreements/{agreement}/end", this::end);
    }

    private void list(Exchange x) {
        requireReader(x);
        var all = agreements.all().stream().map(a -> members(a, x)).toList();
        JsonBody.send(x, 200, Map.of("agreements", all));
    }

    private void propose(Exchange x) {
        agreements.requireKeeper(x.actor());
        JsonNode body = JsonBody.object(x, MOST_BYTES);
        Agreement made =
                agreements.propose(x.actor(), AgreementJson.terms(body), AgreementJson.keys(body));
        x.set("Location", x.base() + "/api/exchange/agreements/" + made.id());
        JsonBody.send(x, 201, members(made, x));
    }

    private void read(Exchange x) {
        requireReader(x);
        Ulid id = id(x);
        JsonBody.send(
                x, 200, members(agreements.find(id).orElseThrow(AgreementRoutes::unknown), x));
    }

    private void approve(Exchange x) {
        agreements.requireKeeper(x.actor());
        JsonBody.send(x, 200, members(agreements.approve(x.actor(), id(x), words(x)), x));
    }

    private void end(Exchange x) {
        agreements.requireKeeper(x.actor());
        JsonBody.send(x, 200, members(agreements.end(x.actor(), id(x), words(x)), x));
    }

    private Map<String, Object> members(Agreement agreement, Exchange x) {
        return AgreementJson.members(agreement, clock.instant(), x.base());
    }

    private static void requireReader(Exchange x) {
        if (!Agreements.mayRead(x.actor())) throw Problem.forbidden("Agreements are not for you.");
    }

    private static Ulid id(Exchange x) {
        try {
            return new Ulid(x.pathParam("agreement"));
        } catch (Problem e) {
            throw unknown();
        }
    }

    private static Problem unknown() {
        return Problem.notFound("There is no such agreement.");
    }

    private static String words(Exchange x) {
        JsonNode body = JsonBody.object(x, MOST_BYTES);
        if (body.size() > 1 || (body.size() == 1 && !body.path("words").isTextual()))
            throw Problem.of(
                    Problem.Kind.UNPROCESSABLE, "unknown-field", "The only member is words.");
        return body.path("words").asText("");
    }
}
