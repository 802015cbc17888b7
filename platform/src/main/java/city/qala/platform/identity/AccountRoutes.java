package city.qala.platform.identity;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Accounts over HTTP: one's own, and everybody's for administrators. */
final class AccountRoutes implements Routes {

    /** Body of a sign-in. */
    record LoginJson(
            @Nullable String account, @Nullable String password, @Nullable String newPassword) {}

    /** Body of a new account or of new roles. */
    record AccountJson(@Nullable String name, @Nullable List<String> roles) {}

    private final Accounts accounts;
    private final SignIn signIn;

    AccountRoutes(Accounts accounts, SignIn signIn) {
        this.accounts = accounts;
        this.signIn = signIn;
    }

    @Override
    public void routing(Router to) {
        to.get("/api/me", this::me);
        to.post("/api/login", this::login);
        to.get("/api/admin/users", this::list);
        to.post("/api/admin/users", this::add);
        to.on("PUT", "/api/admin/users/{name}/roles", this::roles);
        to.post("/api/admin/users/{name}/password", this::password);
        to.post("/api/admin/users/{name}/disable", x -> disabled(x, true));
        to.post("/api/admin/users/{name}/enable", x -> disabled(x, false));
    }

    private void me(Exchange x) {
        Actor actor = x.actor();
        Identity.requireKnown(actor);
        JsonBody.send(
                x,
                200,
                Map.of(
                        "name", actor.name(),
                        "kind", actor.kind().name().toLowerCase(java.util.Locale.ROOT),
                        "roles", new TreeSet<>(actor.roles())));
    }

    private void login(Exchange x) {
        SameSite.require(x, true);
        var json = JsonBody.read(x, LoginJson.class);
        String name = json.account() == null ? "" : json.account();
        String password = json.password() == null ? "" : json.password();
        String replacement = json.newPassword() == null ? "" : json.newPassword();
        Account account = signIn.prove(x, name, password, replacement);
        JsonBody.send(
                x,
                200,
                Map.of(
                        "token", signIn.token(account),
                        "name", account.name(),
                        "roles", new TreeSet<>(account.roles())));
    }

    private void list(Exchange x) {
        Identity.require(x.actor(), Role.ADMIN);
        var all = accounts.list().stream().map(AccountRoutes::json).toList();
        JsonBody.send(x, 200, Map.of("users", all));
    }

    private void add(Exchange x) {
        Identity.require(x.actor(), Role.ADMIN);
        var json = JsonBody.read(x, AccountJson.class);
        if (json.name() == null) throw Problem.invalid("name", null, "must not be missing");
        String password = accounts.add(x.actor(), json.name(), rolesOf(json));
        x.set("Location", x.base() + "/api/admin/users/" + json.name());
        JsonBody.send(x, 201, Map.of("name", json.name(), "oneTimePassword", password));
    }

    private void roles(Exchange x) {
        Identity.require(x.actor(), Role.ADMIN);
        var json = JsonBody.read(x, AccountJson.class);
        accounts.setRoles(x.actor(), x.pathParam("name"), rolesOf(json));
        x.send(204);
    }

    private void password(Exchange x) {
        Identity.require(x.actor(), Role.ADMIN);
        String password = accounts.resetPassword(x.actor(), x.pathParam("name"));
        JsonBody.send(x, 200, Map.of("oneTimePassword", password));
    }

    private void disabled(Exchange x, boolean disabled) {
        Identity.require(x.actor(), Role.ADMIN);
        accounts.setDisabled(x.actor(), x.pathParam("name"), disabled);
        x.send(204);
    }

    private static Set<String> rolesOf(AccountJson json) {
        if (json.roles() == null) throw Problem.invalid("roles", null, "must not be missing");
        return Set.copyOf(new TreeSet<>(json.roles()));
    }

    private static Map<String, ?> json(Account a) {
        return Map.of(
                "name", a.name(),
                "roles", new TreeSet<>(a.roles()),
                "mustChange", a.mustChange(),
                "disabled", a.disabled(),
                "created", a.created().toString());
    }
}
