package city.qala.platform.identity;

import city.qala.kernel.Problem;
import city.qala.platform.db.Conflict;
import city.qala.platform.db.Database;
import city.qala.platform.db.Row;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Accounts and roles: kept in the ledger, answered from memory. */
final class AccountStore {
    private static final Sql LIST = Sql.of(AccountStore.class, "list-accounts");
    private static final Sql ROLES = Sql.of(AccountStore.class, "list-roles");
    private static final Sql ADD = Sql.of(AccountStore.class, "add-account");
    private static final Sql SET_PASSWORD = Sql.of(AccountStore.class, "set-password");
    private static final Sql SET_DISABLED = Sql.of(AccountStore.class, "set-disabled");
    private static final Sql DROP_ROLES = Sql.of(AccountStore.class, "drop-roles");
    private static final Sql ADD_ROLE = Sql.of(AccountStore.class, "add-role");

    /**
     * An account with what proves its owner.
     *
     * @param hash of the password
     */
    record Known(Account account, String hash) {}

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
     * Makes an account.
     *
     * @param alongside what else belongs into the same commit
     */
    void add(
            String name,
            Set<String> roles,
            String hash,
            boolean mustChange,
            Instant now,
            Consumer<Tx> alongside) {
        try {
            change(tx -> {
                tx.update(ADD, password(name, hash, mustChange, now));
                addRoles(tx, name, roles);
                alongside.accept(tx);
            });
        } catch (Conflict c) {
            throw Problem.conflict("account-exists", "There is an account %s already.", name);
        }
    }

    void setPassword(
            String name, String hash, boolean mustChange, Instant now, Consumer<Tx> alongside) {
        change(tx -> {
            tx.update(SET_PASSWORD, password(name, hash, mustChange, now));
            alongside.accept(tx);
        });
    }

    void setDisabled(String name, boolean disabled, Instant now, Consumer<Tx> alongside) {
        change(tx -> {
            tx.update(SET_DISABLED, Map.of("name", name, "disabled", disabled, "now", now));
            alongside.accept(tx);
        });
    }

    void setRoles(String name, Set<String> roles, Consumer<Tx> alongside) {
        change(tx -> {
            tx.update(DROP_ROLES, Map.of("name", name));
            addRoles(tx, name, roles);
            alongside.accept(tx);
        });
    }

    private static void addRoles(Tx tx, String name, Set<String> roles) {
        for (String role : roles) tx.update(ADD_ROLE, Map.of("name", name, "role", role));
    }

    private static Map<String, Object> password(
            String name, String hash, boolean mustChange, Instant now) {
        return Map.of("name", name, "password", hash, "must_change", mustChange, "now", now);
    }

    private void change(Consumer<Tx> work) {
        ledger.change(work);
        reload();
    }

    private synchronized void reload() {
        var read = new LinkedHashMap<String, Known>();
        for (Known k : ledger.read(tx -> tx.list(LIST, Map.of(), AccountStore::known)))
            read.put(k.account().name(), k);
        accounts = java.util.Collections.unmodifiableMap(read);
    }

    private static Known known(Row row) {
        var account =
                new Account(
                        row.text("name"),
                        Set.copyOf(row.texts("roles")),
                        row.flag("must_change"),
                        row.flag("disabled"),
                        row.instant("created"));
        return new Known(account, row.text("password"));
    }
}
