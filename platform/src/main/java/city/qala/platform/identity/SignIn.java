package city.qala.platform.identity;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Proves who somebody is, and begins and ends their sessions. */
final class SignIn {
    private final AccountStore store;
    private final SessionStore sessions;
    private final Passwords passwords;
    private final GuessLimit limit;
    private final SignInLinks links;
    private final SignInLinks tickets;
    private final SecondFactor factor;
    private final IdentityAudit audit;
    private final TokenDesk desk;
    private final IdentityConfig config;
    private final Clock clock;

    SignIn(
            AccountStore store,
            SessionStore sessions,
            Passwords passwords,
            SecondFactor factor,
            IdentityAudit audit,
            TokenDesk desk,
            IdentityConfig config,
            Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.passwords = passwords;
        this.limit = new GuessLimit(clock);
        this.links = new SignInLinks(Duration.ofDays(1), clock);
        this.tickets = new SignInLinks(Duration.ofMinutes(10), clock);
        this.factor = factor;
        this.audit = audit;
        this.desk = desk;
        this.config = config;
        this.clock = clock;
    }

    /** What comes after the first step. */
    enum Next {
        OPEN,
        CODE,
        ENROL
    }

    SignInLinks links() {
        return links;
    }

    /** Proofs that the first step was done. */
    SignInLinks tickets() {
        return tickets;
    }

    /** What comes after the first step. */
    Next next(Account account) {
        if (account.factor()) return Next.CODE;
        return factor.isRequired(account) ? Next.ENROL : Next.OPEN;
    }

    /** The account of a ticket. */
    Optional<Account> ticketed(String ticket) {
        return tickets.find(ticket).flatMap(this::usable);
    }

    /**
     * Proves the second factor where the account has one.
     *
     * @throws Problem {@code second-factor-required} 401, {@code invalid-code} 401, {@code
     *     rate-limited} 429
     */
    void proveFactor(Exchange x, Account account, String code) {
        Next next = next(account);
        if (next == Next.OPEN) return;
        if (next == Next.ENROL || code.isEmpty())
            throw Problem.of(
                    Problem.Kind.UNAUTHENTICATED,
                    "second-factor-required",
                    next == Next.CODE
                            ? "A code of your second factor is needed as well."
                            : "Sign in on the page first and set up a second factor.");
        factor.prove(account, factorPlace(x, account), code);
    }

    /** Begins to set a second factor up. */
    SecondFactor.Enrolment enrol(Account account) {
        return factor.enrol(account);
    }

    /** Ends setting a second factor up; its recovery codes. */
    List<String> confirm(Exchange x, Account account, String code) {
        if (account.factor())
            throw Problem.conflict("invalid-transition", "The second factor is on already.");
        return factor.confirm(account, factorPlace(x, account), code);
    }

    /** New recovery codes, for a code. */
    List<String> renewCodes(Exchange x, Account account, String code) {
        requireOn(account);
        proveFactor(x, account, code);
        return factor.renewCodes(account);
    }

    /** Switches one's own second factor off, for a code. */
    void removeFactor(Exchange x, Account account, String code) {
        requireOn(account);
        proveFactor(x, account, code);
        factor.remove(account);
    }

    private static void requireOn(Account account) {
        if (!account.factor())
            throw Problem.conflict("invalid-transition", "The second factor is off.");
    }

    /** Whether the account's roles need a second factor. */
    boolean isRequired(Account account) {
        return factor.isRequired(account);
    }

    /** Ends all sessions and tokens of an account. */
    void endEverything(Account account) {
        store.own(tx -> {
            store.endTokens(tx, account.name(), clock.instant());
            sessions.drop(tx, account.name());
            audit.done(tx, actor(account), "end-everything", account.name(), Map.of());
            return true;
        });
    }

    /**
     * The account of somebody who is signed in.
     *
     * @throws Problem {@code not-found} if it was removed meanwhile
     */
    Account account(String name) {
        return usable(name).orElseThrow(() -> AccountRules.unknown(name));
    }

    /** Refuses a form that does not carry the session's own mark, where a session acts. */
    void requireOwnForm(Exchange x, FormBody form) {
        form.requireOwn(
                SessionCookie.read(x).flatMap(sessions::live).map(Session::csrf).orElse(""));
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
            audit.failed(Actor.ANONYMOUS, "sign-in", known.isPresent() ? name : "");
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
        return links.use(link).flatMap(this::usable);
    }

    /** The same problem, written down: somebody came back from the provider with a bad answer. */
    Problem refusedAtProvider(Problem p) {
        audit.failed(Actor.ANONYMOUS, "sign-in", "");
        return p;
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
        return new Actor(account.name(), Actor.Kind.PERSON, account.roles(), account.standing());
    }

    private Optional<Account> usable(String name) {
        return store.find(name).map(AccountStore.Known::account).filter(a -> !a.disabled());
    }

    // Strangers who know the password share one count of tries wherever they come from; the owner's
    // own browser has another.
    private String factorPlace(Exchange x, Account account) {
        String place = place(x, account.name());
        return place.startsWith("known ") ? place : "anywhere " + account.name();
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
        String hash = passwords.hash(replacement);
        store.own(tx -> {
            store.setPassword(tx, account.name(), hash, false, clock.instant());
            audit.done(tx, actor(account), "set-password", account.name(), Map.of());
            return true;
        });
    }
}
