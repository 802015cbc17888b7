package city.qala.app;

import city.qala.governance.audit.AuditTrail;
import city.qala.governance.purpose.Listed;
import city.qala.governance.purpose.Purpose;
import city.qala.governance.purpose.PurposeBook;
import city.qala.kernel.Access;
import city.qala.kernel.Actor;
import city.qala.kernel.Language;
import city.qala.platform.bus.Outbox;
import city.qala.platform.db.Database;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.JobRunner;
import city.qala.registry.Registry;
import city.qala.registry.people.PeopleDesk;
import city.qala.web.Web;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** The registers as this city has them: a look needs a purpose of the city's own book. */
final class CityRegistry {
    private final Registry registry;
    private final PurposeBook purposes;

    CityRegistry(
            Database ledger,
            Access access,
            PurposeBook purposes,
            AuditTrail audit,
            Outbox outbox,
            Clock clock,
            ZoneId zone) {
        this.purposes = purposes;
        registry = Registry.create(ledger, access, audit, outbox, clock, zone);
    }

    /** Its door for other parts of the city. */
    Registry door() {
        return registry;
    }

    /** Its timed work. */
    void addTo(JobRunner jobs) {
        registry.jobs().forEach(jobs::add);
    }

    /** Its addresses. */
    List<Routes> routes(Web web, Function<Exchange, String> csrf) {
        return registry.routes(web, csrf, this::of);
    }

    private List<PeopleDesk.Named> of(Actor reader, String kind, Language language) {
        return purposes.list().stream()
                .filter(l -> l.status() == Listed.Status.ACTIVE)
                .map(Listed::purpose)
                .filter(p -> p.kinds().contains(kind) && isUser(p, reader))
                .map(p ->
                        new PeopleDesk.Named(p.code(), p.title().getOrDefault(language, p.code())))
                .toList();
    }

    /** Those that show something of the registers; an emergency has a way of its own. */
    private static boolean isUser(Purpose p, Actor reader) {
        boolean role = reader.hasAny(p.users().roles().toArray(String[]::new));
        boolean shows = p.fields().names().stream().anyMatch(f -> f.startsWith("registry."));
        return role
                && shows
                && !p.limits().isUrgent()
                && !p.code().equals("pair-review")
                && !p.code().equals("register-delivery");
    }
}
