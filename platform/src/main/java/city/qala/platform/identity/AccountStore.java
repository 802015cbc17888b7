package city.qala.platform.identity;

import city.qala.kernel.Problem;
import city.qala.kernel.Standing;
import city.qala.kernel.Subject;
import city.qala.kernel.WorkingHours;
import city.qala.platform.db.Database;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Accounts and roles: kept in the ledger, answered from memory. */
final class AccountStore {
    private static final Sql LIST = Sql.of(AccountStore.class, "list-accounts");
    private static final Sql ROLES = Sql.of(AccountStore.class, "list-roles");
    private static final Sql ADD = Sql.of(AccountStore.class, "add-account");
    private static final Sql SET_PASSWORD = Sql.of(AccountStore.class, "set-password");
    private static final Sql SET_DISABLED = Sql.of(AccountStore.class, "set-disabled");
    private static final Sql SET_STANDING = Sql.of(AccountStore.class, "set-standing");
    private static final Sql DROP_ROLES = Sql.of(AccountStore.class, "drop-roles");
    private static final Sql ADD_ROLE = Sql.of(AccountStore.class, "add-role");
    private static final Sql LOCK = Sql.of(AccountStore.class, "lock-accounts");
    private static final Sql END_TOKENS = Sql.of(AccountStore.class, "end-tokens");
    private static final Sql NEXT_VERSION = Sql.of(AccountStore.class, "next-version");

    /**
     * An account with what proves its owner.
     *
     * @param hash of the password
     * @param tokensFrom tokens of before are worthless
     */
    record Known(Account account, String hash, Instant tokensFrom) {}

    private static final Sql DROP = Sql.of(AccountStore.class, "drop-account");
    private static final Sql FORGET_FAILURES = Sql.of(AccountStore.class, "forget-failures");
    private static final Sql FORGET_PROPOSALS = Sql.of(AccountStore.class, "forget-proposals");

    private final Database ledger;
    private volatile Map<String, Known> accounts = Map.of();

    AccountStore(Database ledger) {
        this.ledger = ledger;
        reload();
    }

    Optional<Known> find(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    /** All accounts in order of their names. */
    List<Account> list() {
        return accounts.values().stream().map(Known::account).toList();
    }

    /** Codes of all roles. */
    List<String> roles() {
        return ledger.read(tx -> tx.list(ROLES, Map.of(), row -> row.text("code")));
    }

    /**
     * Changes accounts. Changes wait for one another: what the work sees in its list still holds
     * when it is committed.
     *
     * @param work gets the transaction and all accounts as they are in it
     */
    <T> T change(BiFunction<Tx, Map<String, Account>, T> work) {
        Function<Tx, T> locked =
                tx -> {
                    tx.run(LOCK, Map.of());
                    var now = new LinkedHashMap<String, Account>();
                    for (Known k : tx.list(LIST, Map.of(), AccountStore::known))
                        now.put(k.account().name(), k.account());
                    return work.apply(tx, now);
                };
        try {
            return ledger.write(locked);
        } finally {
            reload();
        }
    }

    /** Makes an account. */
    void add(
            Tx tx,
            String name,
            Set<String> roles,
            Standing standing,
            String hash,
            boolean mustChange,
            Instant now) {
        var args = standing(name, standing, now);
        args.putAll(password(name, hash, mustChange, now));
        tx.update(ADD, args);
        addRoles(tx, name, roles);
    }

    static Problem exists(String name) {
        return Problem.conflict("account-exists", "There is an account %s already.", name);
    }

    /** Another password; tokens that were given out before end with the old one. */
    void setPassword(Tx tx, String name, String hash, boolean mustChange, Instant now) {
        tx.update(SET_PASSWORD, password(name, hash, mustChange, now));
        endTokens(tx, name, now);
    }

    /** Ends all tokens that a person has been given so far. */
    void endTokens(Tx tx, String name, Instant now) {
        tx.update(END_TOKENS, Map.of("name", name, "now", now));
    }

    /** What an owner does with their own account. */
    <T> T own(Function<Tx, T> work) {
        try {
            return ledger.write(work);
        } finally {
            reload();
        }
    }

    /** Forgets an account and all that hangs on it. */
    void drop(Tx tx, String name) {
        tx.update(FORGET_FAILURES, Map.of("name", name));
        tx.update(FORGET_PROPOSALS, Map.of("name", name));
        tx.update(DROP, Map.of("name", name));
    }

    void setDisabled(Tx tx, String name, boolean disabled, Instant now) {
        tx.update(SET_DISABLED, Map.of("name", name, "disabled", disabled, "now", now));
        endTokens(tx, name, now);
        tx.update(NEXT_VERSION, Map.of("name", name));
    }

    void setRoles(Tx tx, String name, Set<String> roles) {
        tx.update(DROP_ROLES, Map.of("name", name));
        addRoles(tx, name, roles);
        tx.update(NEXT_VERSION, Map.of("name", name));
    }

    void setStanding(Tx tx, String name, Standing standing, Instant now) {
        tx.update(SET_STANDING, standing(name, standing, now));
        tx.update(NEXT_VERSION, Map.of("name", name));
    }

    private static void addRoles(Tx tx, String name, Set<String> roles) {
        for (String role : roles) tx.update(ADD_ROLE, Map.of("name", name, "role", role));
    }

    private static Map<String, Object> password(
            String name, String hash, boolean mustChange, Instant now) {
        return Map.of("name", name, "password", hash, "must_change", mustChange, "now", now);
    }

    private static Map<String, @Nullable Object> standing(String name, Standing s, Instant now) {
        return Tx.args(
                "name", name,
                "organisation", s.organisation(),
                "department", s.department(),
                "districts", s.districts().stream().sorted().toList(),
                "hours", s.hours().toString(),
                "resident", s.resident().map(Subject::toString).orElse(null),
                "now", now);
    }

    private synchronized void reload() {
        var read = new LinkedHashMap<String, Known>();
        for (Known k : ledger.read(tx -> tx.list(LIST, Map.of(), AccountStore::known)))
            read.put(k.account().name(), k);
        accounts = Collections.unmodifiableMap(read);
    }

    private static Known known(Row row) {
        var account =
                new Account(
                        row.text("name"),
                        Set.copyOf(row.texts("roles")),
                        standing(row),
                        row.number("version"),
                        row.flag("factor"),
                        row.flag("must_change"),
                        row.flag("disabled"),
                        row.instant("created"));
        return new Known(account, row.text("password"), row.instant("tokens_from"));
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.text("organisation"),
                row.text("department"),
                Set.copyOf(row.texts("districts")),
                WorkingHours.parse(row.text("hours")),
                Optional.ofNullable(row.textOrNull("resident")).map(Subject::parse));
    }
}
