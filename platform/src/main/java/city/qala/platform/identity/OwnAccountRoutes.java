package city.qala.platform.identity;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import java.util.List;

/** What people do with their own account: second factor, recovery codes, ending everything. */
final class OwnAccountRoutes implements Routes {
    private final SignIn signIn;
    private final SignInPage page;

    OwnAccountRoutes(SignIn signIn, SignInPage page) {
        this.signIn = signIn;
        this.page = page;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/account", this::show);
        to.post("/{lang}/account", this::act);
        to.post("/api/me/end", this::end);
    }

    private void show(Exchange x) {
        send(x, 200, SecondStep.NONE, "", null);
    }

    private void act(Exchange x) {
        Account mine = mine(x);
        FormBody form = FormBody.read(x, FormBody.SHORT);
        signIn.requireOwnForm(x, form);
        String code = form.field("code");
        try {
            switch (form.field("do")) {
                case "enrol" -> send(x, 200, enrol(mine), "", null);
                case "confirm" -> codes(x, signIn.confirm(x, mine, code), "factor-on");
                case "codes" -> codes(x, signIn.renewCodes(x, mine, code), "codes-new");
                case "remove" -> {
                    signIn.removeFactor(x, mine, code);
                    send(x, 200, SecondStep.NONE, "factor-off", null);
                }
                case "end" -> {
                    signIn.endEverything(mine);
                    x.set("Location", "/" + x.language().tag() + "/sign-in").send(303);
                }
                default -> throw Problem.invalid("do", form.field("do"), "must be known");
            }
        } catch (Problem p) {
            boolean ours = p.code().equals("invalid-code") || p.code().equals("rate-limited");
            if (!ours) throw p;
            p.retryAfter().ifPresent(w -> x.set("Retry-After", Long.toString(w.toSeconds())));
            boolean settingUp = form.field("do").equals("confirm") && !mine.factor();
            send(x, p.status(), settingUp ? enrol(mine) : SecondStep.NONE, "", p.code());
        }
    }

    private void end(Exchange x) {
        signIn.endEverything(mine(x));
        x.send(204);
    }

    private SecondStep enrol(Account mine) {
        return SecondStep.enrol("", signIn.enrol(mine));
    }

    private void codes(Exchange x, List<String> codes, String done) {
        send(x, 200, SecondStep.codes(codes), done, null);
    }

    private void send(
            Exchange x,
            int status,
            SecondStep second,
            String done,
            @org.jspecify.annotations.Nullable String problem) {
        Account mine = mine(x);
        page.account(
                x, status, new AccountForm(mine, signIn.isRequired(mine), second, done, problem));
    }

    /** The account behind the request; programs have none. */
    private Account mine(Exchange x) {
        Identity.requireKnown(x.actor());
        if (x.actor().kind() != Actor.Kind.PERSON)
            throw Problem.forbidden("Only people have an account of their own.");
        return signIn.account(x.actor().name());
    }
}
