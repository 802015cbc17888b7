package city.qala.platform.identity;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Proves who somebody is, and begins and ends their sessions. */
final class SignIn {
    private final AccountStore store;
    private final SessionStore sessions;
    private final Passwords passwords;
    private final GuessLimit limit;
    private final SignInLinks links;
    private final IdentityAudit audit;
    private final TokenDesk desk;
    private final IdentityConfig config;
    private final Clock clock;

    SignIn(
            AccountStore store,
            SessionStore sessions,
            Passwords passwords,
            IdentityAudit audit,
            TokenDesk desk,
            IdentityConfig config,
            Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.passwords = passwords;
        this.limit = new GuessLimit(clock);
        this.links = new SignInLinks(clock);
        this.audit = audit;
        this.desk = desk;
        this.config = config;
        this.clock = clock;
    }

    SignInLinks links() {
        return links;
    }

    /**
     * Proves an account by its password.
     *
     * @param replacement new password where the old one must be replaced; empty without one
     * @throws Problem {@code invalid-credentials} 401, {@code rate-limited} 429, {@code
     *     password-change-required} 403, {@code weak-password} 422
     */
    Account prove(Exchange x, String name, String password, String replacement) {
        String place = place(x, name);
        limit.take(name, place);
        Optional<AccountStore.Known> known = store.find(name);
        if (!fits(known, password)) {
            audit.refused(Actor.ANONYMOUS, "sign-in", known.isPresent() ? name : "");
            throw Problem.of(
                    Problem.Kind.UNAUTHENTICATED,
                    "invalid-credentials",
                    "Name or password is not right.");
        }
        limit.forget(name, place);
        Account account = known.orElseThrow().account();
        if (account.mustChange()) replace(account, password, replacement);
        return account;
    }

    /** Uses up a sign-in link. */
    Optional<Account> follow(String link) {
        return links.use(link)
                .flatMap(store::find)
                .map(AccountStore.Known::account)
                .filter(a -> !a.disabled());
    }

    /** Begins a session in this browser. */
    void begin(Exchange x, Account account) {
        String secret =
                sessions.begin(
                        account.name(),
                        config.session(),
                        tx -> audit.done(tx, actor(account), "sign-in", account.name(), Map.of()));
        SessionCookie.write(x, secret, config.secureCookies());
    }

    /** Ends the reader's session. The browser stays known. */
    void end(Exchange x) {
        String name = x.actor().name();
        SessionCookie.read(x)
                .ifPresent(secret ->
                        sessions.end(
                                secret,
                                tx -> audit.done(tx, x.actor(), "sign-out", name, Map.of())));
    }

    /** A short-lived token of the account, for scripts. */
    String token(Account account) {
        audit.done(actor(account), "token", account.name());
        return desk.issuePersons(account.name(), config.token());
    }

    static Actor actor(Account account) {
        return new Actor(
                account.name(), Actor.Kind.PERSON, account.roles(), account.standing());
    }

    private boolean fits(Optional<AccountStore.Known> known, String password) {
        if (known.isEmpty()) return passwords.fitsNobody(password);
        return passwords.fits(password, known.get().hash()) && !known.get().account().disabled();
    }

    // A browser that has been signed in before is a place of its own, so that a stranger behind
    // the same address does not hold up the owner.
    private String place(Exchange x, String name) {
        return SessionCookie.read(x)
                .filter(s -> sessions.knows(s, name))
                .map(s -> "known " + s)
                .orElse(x.remoteAddress());
    }

    private void replace(Account account, String old, String replacement) {
        if (replacement.isEmpty())
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "password-change-required",
                    "This password was for once; choose your own.");
        if (replacement.equals(old))
            throw Problem.of(
                    Problem.Kind.UNPROCESSABLE,
                    "weak-password",
                    "Choose another password than the old one.");
        Passwords.require(replacement, account.name());
        store.setPassword(
                account.name(),
                passwords.hash(replacement),
                false,
                clock.instant(),
                tx -> audit.done(tx, actor(account), "set-password", account.name(), Map.of()));
    }
}
