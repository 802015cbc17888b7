package city.qala.services;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditLog;
import city.qala.platform.db.Database;
import city.qala.platform.http.Routes;
import city.qala.services.street.Streets;
import city.qala.web.Messages;
import city.qala.web.Section;
import city.qala.web.Web;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** What the city does for people who ask. The only door of the capability. */
public final class Services {

    /** Entry of the top bar that these pages answer for. */
    public static final List<Section> SECTIONS = List.of(new Section("streets", "/streets"));

    private final Streets streets;

    private Services(Streets streets) {
        this.streets = streets;
    }

    /**
     * The services of a city.
     *
     * @param keys who holds a key of Open311; nobody known if it is none
     */
    public static Services create(
            Database ledger, AuditLog audit, Clock clock, Web web, Function<String, Actor> keys) {
        ledger.migrate("services");
        return new Services(
                Streets.create(ledger, audit, clock, web, Messages.of(Services.class), keys));
    }

    /** Addresses for programs and pages for people. */
    public List<Routes> routes() {
        return streets.routes();
    }

    /** How many services are reached online. */
    public int online() {
        return streets.services();
    }
}
