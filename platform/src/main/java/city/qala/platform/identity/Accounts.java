package city.qala.platform.identity;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Standing;
import city.qala.platform.db.Tx;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    /** Every account. */
    List<Account> list() {
        return store.list();
    }

    /** The accounts that somebody may know of. */
    List<Account> list(Actor by) {
        return store.list().stream().filter(a -> AccountRules.sees(by, a)).toList();
    }

    /**
     * One of them.
     *
     * @throws Problem {@code not-found}
     */
    Account one(Actor by, String name) {
        return store.find(name)
                .map(AccountStore.Known::account)
                .filter(a -> AccountRules.sees(by, a))
                .orElseThrow(() -> AccountRules.unknown(name));
    }

    /** An account that can be used. */
    Optional<Account> usable(String name) {
        return store.find(name).map(AccountStore.Known::account).filter(a -> !a.disabled());
    }

    /** Makes an account that no password opens, if there is none of that name. */
    void addWithoutPassword(String name, Set<String> roles, Standing standing) {
        Account.requireTogether(roles, standing);
        if (store.find(name).isPresent()) return;
        store.change((tx, all) -> {
            if (all.containsKey(name)) return false;
            var act = AccountAct.add(name, roles, standing);
            add(tx, Actor.SYSTEM, act, Passwords.NONE, false);
            return true;
        });
    }

    /**
     * Does something to an account, if the rules let it.
     *
     * @param version that the act was decided on; 0 for acts that do not build on one
     * @return the one-time password that came of it; empty text if none did
     * @throws Problem {@code not-found}, {@code forbidden}, {@code invalid-parameter}, {@code
     *     account-exists}, {@code last-administrator}, {@code invalid-transition} 409
     */
    String perform(Actor by, AccountAct act, long version) {
        requireForm(act);
        try {
            return store.change((tx, all) -> judgedAndDone(tx, all, by, act, version));
        } catch (Problem p) {
            boolean sensitive =
                    p.kind() == Problem.Kind.FORBIDDEN || p.kind() == Problem.Kind.NOT_FOUND;
            String known = store.find(act.account()).isPresent() ? act.account() : "";
            if (sensitive) audit.refused(by, act.verb().code(), known);
            throw p;
        }
    }

    private String judgedAndDone(
            Tx tx, Map<String, Account> all, Actor by, AccountAct act, long version) {
        Account before = before(all, by, act);
        Account after = act.on(before);
        AccountRules.requireReach(by, before);
        AccountRules.requireReach(by, after);
        if (version != 0 && version != before.version())
            throw Problem.conflict(
                    "invalid-transition",
                    "Somebody changed %s in the meantime; look at it again.",
                    act.account());
        Account.requireTogether(after.roles(), after.standing());
        var afterwards = new LinkedHashMap<>(all);
        afterwards.put(after.name(), after);
        AccountRules.requireAdministrator(all.values(), new ArrayList<>(afterwards.values()));
        return carryOut(tx, by, act);
    }

    private Account before(Map<String, Account> all, Actor by, AccountAct act) {
        Account there = all.get(act.account());
        if (act.verb() == AccountAct.Verb.ADD) {
            if (there != null) throw AccountStore.exists(act.account());
            return act.made(clock.instant());
        }
        if (there == null || !AccountRules.sees(by, there))
            throw AccountRules.unknown(act.account());
        return there;
    }

    private String carryOut(Tx tx, Actor by, AccountAct act) {
        Instant now = clock.instant();
        String name = act.account();
        return switch (act.verb()) {
            case ADD -> {
                String password = Secrets.password();
                add(tx, by, act, passwords.hash(password), true);
                yield password;
            }
            case RESET_PASSWORD -> {
                String password = Secrets.password();
                store.setPassword(tx, name, passwords.hash(password), true, now);
                sessions.drop(tx, name);
                yield done(tx, by, act, password);
            }
            case DISABLE -> {
                store.setDisabled(tx, name, true, now);
                sessions.drop(tx, name);
                yield done(tx, by, act, "");
            }
            case ENABLE -> {
                store.setDisabled(tx, name, false, now);
                yield done(tx, by, act, "");
            }
            case SET_ROLES -> {
                store.setRoles(tx, name, act.roles());
                yield done(tx, by, act, "");
            }
            case SET_STANDING -> {
                store.setStanding(tx, name, act.standing(), now);
                yield done(tx, by, act, "");
            }
            case RESET_FACTOR -> done(tx, by, act, "");
        };
    }

    private void add(Tx tx, Actor by, AccountAct act, String hash, boolean mustChange) {
        store.add(
                tx, act.account(), act.roles(), act.standing(), hash, mustChange, clock.instant());
        done(tx, by, act, "");
    }

    private String done(Tx tx, Actor by, AccountAct act, String answer) {
        Map<String, String> facts =
                act.roles().isEmpty() ? Map.of() : Map.of("roles", String.join(" ", act.roles()));
        audit.done(tx, by, act.verb().code(), act.account(), facts);
        return answer;
    }

    private void requireForm(AccountAct act) {
        List<String> known = store.roles();
        for (String role : act.roles()) {
            if (!known.contains(role))
                throw Problem.invalid("roles", role, "must be of " + String.join(" ", known));
        }
        boolean add = act.verb() == AccountAct.Verb.ADD;
        if (add && !act.account().matches("[a-z][a-z0-9._-]{1,63}"))
            throw Problem.invalid(
                    "name", act.account(), "must be 2 to 64 small letters, digits, . _ -");
    }
}
