package city.qala.platform.identity;

import city.qala.kernel.Standing;
import java.time.Instant;
import java.util.Set;

/**
 * Something that is done to an account. Pure: it tells what the account would be afterwards, so
 * that rules can judge before anything happens.
 *
 * @param verb what is done
 * @param account whose
 * @param roles the new ones, for verbs that give roles
 * @param standing the new one, for verbs that give one
 */
record AccountAct(Verb verb, String account, Set<String> roles, Standing standing) {

    /** What can be done. */
    enum Verb {
        ADD,
        SET_ROLES,
        SET_STANDING,
        DISABLE,
        ENABLE,
        RESET_PASSWORD,
        RESET_FACTOR;

        /** As it is written in the log: {@code set-roles}. */
        String code() {
            return this == ADD
                    ? "add-account"
                    : name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        /** The verb of a {@link #code}. */
        static Verb of(String code) {
            for (Verb verb : values()) {
                if (verb.code().equals(code)) return verb;
            }
            throw new IllegalStateException("no verb " + code);
        }
    }

    AccountAct {
        roles = Set.copyOf(roles);
    }

    static AccountAct add(String account, Set<String> roles, Standing standing) {
        return new AccountAct(Verb.ADD, account, roles, standing);
    }

    static AccountAct roles(String account, Set<String> roles) {
        return new AccountAct(Verb.SET_ROLES, account, roles, Standing.NONE);
    }

    static AccountAct standing(String account, Standing standing) {
        return new AccountAct(Verb.SET_STANDING, account, Set.of(), standing);
    }

    /** An act that carries nothing more. */
    static AccountAct plain(Verb verb, String account) {
        return new AccountAct(verb, account, Set.of(), Standing.NONE);
    }

    /** A new account as it begins. */
    Account made(Instant now) {
        return new Account(account, roles, standing, 1, false, true, false, now);
    }

    /** What the account would be. */
    Account on(Account a) {
        return switch (verb) {
            case SET_ROLES -> with(a, roles, a.standing(), a.disabled());
            case SET_STANDING -> with(a, a.roles(), standing, a.disabled());
            case DISABLE -> with(a, a.roles(), a.standing(), true);
            case ENABLE -> with(a, a.roles(), a.standing(), false);
            case ADD, RESET_PASSWORD, RESET_FACTOR -> a;
        };
    }

    private static Account with(Account a, Set<String> roles, Standing standing, boolean off) {
        return new Account(
                a.name(),
                roles,
                standing,
                a.version() + 1,
                a.factor(),
                a.mustChange(),
                off,
                a.created());
    }
}
