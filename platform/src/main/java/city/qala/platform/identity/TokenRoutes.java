package city.qala.platform.identity;

import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tokens that were given out to devices and programs, and their end. */
final class TokenRoutes implements Routes {
    private final TokenDesk desk;
    private final IdentityAudit audit;

    TokenRoutes(TokenDesk desk, IdentityAudit audit) {
        this.desk = desk;
        this.audit = audit;
    }

    @Override
    public void routing(Router to) {
        to.get("/api/admin/tokens", this::list);
        to.post("/api/admin/tokens/{id}/revoke", this::revoke);
    }

    private void list(Exchange x) {
        audit.require(x.actor(), "list-tokens", Role.ADMIN, Role.OVERSIGHT);
        JsonBody.send(
                x, 200, Map.of("tokens", desk.list().stream().map(TokenRoutes::json).toList()));
    }

    private void revoke(Exchange x) {
        audit.require(x.actor(), "revoke-token", Role.ADMIN);
        String id = x.pathParam("id");
        IssuedToken token =
                desk.list().stream()
                        .filter(t -> t.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("There is no such token."));
        // An inspector's programs are ended by who can read the data folder, not by the page.
        if (token.role().equals(Role.OVERSIGHT))
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "four-eyes-required",
                    "An inspector's token is not ended by one administrator alone.");
        if (desk.revoke(id) > 0) audit.done(x.actor(), "revoke-token", "", token.name());
        x.send(204);
    }

    private static Map<String, Object> json(IssuedToken t) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("id", t.id());
        answer.put("name", t.name());
        answer.put("role", t.role());
        answer.put("issued", t.issued().toString());
        answer.put("expires", t.expires().toString());
        answer.put("revoked", t.revoked());
        return answer;
    }
}
