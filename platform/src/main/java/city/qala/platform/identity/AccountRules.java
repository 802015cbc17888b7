package city.qala.platform.identity;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import java.util.Collection;
import java.util.Set;

/**
 * Who may do what with whose account. Pure: accounts in, nothing or a refusal out.
 *
 * <p>Administrators manage every account; a department's administrator those of their department
 * whose roles they hold themselves, and never an administrator or an inspector.
 */
final class AccountRules {
    /** Roles that a department's administrator never touches. */
    private static final Set<String> ABOVE_DEPARTMENT =
            Set.of(Role.ADMIN, Role.OVERSIGHT, Role.DEPARTMENT_ADMIN, Role.RESIDENT);

    private static final Set<String> STAFF =
            Set.of(Role.OPERATOR, Role.ANALYST, Role.CLERK, Role.REGISTRAR, Role.DEPARTMENT_ADMIN);

    private AccountRules() {}

    /**
     * Whether somebody may know of an account.
     *
     * @param account whose
     */
    static boolean sees(Actor by, Account account) {
        if (runsAll(by) || by.hasAny(Role.OVERSIGHT)) return true;
        var mine = by.standing();
        var theirs = account.standing();
        return by.hasAny(Role.DEPARTMENT_ADMIN)
                && !mine.department().isEmpty()
                && mine.department().equals(theirs.department())
                && mine.organisation().equals(theirs.organisation());
    }

    /**
     * Lets through who may manage an account with these roles.
     *
     * @param account as it is, or as it would be
     * @throws Problem {@code not-found} for an account of elsewhere, {@code forbidden} for one that
     *     stands above
     */
    static void requireReach(Actor by, Account account) {
        if (!sees(by, account)) throw unknown(account.name());
        if (runsAll(by)) return;
        // What an inspector asks for about inspectors waits for an administrator anyway.
        if (by.hasAny(Role.OVERSIGHT) && account.has(Role.OVERSIGHT)) return;
        boolean below =
                by.hasAny(Role.DEPARTMENT_ADMIN)
                        && account.roles().stream().noneMatch(ABOVE_DEPARTMENT::contains)
                        && by.roles().containsAll(account.roles());
        if (!below)
            throw Problem.forbidden("Roles that you do not hold yourself are not yours to manage.");
    }

    /**
     * A resident has one account, so that nobody makes a second one in their name.
     *
     * @param account as it would be
     * @throws Problem {@code account-exists} 409
     */
    static void requireOwn(Account account, Collection<Account> all) {
        if (account.standing().resident().isEmpty()) return;
        for (Account other : all) {
            boolean same = other.standing().resident().equals(account.standing().resident());
            if (same && !other.name().equals(account.name()))
                throw AccountStore.exists(other.name());
        }
    }

    /**
     * A town that locks its last administrator out could only be opened again by hand.
     *
     * @param before every account as it is
     * @param after every account as it would be
     * @throws Problem {@code last-administrator} 409
     */
    static void requireAdministrator(Collection<Account> before, Collection<Account> after) {
        if (administrators(before) > 0 && administrators(after) == 0)
            throw Problem.conflict(
                    "last-administrator", "Somebody else must be an administrator first.");
    }

    /**
     * Whether an act needs a second person: inspectors are made, changed and removed by two, so
     * that nobody who is inspected can silence them.
     */
    static boolean needsTwo(Actor by, Account before, Account after) {
        boolean inspector = before.has(Role.OVERSIGHT) || after.has(Role.OVERSIGHT);
        return inspector && by.kind() != Actor.Kind.SYSTEM;
    }

    /**
     * Lets a pair through that may decide about an inspector: one who runs the machine and one who
     * inspects it. A town that has no inspector yet makes its first one by an administrator and
     * somebody else of the staff.
     *
     * @param all every account as it is
     * @throws Problem {@code four-eyes-required} 403
     */
    static void requirePair(Actor first, Actor second, Collection<Account> all) {
        boolean inspected = all.stream().anyMatch(a -> a.has(Role.OVERSIGHT) && !a.disabled());
        boolean runs = first.hasAny(Role.ADMIN) || second.hasAny(Role.ADMIN);
        boolean inspects = first.hasAny(Role.OVERSIGHT) || second.hasAny(Role.OVERSIGHT);
        boolean staff = STAFF.stream().anyMatch(r -> second.hasAny(r));
        if (!runs || !(inspected ? inspects : staff))
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "four-eyes-required",
                    inspected
                            ? "An inspector and an administrator decide this together."
                            : "An administrator and somebody else of the staff decide this.");
    }

    /**
     * The refusal for an account that is not there or may not be known.
     *
     * @param name as it was asked for
     */
    static Problem unknown(String name) {
        return Problem.notFound("There is no account %s.", name);
    }

    private static boolean runsAll(Actor by) {
        return by.kind() == Actor.Kind.SYSTEM || by.hasAny(Role.ADMIN);
    }

    private static long administrators(Collection<Account> accounts) {
        return accounts.stream().filter(a -> a.has(Role.ADMIN) && !a.disabled()).count();
    }
}
