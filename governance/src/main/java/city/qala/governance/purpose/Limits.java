package city.qala.governance.purpose;

import city.qala.kernel.Actor;
import city.qala.kernel.Purposes;
import city.qala.kernel.Ruling;
import city.qala.kernel.Ruling.Why;
import city.qala.kernel.Subject;
import city.qala.kernel.Tx;
import city.qala.kernel.Wish;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Rules on wishes: the purpose itself, whose data they are, the day's limit, unusual use. */
final class Limits implements Purposes {
    private static final int MOST_REMEMBERED = 10_000;

    private record ActorDay(String actor, LocalDate day) {}

    private final PurposeShelf shelf;
    private final UseStore uses;
    private final ZoneId zone;
    private final ConcurrentHashMap<ActorDay, UnusualRule.Ordinary> ordinary =
            new ConcurrentHashMap<>();
    private volatile Wards wards = (tx, resident, subject) -> false;

    Limits(PurposeShelf shelf, UseStore uses, ZoneId zone) {
        this.shelf = shelf;
        this.uses = uses;
        this.zone = zone;
    }

    void wards(Wards told) {
        wards = told;
    }

    @Override
    public Ruling rule(Tx tx, Wish wish) {
        Optional<Purpose> found = shelf.inForce(wish.purpose());
        if (found.isEmpty())
            return new Ruling.Refused(
                    shelf.wasInForce(wish.purpose()) ? Why.WITHDRAWN : Why.UNKNOWN);
        Purpose purpose = found.get();
        ZonedDateTime local = wish.at().atZone(zone);
        Ruling ruling = PurposeRule.rule(purpose, wish, local.toLocalDateTime());
        if (!(ruling instanceof Ruling.Allowed allowed)) return ruling;
        if (purpose.users().ownDataOnly()) return own(tx, wish, allowed);
        return counted(city.qala.platform.db.Tx.of(tx), wish, purpose, local, allowed);
    }

    private Ruling own(Tx tx, Wish wish, Ruling.Allowed allowed) {
        Optional<Subject> self = wish.actor().standing().resident();
        boolean own =
                self.isPresent()
                        && wish.subjects().stream()
                                .allMatch(s ->
                                        s.equals(self.get()) || wards.isOwn(tx, self.get(), s));
        return own ? allowed : new Ruling.Refused(Why.NOT_OWN);
    }

    private Ruling counted(
            city.qala.platform.db.Tx tx,
            Wish wish,
            Purpose purpose,
            ZonedDateTime local,
            Ruling.Allowed allowed) {
        int most = purpose.limits().perDay();
        // The machine's own runs are as large as the town; only people and programs are watched.
        if (wish.actor().kind() == Actor.Kind.SYSTEM && most == 0) return allowed;
        LocalDate day = local.toLocalDate();
        UseStore.Used used = uses.count(tx, wish, day);
        if (most > 0 && used.used() > most) {
            ZonedDateTime tomorrow = day.plusDays(1).atStartOfDay(zone);
            var wait = Optional.of(Duration.between(local, tomorrow));
            return new Ruling.Refused(Why.QUOTA, wait);
        }
        UnusualRule.Ordinary usual = ordinary(tx, wish.actor().name(), day);
        long all = used.used() + used.others();
        if (all > usual.most()) uses.unusual(tx, wish, day, all, usual.usual());
        if (wish.isUrgent()) uses.urgent(tx, wish, day, wish.at().plus(allowed.lasts()));
        return allowed;
    }

    private UnusualRule.Ordinary ordinary(
            city.qala.platform.db.Tx tx, String actor, LocalDate day) {
        var key = new ActorDay(actor, day);
        UnusualRule.Ordinary known = ordinary.get(key);
        if (known != null) return known;
        // Earlier days do not change any more, so a day's answer is worked out once.
        if (ordinary.size() >= MOST_REMEMBERED) ordinary.clear();
        var fresh = UnusualRule.on(day, uses.days(tx, actor, UnusualRule.since(day), day));
        ordinary.put(key, fresh);
        return fresh;
    }
}
