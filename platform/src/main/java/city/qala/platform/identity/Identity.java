package city.qala.platform.identity;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Standing;
import city.qala.kernel.Subject;
import city.qala.platform.db.Database;
import city.qala.platform.http.Authenticator;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Routes;
import city.qala.platform.mqtt.MqttAuthenticator;
import city.qala.platform.oidc.Fetch;
import city.qala.platform.oidc.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is who: accounts of people, sessions of browsers, tokens of devices and programs, roles.
 *
 * <p>A token of a person opens what the account opens at that moment; a disabled account ends its
 * sessions and tokens at once. Sign-ins and every change of an account are audited in the same
 * commit.
 */
public final class Identity implements Authenticator, MqttAuthenticator {
    private static final String FIRST = "admin";

    private final TokenDesk desk;
    private final AccountStore store;
    private final Accounts accounts;
    private final SessionStore sessions;
    private final FailureStore failures;
    private final IdentityAudit audit;
    private final SignIn signIn;
    private final Provider provider;
    private final IdentityConfig config;
    private final Clock clock;

    private Identity(
            Database ledger,
            TokenDesk desk,
            AuditLog log,
            IdentityConfig config,
            Fetch fetch,
            Clock clock) {
        this.config = config;
        this.clock = clock;
        this.desk = desk;
        this.store = new AccountStore(ledger);
        this.failures = new FailureStore(ledger);
        this.audit = new IdentityAudit(log, failures, clock);
        this.sessions = new SessionStore(ledger, clock);
        var passwords = new Passwords();
        var factors = new FactorStore(ledger);
        var proposals = new ProposalStore(ledger);
        this.accounts = new Accounts(store, sessions, factors, proposals, passwords, audit, clock);
        var factor = new SecondFactor(factors, store, desk.box(), audit, config, clock);
        this.signIn = new SignIn(store, sessions, passwords, factor, audit, desk, config, clock);
        this.provider = new Provider(config.oidc(), fetch, clock);
    }

    /**
     * The identity of a city; brings its tables up to date.
     *
     * @param fetch how the town's sign-in provider is called, if it has one
     */
    public static Identity create(
            Database ledger,
            TokenDesk desk,
            AuditLog audit,
            IdentityConfig config,
            Fetch fetch,
            Clock clock) {
        ledger.migrate("identity");
        return new Identity(ledger, desk, audit, config, fetch, clock);
    }

    /** All addresses: the sign-in page and the accounts' API. */
    public List<Routes> routes(SignInPage page) {
        var signIns = new SignInRoutes(signIn, this::csrf, page);
        var members = new ProviderAccounts(store, accounts, audit, config.oidc(), clock);
        return List.of(
                signIns,
                new ProviderRoutes(
                        signIns, signIn, members, provider, config.secureCookies(), clock),
                new OwnAccountRoutes(signIn, page),
                new AccountRoutes(accounts, signIn, audit),
                new ProposalRoutes(accounts),
                new TokenRoutes(desk, audit));
    }

    /** How identity stands, for those who watch over the town's security. */
    public IdentityFacts facts() {
        Instant now = clock.instant();
        long week =
                failures.since(now.minus(Duration.ofDays(7))).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
        List<String> bare =
                accounts.list().stream()
                        .filter(a -> !a.disabled() && !a.factor())
                        .filter(a -> SecondFactor.SENSITIVE.stream().anyMatch(a::has))
                        .map(Account::name)
                        .toList();
        return new IdentityFacts(
                desk.list(),
                failures.since(now.minus(Duration.ofDays(1))),
                week,
                bare,
                config.secondFactor(),
                accounts.waiting().size(),
                desk.keyMade());
    }

    /**
     * Forgets the account of a resident who is erased.
     *
     * @return how many accounts are gone, or belong to no resident any more
     */
    public long forget(Subject resident) {
        return accounts.forget(resident);
    }

    /** How many accounts belong to a resident. */
    public long accountsOf(Subject resident) {
        return accounts.list().stream()
                .filter(a -> a.standing().resident().equals(Optional.of(resident)))
                .count();
    }

    /** What the sign-in page calls the town's own provider; empty if there is none. */
    public String provider() {
        return config.oidc().isOn() ? config.oidc().name() : "";
    }

    /**
     * Makes the first administrator, called {@code admin}, in a city without accounts.
     *
     * @return the one-time password, which is shown once and must be replaced; empty if there is an
     *     account already
     */
    public Optional<String> firstAdministrator() {
        if (!accounts.list().isEmpty()) return Optional.empty();
        var first = AccountAct.add(FIRST, Set.of(Role.ADMIN), Standing.NONE);
        return accounts.perform(Actor.SYSTEM, first, 0) instanceof Accounts.Done d
                ? Optional.of(d.password())
                : Optional.empty();
    }

    /**
     * A link that signs in once, for showing a city without passwords. It makes an account of its
     * own for the role, which no password opens.
     *
     * @return a path of ours after the language, good for a day
     */
    public String signInLink(String role) {
        return signInLink("demo-" + role, Set.of(role), Standing.NONE);
    }

    /**
     * The same for somebody in particular.
     *
     * @param account name of the account, made if it is not there
     * @param roles of a new account
     * @param standing of a new account; a resident's names the resident
     */
    public String signInLink(String account, Set<String> roles, Standing standing) {
        accounts.addWithoutPassword(account, roles, standing);
        return "/sign-in/" + signIn.links().make(account);
    }

    @Override
    public Actor authenticate(Exchange x) {
        Optional<String> authorization = x.header("Authorization");
        if (authorization.isPresent()) return bearer(x, authorization.get());
        Optional<Session> session = SessionCookie.read(x).flatMap(sessions::live);
        if (session.isEmpty()) return Actor.ANONYMOUS;
        if (!hasToken(x, session.get())) SameSite.require(x, false);
        return person(session.get().account()).orElse(Actor.ANONYMOUS);
    }

    @Override
    public Actor authenticateToken(String name, String token) {
        if (name.isEmpty() && token.isEmpty() && config.strangers()) return Actor.ANONYMOUS;
        try {
            Actor actor = actor(desk.verify(token));
            if (actor.name().equals(name)) return actor;
        } catch (Problem p) {
            // told below, in the same words whatever was wrong
        }
        throw Problem.of(
                Problem.Kind.UNAUTHENTICATED,
                "invalid-credentials",
                "The user name must be the token's name, the password the token.");
    }

    /**
     * Who holds a token that came without its name, as a key in a form; nobody if it is not valid.
     */
    public Actor holder(String token) {
        try {
            return actor(desk.verify(token));
        } catch (Problem p) {
            return Actor.ANONYMOUS;
        }
    }

    /**
     * Lets only the roles through.
     *
     * @throws Problem {@code invalid-token} 401 for nobody known, {@code forbidden} 403 for another
     *     role
     */
    public static void require(Actor actor, String... roles) {
        requireKnown(actor);
        if (!actor.hasAny(roles)) throw Problem.forbidden("Your role may not do this.");
    }

    /**
     * Lets everybody through who is known.
     *
     * @throws Problem {@code invalid-token} 401 for nobody known
     */
    public static void requireKnown(Actor actor) {
        if (actor.isAnonymous())
            throw Problem.of(
                    Problem.Kind.UNAUTHENTICATED,
                    "invalid-token",
                    "Sign in, or send a token: this is not for everybody.");
    }

    /** What the forms of this reader's session send along; empty text without a session. */
    public String csrf(Exchange x) {
        return SessionCookie.read(x).flatMap(sessions::live).map(Session::csrf).orElse("");
    }

    private Actor bearer(Exchange x, String authorization) {
        x.set("WWW-Authenticate", "Bearer");
        int space = authorization.indexOf(' ');
        if (space < 0 || !authorization.substring(0, space).equalsIgnoreCase("Bearer"))
            throw Tokens.invalid();
        return actor(desk.verify(authorization.substring(space + 1).strip()));
    }

    private Actor actor(TokenClaims claims) {
        if (claims.kind() == Actor.Kind.PERSON)
            return store.find(claims.name())
                    .filter(k -> !k.account().disabled())
                    .filter(k -> !claims.made().isBefore(k.tokensFrom()))
                    .map(k -> SignIn.actor(k.account()))
                    .orElseThrow(Tokens::invalid);
        return new Actor(claims.name(), claims.kind(), claims.roles());
    }

    private Optional<Actor> person(String account) {
        return accounts.usable(account).map(SignIn::actor);
    }

    private static boolean hasToken(Exchange x, Session session) {
        return x.header("X-CSRF-Token").filter(t -> Secrets.same(t, session.csrf())).isPresent();
    }
}
