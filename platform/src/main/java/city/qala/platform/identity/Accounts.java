package city.qala.platform.identity;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What administrators do with accounts. Every verb is audited in its own commit. */
final class Accounts {
    private final AccountStore store;
    private final SessionStore sessions;
    private final Passwords passwords;
    private final IdentityAudit audit;
    private final Clock clock;

    Accounts(
            AccountStore store,
            SessionStore sessions,
            Passwords passwords,
            IdentityAudit audit,
            Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    List<Account> list() {
        return store.list();
    }

    /** An account that can be used. */
    Optional<Account> usable(String name) {
        return store.find(name).map(AccountStore.Known::account).filter(a -> !a.disabled());
    }

    /**
     * Makes an account.
     *
     * @return its one-time password
     */
    String add(Actor by, String name, Set<String> roles) {
        requireRoles(roles);
        if (!name.matches("[a-z][a-z0-9._-]{1,63}"))
            throw Problem.invalid("name", name, "must be 2 to 64 small letters, digits, . _ -");
        String password = Secrets.password();
        add(by, name, roles, passwords.hash(password), true);
        return password;
    }

    /** Makes an account that no password opens, if there is none of that name. */
    void addWithoutPassword(String name, String role) {
        if (store.find(name).isEmpty())
            add(Actor.SYSTEM, name, Set.of(role), Passwords.NONE, false);
    }

    private void add(Actor by, String name, Set<String> roles, String hash, boolean mustChange) {
        var facts = Map.of("roles", String.join(" ", roles));
        store.add(
                name,
                roles,
                hash,
                mustChange,
                clock.instant(),
                tx -> audit.done(tx, by, "add-account", name, facts));
    }

    /** Gives an account a one-time password and ends its sessions. */
    String resetPassword(Actor by, String name) {
        requireAccount(name);
        String password = Secrets.password();
        store.setPassword(
                name,
                passwords.hash(password),
                true,
                clock.instant(),
                tx -> {
                    sessions.drop(tx, name);
                    audit.done(tx, by, "reset-password", name, Map.of());
                });
        return password;
    }

    /** Switches an account off, with all its sessions and tokens, or on again. */
    void setDisabled(Actor by, String name, boolean disabled) {
        requireAccount(name);
        if (disabled) requireOtherAdmin(name, Set.of());
        store.setDisabled(
                name,
                disabled,
                clock.instant(),
                tx -> {
                    if (disabled) sessions.drop(tx, name);
                    audit.done(tx, by, disabled ? "disable" : "enable", name, Map.of());
                });
    }

    /** Gives an account other roles, at once also in its sessions and tokens. */
    void setRoles(Actor by, String name, Set<String> roles) {
        requireAccount(name);
        requireRoles(roles);
        requireOtherAdmin(name, roles);
        var facts = Map.of("roles", String.join(" ", roles));
        store.setRoles(name, roles, tx -> audit.done(tx, by, "set-roles", name, facts));
    }

    private void requireAccount(String name) {
        if (store.find(name).isEmpty()) throw Problem.notFound("There is no account %s.", name);
    }

    private void requireRoles(Set<String> roles) {
        List<String> known = store.roles();
        for (String role : roles) {
            if (!known.contains(role))
                throw Problem.invalid("roles", role, "must be of " + String.join(" ", known));
        }
    }

    // A town that locks its last administrator out could only be opened again by hand.
    private void requireOtherAdmin(String name, Set<String> newRoles) {
        boolean isAdmin = usable(name).filter(a -> a.roles().contains(Role.ADMIN)).isPresent();
        if (!isAdmin || newRoles.contains(Role.ADMIN)) return;
        boolean other =
                store.list().stream()
                        .filter(a -> !a.name().equals(name) && !a.disabled())
                        .anyMatch(a -> a.roles().contains(Role.ADMIN));
        if (!other)
            throw Problem.conflict("last-administrator", "Somebody must stay administrator.");
    }
}
