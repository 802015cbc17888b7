package city.qala.platform.identity;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Accounts over HTTP: one's own, and everybody's for administrators. */
final class AccountRoutes implements Routes {
    private static final int MOST_BYTES = 16_384;

    /** Body of a sign-in. */
    record LoginJson(
            @Nullable String account,
            @Nullable String password,
            @Nullable String newPassword,
            @Nullable String code) {}

    /** Body of new roles. */
    record RolesJson(@Nullable List<String> roles) {}

    private static final String[] MANAGERS = {Role.ADMIN, Role.DEPARTMENT_ADMIN, Role.OVERSIGHT};

    private final Accounts accounts;
    private final SignIn signIn;
    private final IdentityAudit audit;

    AccountRoutes(Accounts accounts, SignIn signIn, IdentityAudit audit) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.audit = audit;
    }

    @Override
    public void routing(Router to) {
        to.get("/api/me", this::me);
        to.post("/api/login", this::login);
        to.get("/api/admin/users", this::list);
        to.post("/api/admin/users", this::add);
        to.on("PUT", "/api/admin/users/{name}/roles", this::roles);
        to.get("/api/admin/users/{name}", this::one);
        to.on("PUT", "/api/admin/users/{name}/standing", this::standing);
        to.post("/api/admin/users/{name}/password", this::password);
        to.post(
                "/api/admin/users/{name}/second-factor/reset",
                x -> plain(x, AccountAct.Verb.RESET_FACTOR));
        to.post("/api/admin/users/{name}/disable", x -> plain(x, AccountAct.Verb.DISABLE));
        to.post("/api/admin/users/{name}/enable", x -> plain(x, AccountAct.Verb.ENABLE));
    }

    private void me(Exchange x) {
        Actor actor = x.actor();
        Identity.requireKnown(actor);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("name", actor.name());
        answer.put("kind", actor.kind().name().toLowerCase(java.util.Locale.ROOT));
        answer.put("roles", new TreeSet<>(actor.roles()));
        StandingJson.into(answer, actor.standing());
        JsonBody.send(x, 200, answer);
    }

    private void login(Exchange x) {
        SameSite.require(x, true);
        var json = JsonBody.read(x, LoginJson.class, MOST_BYTES);
        Account account =
                signIn.prove(
                        x, text(json.account()), text(json.password()), text(json.newPassword()));
        signIn.proveFactor(x, account, text(json.code()));
        JsonBody.send(
                x,
                200,
                Map.of(
                        "token", signIn.token(account),
                        "name", account.name(),
                        "roles", new TreeSet<>(account.roles())));
    }

    private void list(Exchange x) {
        audit.require(x.actor(), "list-accounts", MANAGERS);
        var all = accounts.list(x.actor()).stream().map(AccountJson::of).toList();
        JsonBody.send(x, 200, Map.of("users", all));
    }

    private void one(Exchange x) {
        audit.require(x.actor(), "list-accounts", MANAGERS);
        Account account = accounts.one(x.actor(), x.pathParam("name"));
        x.set("ETag", "\"" + account.version() + "\"");
        JsonBody.send(x, 200, AccountJson.of(account));
    }

    private void add(Exchange x) {
        audit.require(x.actor(), "add", MANAGERS);
        AccountJson json = JsonBody.read(x, AccountJson.class, MOST_BYTES);
        String name = json.nameNeeded();
        var act = AccountAct.add(name, roles(json.roles()), json.standing());
        answer(x, act, 0, 201);
    }

    private void roles(Exchange x) {
        audit.require(x.actor(), "set-roles", MANAGERS);
        long version = version(x);
        var json = JsonBody.read(x, RolesJson.class, MOST_BYTES);
        answer(x, AccountAct.roles(x.pathParam("name"), roles(json.roles())), version, 204);
    }

    private void standing(Exchange x) {
        audit.require(x.actor(), "set-standing", MANAGERS);
        long version = version(x);
        StandingJson json = JsonBody.read(x, StandingJson.class, MOST_BYTES);
        answer(x, AccountAct.standing(x.pathParam("name"), json.toStanding()), version, 204);
    }

    private void password(Exchange x) {
        audit.require(x.actor(), "reset-password", MANAGERS);
        var act = AccountAct.plain(AccountAct.Verb.RESET_PASSWORD, x.pathParam("name"));
        answer(x, act, 0, 200);
    }

    private void plain(Exchange x, AccountAct.Verb verb) {
        audit.require(x.actor(), verb.code(), MANAGERS);
        answer(x, AccountAct.plain(verb, x.pathParam("name")), 0, 204);
    }

    /** Does it; what waits for a second person is accepted, not done. */
    private void answer(Exchange x, AccountAct act, long version, int status) {
        Accounts.Outcome outcome = accounts.perform(x.actor(), act, version);
        // Only now: a name that was refused could be anything, even two headers.
        if (status == 201) x.set("Location", x.base() + "/api/admin/users/" + act.account());
        switch (outcome) {
            case Accounts.Waiting w ->
                    JsonBody.send(x, 202, Map.of("waitsForSecondPerson", w.proposal()));
            case Accounts.Done d when d.password().isEmpty() -> x.send(status);
            case Accounts.Done d ->
                    JsonBody.send(
                            x,
                            status,
                            Map.of("name", act.account(), "oneTimePassword", d.password()));
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Set<String> roles(@Nullable List<String> roles) {
        if (roles == null) throw Problem.invalid("roles", null, "must not be missing");
        return Set.copyOf(new TreeSet<>(roles));
    }

    /** The version that the caller saw; who replaces something must say what. */
    private static long version(Exchange x) {
        String seen = x.header("If-Match").orElse("");
        if (seen.matches("\"[0-9]{1,18}\"")) return Long.parseLong(seen, 1, seen.length() - 1, 10);
        throw Problem.conflict(
                "version-required",
                "Send If-Match with the version of the account that you looked at.");
    }
}
