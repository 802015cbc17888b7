package city.qala.platform.identity;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The sign-in page, sign-in links and sign-out. */
final class SignInRoutes implements Routes {
    private final SignIn signIn;
    private final Function<Exchange, String> csrf;
    private final SignInPage page;

    SignInRoutes(SignIn signIn, Function<Exchange, String> csrf, SignInPage page) {
        this.signIn = signIn;
        this.csrf = csrf;
        this.page = page;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/sign-in", this::show);
        to.post("/{lang}/sign-in", this::signIn);
        to.post("/{lang}/sign-in/code", this::code);
        to.get("/{lang}/sign-in/{link}", this::follow);
        to.post("/{lang}/sign-out", this::signOut);
    }

    private void show(Exchange x) {
        String next = local(x.queryParam("next").orElse(""));
        page.send(x, 200, SignInForm.first(next));
    }

    private void signIn(Exchange x) {
        SameSite.require(x, true);
        FormBody form = FormBody.read(x, FormBody.SHORT);
        String next = local(form.field("next"));
        String name = form.field("name").strip();
        try {
            Account account =
                    signIn.prove(x, name, form.field("password"), form.field("new-password"));
            proceed(x, account, next);
        } catch (Problem p) {
            again(x, p, next, name);
        }
    }

    /** Begins the session, or asks for the second factor first. */
    void proceed(Exchange x, Account account, String next) {
        switch (signIn.next(account)) {
            case OPEN -> {
                signIn.begin(x, account);
                go(x, next);
            }
            case CODE ->
                    second(x, 200, next, SecondStep.code(signIn.tickets().make(account.name())));
            case ENROL -> {
                String ticket = signIn.tickets().make(account.name());
                second(x, 200, next, SecondStep.enrol(ticket, signIn.enrol(account)));
            }
        }
    }

    private void second(Exchange x, int status, String next, SecondStep step) {
        page.send(x, status, SignInForm.second(next, step));
    }

    private void code(Exchange x) {
        SameSite.require(x, true);
        FormBody form = FormBody.read(x, FormBody.SHORT);
        String next = local(form.field("next"));
        String ticket = form.field("ticket");
        Optional<Account> account = signIn.ticketed(ticket);
        if (account.isEmpty()) {
            page.send(x, 401, SignInForm.first(next).wrong("sign-in-again", List.of()));
            return;
        }
        try {
            code(x, account.get(), ticket, form.field("code"), next);
        } catch (Problem p) {
            boolean ours = p.code().equals("invalid-code") || p.code().equals("rate-limited");
            if (!ours) throw p;
            p.retryAfter().ifPresent(w -> x.set("Retry-After", Long.toString(w.toSeconds())));
            SecondStep step =
                    account.get().factor()
                            ? SecondStep.code(ticket)
                            : SecondStep.enrol(ticket, signIn.enrol(account.get()));
            var again = SignInForm.second(next, step).wrong(p.code(), p.params());
            page.send(x, p.status(), again);
        }
    }

    private void code(Exchange x, Account account, String ticket, String code, String next) {
        if (account.factor()) {
            signIn.proveFactor(x, account, code);
            signIn.tickets().use(ticket);
            signIn.begin(x, account);
            go(x, next);
            return;
        }
        List<String> codes = signIn.confirm(x, account, code);
        signIn.tickets().use(ticket);
        signIn.begin(x, account);
        second(x, 200, next, SecondStep.codes(codes));
    }

    /** The page once more, with what went wrong; other failures go the usual way. */
    private void again(Exchange x, Problem p, String next, String name) {
        boolean change =
                p.code().equals("password-change-required") || p.code().equals("weak-password");
        boolean ours =
                change || p.code().equals("invalid-credentials") || p.code().equals("rate-limited");
        if (!ours) throw p;
        p.retryAfter().ifPresent(w -> x.set("Retry-After", Long.toString(w.toSeconds())));
        var form = new SignInForm(next, name, change, p.code(), p.params(), SecondStep.NONE);
        page.send(x, p.status(), form);
    }

    // A GET that signs in is safe here: the secret in it is used up, and nobody else knows it.
    private void follow(Exchange x) {
        if (x.method().equals("HEAD")) {
            x.send(204);
            return;
        }
        Account account =
                signIn.follow(x.pathParam("link"))
                        .orElseThrow(() -> Problem.notFound("This link was used, or is too old."));
        x.set("Referrer-Policy", "no-referrer");
        proceed(x, account, "/");
    }

    private void signOut(Exchange x) {
        FormBody.read(x, FormBody.SHORT).requireOwn(csrf.apply(x));
        signIn.end(x);
        go(x, "/");
    }

    private static void go(Exchange x, String next) {
        String to = next.isEmpty() || next.equals("/") ? "/" + x.language().tag() + "/" : next;
        x.set("Location", to).set("Cache-Control", "no-store").send(303);
    }

    /** The address if it is one of ours, else empty: nobody is sent elsewhere after signing in. */
    static String local(String next) {
        boolean ours =
                next.startsWith("/")
                        && !next.startsWith("//")
                        && next.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
        return ours ? next : "";
    }
}
