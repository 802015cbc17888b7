package city.qala.platform.identity;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.oidc.Provider;
import city.qala.platform.oidc.ProviderUser;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Signing in at the provider, coming back, and signing out there. */
final class ProviderRoutes implements Routes {
    private static final String COOKIE = "qala_provider";
    private static final String BACK = "/sign-in/provider/return";
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    /**
     * Somebody who is away at the provider.
     *
     * @param browser what their browser holds, so that nobody is signed in by a link of somebody
     *     else
     */
    private record Away(
            String browser,
            String nonce,
            String verifier,
            String next,
            String lang,
            Instant until) {}

    private final Map<String, Away> away = new ConcurrentHashMap<>();
    private final SignInRoutes signIns;
    private final SignIn signIn;
    private final ProviderAccounts accounts;
    private final Provider provider;
    private final boolean secure;
    private final Clock clock;

    ProviderRoutes(
            SignInRoutes signIns,
            SignIn signIn,
            ProviderAccounts accounts,
            Provider provider,
            boolean secure,
            Clock clock) {
        this.signIns = signIns;
        this.signIn = signIn;
        this.accounts = accounts;
        this.provider = provider;
        this.secure = secure;
        this.clock = clock;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/sign-in/provider", this::leave);
        to.get(BACK, this::comeBack);
        to.get("/{lang}/sign-in/provider/out", this::out);
    }

    private void leave(Exchange x) {
        requireOn();
        Instant now = clock.instant();
        away.values().removeIf(a -> !now.isBefore(a.until()));
        if (away.size() >= MOST)
            throw Problem.of(Problem.Kind.UNAVAILABLE, "overloaded", "Too many sign-ins at once.")
                    .retryAfter(Duration.ofMinutes(1));
        String browser = Secrets.address();
        String state = Secrets.address();
        String next = SignInRoutes.local(x.queryParam("next").orElse(""));
        var gone =
                new Away(
                        browser,
                        Secrets.address(),
                        Secrets.address(),
                        next,
                        x.language().tag(),
                        now.plus(GOOD_FOR));
        URI there = provider.authorize(x.base() + BACK, state, gone.nonce(), gone.verifier());
        away.put(state, gone);
        cookie(x, browser, GOOD_FOR);
        x.set("Location", there.toString()).set("Cache-Control", "no-store").send(303);
    }

    private void comeBack(Exchange x) {
        requireOn();
        // The state works once: an answer that is sent again finds nobody.
        Optional<Away> known = x.queryParam("state").map(away::remove);
        Away gone =
                known.filter(a -> clock.instant().isBefore(a.until()))
                        .filter(a -> held(x).filter(h -> Secrets.same(h, a.browser())).isPresent())
                        .orElseThrow(() -> signIn.refusedAtProvider(Provider.refused()));
        boolean othersAnswer =
                x.queryParam("iss").filter(i -> !i.equals(provider.config().issuer())).isPresent();
        String code = x.queryParam("code").orElse("");
        if (othersAnswer || code.isEmpty()) throw signIn.refusedAtProvider(Provider.refused());
        ProviderUser user = exchanged(x, gone, code);
        Account account = accounts.signedIn(user);
        String home = "/" + gone.lang() + "/";
        signIns.proceed(x, account, gone.next().isEmpty() ? home : gone.next());
    }

    private ProviderUser exchanged(Exchange x, Away gone, String code) {
        try {
            return provider.exchange(code, x.base() + BACK, gone.nonce(), gone.verifier());
        } catch (Problem p) {
            throw signIn.refusedAtProvider(p);
        }
    }

    private void out(Exchange x) {
        requireOn();
        String home = x.base() + "/" + x.language().tag() + "/";
        String there = provider.end(home).map(URI::toString).orElse(home);
        x.set("Location", there).set("Cache-Control", "no-store").send(303);
    }

    private void requireOn() {
        if (!provider.config().isOn())
            throw Problem.notFound("This town has no sign-in provider of its own.");
    }

    private static Optional<String> held(Exchange x) {
        for (String pair : x.header("Cookie").orElse("").split(";", -1)) {
            String one = pair.strip();
            if (one.startsWith(COOKIE + "="))
                return Optional.of(one.substring(COOKIE.length() + 1));
        }
        return Optional.empty();
    }

    // Lax, since the browser comes back from another site.
    private void cookie(Exchange x, String value, Duration age) {
        x.set(
                "Set-Cookie",
                COOKIE
                        + "="
                        + value
                        + "; Path=/sign-in/provider; HttpOnly; SameSite=Lax; Max-Age="
                        + age.toSeconds()
                        + (secure ? "; Secure" : ""));
    }
}
