package city.qala.platform.identity;

import city.qala.kernel.Actor;
import city.qala.kernel.Approval;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Standing;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Tx;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What administrators do with accounts. Every verb is audited in its own commit. */
final class Accounts {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AccountStore store;
    private final SessionStore sessions;
    private final FactorStore factors;
    private final ProposalStore proposals;
    private final Passwords passwords;
    private final IdentityAudit audit;
    private final Clock clock;

    Accounts(
            AccountStore store,
            SessionStore sessions,
            FactorStore factors,
            ProposalStore proposals,
            Passwords passwords,
            IdentityAudit audit,
            Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.factors = factors;
        this.proposals = proposals;
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
            store.add(tx, name, roles, standing, Passwords.NONE, false, clock.instant());
            audit.done(tx, Actor.SYSTEM, act.verb().code(), name, facts(act));
            return true;
        });
    }

    /**
     * Forgets the account of a resident who is erased. An account that is also staff's stays, and
     * belongs to no resident any more.
     *
     * @return how many accounts are gone or let go
     */
    long forget(Subject resident) {
        return store.change((tx, all) -> {
            long gone = 0;
            for (Account a : all.values()) {
                if (!a.standing().resident().equals(Optional.of(resident))) continue;
                sessions.drop(tx, a.name());
                if (a.roles().equals(Set.of(Role.RESIDENT))) store.drop(tx, a.name());
                else letGo(tx, a);
                gone++;
            }
            return gone;
        });
    }

    private void letGo(Tx tx, Account a) {
        Standing s = a.standing();
        Set<String> roles = new TreeSet<>(a.roles());
        roles.remove(Role.RESIDENT);
        store.setRoles(tx, a.name(), roles);
        var without =
                new Standing(
                        s.organisation(),
                        s.department(),
                        s.districts(),
                        s.hours(),
                        Optional.empty());
        store.setStanding(tx, a.name(), without, clock.instant());
    }

    /** What came of an act. */
    sealed interface Outcome permits Done, Waiting {}

    /**
     * It is done.
     *
     * @param password one-time password that came of it; empty text if none did
     */
    record Done(String password) implements Outcome {}

    /**
     * It waits for a second person.
     *
     * @param proposal by which it is found
     */
    record Waiting(String proposal) implements Outcome {}

    /**
     * Does something to an account, if the rules let it, or lets it wait for a second person.
     *
     * @param version that the act was decided on; 0 for acts that do not build on one
     * @throws Problem {@code not-found}, {@code forbidden}, {@code four-eyes-required}, {@code
     *     invalid-parameter}, {@code account-exists}, {@code last-administrator}, {@code
     *     invalid-transition} 409
     */
    Outcome perform(Actor by, AccountAct act, long version) {
        requireForm(act);
        Fresh fresh = fresh(act);
        return judged(
                by,
                act,
                () ->
                        store.change((tx, all) -> {
                            Account before = judge(all, by, act, version);
                            if (!AccountRules.needsTwo(by, before, act.on(before)))
                                return new Done(carryOut(tx, by, act, fresh));
                            if (by.kind() != Actor.Kind.PERSON)
                                throw Problem.of(
                                        Problem.Kind.FORBIDDEN,
                                        "four-eyes-required",
                                        "Two people decide about an inspector; sign in to ask for it.");
                            Instant now = clock.instant();
                            var proposal =
                                    new Proposal(Ulid.make(now, RANDOM).text(), act, by, now);
                            proposals.add(tx, proposal);
                            audit.done(
                                    tx, by, "ask-" + act.verb().code(), act.account(), facts(act));
                            return new Waiting(proposal.id());
                        }));
    }

    /** What waits for a second person. */
    List<Proposal> waiting() {
        return proposals.waiting();
    }

    /**
     * Decides as the second person; whoever asked may take it back.
     *
     * @return one-time password that came of it; empty text if none did
     * @throws Problem {@code not-found}, {@code four-eyes-required}, {@code invalid-transition}
     */
    String decide(Actor by, String id, boolean approve) {
        Proposal asked =
                proposals.waiting().stream()
                        .filter(p -> p.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("Nothing of this id waits."));
        Fresh fresh = fresh(asked.act());
        return judged(
                by,
                asked.act(),
                () ->
                        store.change((tx, all) ->
                                approve
                                        ? approved(tx, all, asked, by, fresh)
                                        : rejected(tx, asked, by)));
    }

    private String rejected(Tx tx, Proposal asked, Actor by) {
        Identity.require(by, Role.ADMIN, Role.OVERSIGHT);
        AccountAct act = asked.act();
        proposals.decide(tx, asked.id(), false, by, clock.instant());
        audit.done(tx, by, "reject-" + act.verb().code(), act.account(), facts(act));
        return "";
    }

    private String approved(
            Tx tx, Map<String, Account> all, Proposal asked, Actor by, Fresh fresh) {
        // Whoever asked must still be who they were then.
        Account asker = all.get(asked.by().name());
        if (asker == null || asker.disabled())
            throw Problem.conflict("invalid-transition", "Whoever asked has left.");
        Instant now = clock.instant();
        Actor first = SignIn.actor(asker);
        AccountRules.requirePair(first, by, all.values());
        var both = new Approval(asked.what(), first, asked.at(), by, now);
        AccountAct act = asked.act();
        judge(all, both.first(), act, 0);
        proposals.decide(tx, asked.id(), true, by, now);
        audit.done(tx, by, "approve-" + act.verb().code(), act.account(), facts(act));
        return carryOut(tx, by, act, fresh);
    }

    private <T> T judged(Actor by, AccountAct act, Supplier<T> work) {
        try {
            return work.get();
        } catch (Problem p) {
            boolean sensitive =
                    p.kind() == Problem.Kind.FORBIDDEN || p.kind() == Problem.Kind.NOT_FOUND;
            String known = store.find(act.account()).isPresent() ? act.account() : "";
            if (sensitive) audit.refused(by, act.verb().code(), known);
            throw p;
        }
    }

    /** The account before the act, if the rules let the act be. */
    private Account judge(Map<String, Account> all, Actor by, AccountAct act, long version) {
        Account before = before(all, by, act);
        Account after = act.on(before);
        requireReach(by, before, after);
        if (version != 0 && version != before.version())
            throw Problem.conflict(
                    "invalid-transition",
                    "Somebody changed %s in the meantime; look at it again.",
                    act.account());
        Account.requireTogether(after.roles(), after.standing());
        AccountRules.requireOwn(after, all.values());
        var afterwards = new LinkedHashMap<>(all);
        afterwards.put(after.name(), after);
        AccountRules.requireAdministrator(all.values(), new ArrayList<>(afterwards.values()));
        return before;
    }

    private static void requireReach(Actor by, Account before, Account after) {
        AccountRules.requireReach(by, before);
        AccountRules.requireReach(by, after);
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

    private String carryOut(Tx tx, Actor by, AccountAct act, Fresh fresh) {
        Instant now = clock.instant();
        String name = act.account();
        switch (act.verb()) {
            case ADD -> store.add(tx, name, act.roles(), act.standing(), fresh.hash(), true, now);
            case RESET_PASSWORD -> {
                store.setPassword(tx, name, fresh.hash(), true, now);
                sessions.drop(tx, name);
            }
            case RESET_FACTOR -> {
                factors.drop(tx, name);
                sessions.drop(tx, name);
            }
            case DISABLE -> {
                store.setDisabled(tx, name, true, now);
                sessions.drop(tx, name);
            }
            case ENABLE -> store.setDisabled(tx, name, false, now);
            case SET_ROLES -> store.setRoles(tx, name, act.roles());
            case SET_STANDING -> store.setStanding(tx, name, act.standing(), now);
        }
        audit.done(tx, by, act.verb().code(), name, facts(act));
        return fresh.password();
    }

    private static Map<String, String> facts(AccountAct act) {
        return act.roles().isEmpty()
                ? Map.of()
                : Map.of("roles", String.join(" ", new TreeSet<>(act.roles())));
    }

    /** A password made before the accounts are locked, since its hash takes a while. */
    private record Fresh(String password, String hash) {}

    private Fresh fresh(AccountAct act) {
        boolean needed =
                act.verb() == AccountAct.Verb.ADD || act.verb() == AccountAct.Verb.RESET_PASSWORD;
        if (!needed) return new Fresh("", "");
        String password = Secrets.password();
        return new Fresh(password, passwords.hash(password));
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
