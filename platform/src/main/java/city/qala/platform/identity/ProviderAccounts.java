package city.qala.platform.identity;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Standing;
import city.qala.platform.db.Sql;
import city.qala.platform.oidc.OidcConfig;
import city.qala.platform.oidc.ProviderUser;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The accounts of people who sign in at a provider. They are known by the provider's own name for
 * them, never by a name that they chose: a user called {@code admin} there is not our admin.
 */
final class ProviderAccounts {
    private static final Sql FIND = Sql.of(ProviderAccounts.class, "find-external");
    private static final Sql ADD = Sql.of(ProviderAccounts.class, "add-external");

    private final AccountStore store;
    private final Accounts accounts;
    private final IdentityAudit audit;
    private final OidcConfig config;
    private final Clock clock;

    ProviderAccounts(
            AccountStore store,
            Accounts accounts,
            IdentityAudit audit,
            OidcConfig config,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The account of somebody, made at the first sign-in; its roles are those that the groups give
     * now.
     *
     * @throws Problem {@code forbidden} if no group gives a role, or the account is disabled
     */
    Account signedIn(ProviderUser user) {
        Set<String> roles = config.rolesOf(user.groups());
        Optional<String> known =
                store.own(tx ->
                        tx.one(
                                FIND,
                                Map.of("issuer", user.issuer(), "subject", user.subject()),
                                row -> row.text("account")));
        if (roles.isEmpty()) {
            known.ifPresent(name -> setRoles(name, roles));
            audit.refused(Actor.ANONYMOUS, "sign-in", known.orElse(""));
            throw Problem.forbidden("None of your groups works for this town's platform.");
        }
        String name = known.orElseGet(() -> make(user, roles));
        setRoles(name, roles);
        Optional<Account> account = accounts.usable(name);
        if (account.isEmpty()) audit.refused(Actor.ANONYMOUS, "sign-in", name);
        return account.orElseThrow(() -> Problem.forbidden("This account is switched off."));
    }

    /** Roles of a provider never touch what two people decided. */
    private void setRoles(String name, Set<String> wanted) {
        Account now = store.find(name).orElseThrow().account();
        var roles = new TreeSet<>(wanted);
        if (now.has(city.qala.kernel.Role.OVERSIGHT)) return;
        if (!now.roles().equals(roles))
            accounts.perform(Actor.SYSTEM, AccountAct.roles(name, roles), 0);
    }

    private String make(ProviderUser user, Set<String> roles) {
        return store.change((tx, all) -> {
            String name = free(user.name(), all);
            store.add(tx, name, roles, Standing.NONE, Passwords.NONE, false, clock.instant());
            tx.update(
                    ADD,
                    Map.of("issuer", user.issuer(), "subject", user.subject(), "account", name));
            audit.done(
                    tx,
                    Actor.SYSTEM,
                    AccountAct.Verb.ADD.code(),
                    name,
                    Map.of("roles", String.join(" ", roles), "by", "provider"));
            return name;
        });
    }

    /** A name that nobody has here, as near to the one there as our letters allow. */
    private static String free(String wanted, Map<String, Account> all) {
        String plain =
                wanted.toLowerCase(Locale.ROOT)
                        .replaceFirst("@.*", "")
                        .replaceAll("[^a-z0-9._-]", "");
        String stem = plain.matches("[a-z][a-z0-9._-]{1,50}") ? plain : "member";
        String name = stem;
        for (int i = 2; all.containsKey(name); i++) name = stem + "-" + i;
        return name;
    }
}
