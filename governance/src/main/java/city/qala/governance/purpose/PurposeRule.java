package city.qala.governance.purpose;

import city.qala.kernel.Actor;
import city.qala.kernel.Release;
import city.qala.kernel.Ruling;
import city.qala.kernel.Ruling.Why;
import city.qala.kernel.Wish;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;

/** What a purpose says to a wish. Pure: what is counted is counted elsewhere. */
final class PurposeRule {
    /** The word by which a purpose lets the machine itself use it. */
    static final String SYSTEM = "system";

    private static final Duration ONE = Duration.ofMinutes(15);
    private static final Duration RUN = Duration.ofHours(6);

    private PurposeRule() {}

    /**
     * The ruling, apart from daily limits and from whose data they are.
     *
     * @param local the time of the wish in the city
     */
    static Ruling rule(Purpose purpose, Wish wish, LocalDateTime local) {
        return refusal(purpose, wish, local)
                .<Ruling>map(Ruling.Refused::new)
                .orElseGet(() -> allowed(purpose, wish));
    }

    private static Optional<Why> refusal(Purpose purpose, Wish wish, LocalDateTime local) {
        if (!purpose.kinds().contains(wish.kind())) return Optional.of(Why.UNKNOWN);
        if (!isUser(purpose.users(), wish.actor())) return Optional.of(Why.NOT_YOURS);
        if (!isOpen(purpose.users(), wish.actor(), local)) return Optional.of(Why.OUTSIDE_HOURS);
        if (purpose.limits().isUrgent() != wish.isUrgent()) return Optional.of(Why.GROUNDS);
        if (!mayDelay(purpose.limits(), wish.release(), local)) return Optional.of(Why.RELEASE);
        return Optional.empty();
    }

    private static boolean isUser(Purpose.Users users, Actor actor) {
        if (actor.kind() == Actor.Kind.SYSTEM) return users.roles().contains(SYSTEM);
        boolean role = actor.hasAny(users.roles().toArray(String[]::new));
        boolean department =
                users.departments().isEmpty()
                        || users.departments().contains(actor.standing().department());
        return !actor.isAnonymous() && role && department;
    }

    private static boolean isOpen(Purpose.Users users, Actor actor, LocalDateTime local) {
        return users.hours().covers(local) && actor.standing().hours().covers(local);
    }

    private static boolean mayDelay(Purpose.Limits limits, Release release, LocalDateTime local) {
        var last = local.toLocalDate().plusDays(limits.mostDelay().toDays());
        return release.notBefore()
                .map(day -> !limits.mostDelay().isZero() && !day.isAfter(last))
                .orElse(true);
    }

    private static Ruling.Allowed allowed(Purpose purpose, Wish wish) {
        Set<String> districts =
                purpose.users().ownDistrictOnly() ? wish.actor().standing().districts() : Set.of();
        Duration lasts =
                wish.isUrgent()
                        ? purpose.limits().urgent()
                        : wish.subjects().size() == 1 ? ONE : RUN;
        return new Ruling.Allowed(purpose.basis(), purpose.fields(), districts, lasts);
    }
}
