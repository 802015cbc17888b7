package city.qala.platform.identity;

import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.platform.db.Tx;
import city.qala.platform.factor.Base32;
import city.qala.platform.factor.SecretBox;
import city.qala.platform.factor.Totp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The second proof beside the password: a code of half a minute, or a recovery code. Each works
 * once.
 */
final class SecondFactor {
    private static final int RECOVERY_CODES = 10;

    /** Roles whose accounts need one, if the town says so. */
    static final List<String> SENSITIVE =
            List.of(Role.ADMIN, Role.DEPARTMENT_ADMIN, Role.OVERSIGHT);

    /**
     * What an authenticator program is given.
     *
     * @param secret to type in, in groups of four
     * @param address to read from a picture
     */
    record Enrolment(String secret, String address) {}

    private final FactorStore store;
    private final AccountStore accounts;
    private final SecretBox box;
    private final IdentityAudit audit;
    private final GuessLimit limit;
    private final boolean required;
    private final String town;
    private final Clock clock;

    SecondFactor(
            FactorStore store,
            AccountStore accounts,
            SecretBox box,
            IdentityAudit audit,
            IdentityConfig config,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.box = box;
        this.audit = audit;
        this.limit = new GuessLimit(clock);
        this.required = config.secondFactor();
        this.town = config.town();
        this.clock = clock;
    }

    /** Whether the account must have one before it opens anything. */
    boolean isRequired(Account account) {
        return required && SENSITIVE.stream().anyMatch(account::has);
    }

    /** Begins an enrolment, or shows again the one that was begun. */
    Enrolment enrol(Account account) {
        if (account.factor())
            throw Problem.conflict("invalid-transition", "The second factor is on already.");
        byte[] secret = secret(account.name()).orElseGet(() -> fresh(account.name()));
        String text = Base32.encode(secret).replaceAll("(.{4})(?=.)", "$1 ");
        return new Enrolment(text, Totp.address("Qala " + town, account.name(), secret));
    }

    /**
     * Ends an enrolment with the first code.
     *
     * @return recovery codes, which are kept nowhere
     * @throws Problem {@code invalid-code} 401, {@code rate-limited} 429
     */
    List<String> confirm(Account account, String place, String code) {
        limit.take(account.name(), place);
        List<String> codes = recoveryCodes();
        boolean right =
                accounts.own(tx -> {
                    if (!usesStep(tx, account.name(), code)) return false;
                    store.replaceCodes(tx, account.name(), codes);
                    audit.done(tx, SignIn.actor(account), "set-factor", account.name(), Map.of());
                    return true;
                });
        if (!right) throw refused(account, "set-factor");
        limit.forget(account.name(), place);
        return codes;
    }

    /**
     * Proves the account by a code.
     *
     * @param place where the tries are counted
     * @throws Problem {@code invalid-code} 401, {@code rate-limited} 429
     */
    void prove(Account account, String place, String code) {
        limit.take(account.name(), place);
        String typed = code.strip().toUpperCase(Locale.ROOT);
        boolean right =
                accounts.own(tx ->
                        usesStep(tx, account.name(), typed)
                                || store.useCode(tx, account.name(), typed));
        if (!right) throw refused(account, "second-factor");
        limit.forget(account.name(), place);
    }

    /** New recovery codes in the place of the old ones. */
    List<String> renewCodes(Account account) {
        List<String> codes = recoveryCodes();
        accounts.own(tx -> {
            store.replaceCodes(tx, account.name(), codes);
            audit.done(tx, SignIn.actor(account), "set-recovery-codes", account.name(), Map.of());
            return true;
        });
        return codes;
    }

    /** Takes it off an account, in the transaction that decides it. */
    void drop(Tx tx, String account) {
        store.drop(tx, account);
    }

    /** Takes one's own off. */
    void remove(Account account) {
        if (isRequired(account))
            throw Problem.forbidden("Your roles need a second factor in this town.");
        accounts.own(tx -> {
            store.drop(tx, account.name());
            audit.done(tx, SignIn.actor(account), "drop-factor", account.name(), Map.of());
            return true;
        });
    }

    private boolean usesStep(Tx tx, String account, String code) {
        var known = store.find(tx, account);
        if (known.isEmpty()) return false;
        OptionalLong step =
                box.open(account, known.get().sealed())
                        .map(s -> Totp.match(s, code, clock.instant(), known.get().lastStep()))
                        .orElse(OptionalLong.empty());
        return step.isPresent() && store.use(tx, account, step.getAsLong());
    }

    private java.util.Optional<byte[]> secret(String account) {
        return store.find(account).flatMap(f -> box.open(account, f.sealed()));
    }

    private byte[] fresh(String account) {
        byte[] secret = Secrets.bytes(Totp.SECRET_BYTES);
        store.put(account, box.seal(account, secret), clock.instant());
        return secret;
    }

    private Problem refused(Account account, String verb) {
        audit.failed(SignIn.actor(account), verb, account.name());
        return Problem.of(
                Problem.Kind.UNAUTHENTICATED,
                "invalid-code",
                "This code is not right, or was used.");
    }

    private static List<String> recoveryCodes() {
        return Stream.generate(() -> Secrets.password().substring(0, 11))
                .limit(RECOVERY_CODES)
                .toList();
    }
}
