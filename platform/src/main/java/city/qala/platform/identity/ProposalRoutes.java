package city.qala.platform.identity;

import city.qala.kernel.Role;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** What waits for a second person. */
final class ProposalRoutes implements Routes {
    private final Accounts accounts;

    ProposalRoutes(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void routing(Router to) {
        to.get("/api/admin/proposals", this::list);
        to.post("/api/admin/proposals/{id}/approve", x -> decide(x, true));
        to.post("/api/admin/proposals/{id}/reject", x -> decide(x, false));
    }

    private void list(Exchange x) {
        Identity.require(x.actor(), Role.ADMIN, Role.OVERSIGHT);
        var all = accounts.waiting().stream().map(ProposalRoutes::json).toList();
        JsonBody.send(x, 200, Map.of("proposals", all));
    }

    private void decide(Exchange x, boolean approve) {
        Identity.requireKnown(x.actor());
        String password = accounts.decide(x.actor(), x.pathParam("id"), approve);
        JsonBody.send(x, 200, password.isEmpty() ? Map.of() : Map.of("oneTimePassword", password));
    }

    private static Map<String, Object> json(Proposal p) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("id", p.id());
        answer.put("verb", p.act().verb().code());
        answer.put("account", p.act().account());
        answer.put("roles", new TreeSet<>(p.act().roles()));
        StandingJson.into(answer, p.act().standing());
        answer.put("askedBy", p.by().name());
        answer.put("askedAt", p.at().toString());
        return answer;
    }
}
