package city.qala.sensing;

import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Alerts of the rules, for operators, who say whether one was right. */
final class AlertRoutes implements Routes {
    private static final int MOST = 500;
    private static final int MOST_BYTES = 1_024;

    private final Alerts alerts;

    AlertRoutes(Alerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public void routing(Router to) {
        to.get("/api/sensing/alerts", this::list)
                .post("/api/sensing/alerts/{id}/judgement", this::judge);
    }

    private void list(Exchange x) {
        Identity.require(x.actor(), Role.OPERATOR, Role.ADMIN);
        var all = alerts.newest(MOST).stream().map(AlertRoutes::json).toList();
        JsonBody.send(x, 200, Map.of("alerts", all));
    }

    private void judge(Exchange x) {
        Identity.require(x.actor(), Role.OPERATOR);
        JsonNode body = JsonBody.object(x, Set.of("confirmed"), MOST_BYTES);
        JsonNode confirmed = body.path("confirmed");
        if (!confirmed.isBoolean())
            throw Problem.invalid("confirmed", confirmed, "must be true or false")
                    .at("/confirmed", "must be true or false");
        alerts.judge(x.actor(), x.pathParam("id"), confirmed.booleanValue());
        x.send(204);
    }

    private static Map<String, Object> json(Alert a) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("id", a.id());
        answer.put("algorithm", a.algorithm());
        answer.put("thing", a.thing());
        answer.put("since", a.since().toString());
        answer.put("ended", a.ended().map(Instant::toString).orElse(""));
        answer.put("judgement", a.judgement().name().toLowerCase(Locale.ROOT));
        answer.put("judge", a.judge());
        return answer;
    }
}
