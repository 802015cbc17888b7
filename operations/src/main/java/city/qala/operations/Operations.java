package city.qala.operations;

import city.qala.kernel.AuditLog;
import city.qala.kernel.Role;
import city.qala.kernel.Signals;
import city.qala.operations.alarm.AlarmDesk;
import city.qala.operations.alarm.Alarms;
import city.qala.operations.alarm.WallAlarm;
import city.qala.operations.incident.IncidentDesk;
import city.qala.operations.incident.Incidents;
import city.qala.platform.db.Database;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Routes;
import city.qala.platform.jobs.Job;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Section;
import city.qala.web.Web;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The control room: signals in, alarms out, what those on duty do about them, and what leaves the
 * building.
 *
 * <p>The only door of the capability.
 */
public final class Operations {

    /** Entries of the top bar that these pages answer for. */
    public static final List<Section> SECTIONS =
            List.of(
                    new Section(
                            "alarms",
                            "/alarms",
                            Set.of(Role.OPERATOR, Role.ANALYST, Role.OVERSIGHT, Role.ADMIN)));

    private final Alarms alarms;
    private final Incidents incidents;
    private final Clock clock;
    private final Messages words = Messages.of(Operations.class);

    private Operations(Alarms alarms, Incidents incidents, Clock clock) {
        this.alarms = alarms;
        this.incidents = incidents;
        this.clock = clock;
    }

    /**
     * Opens the control room's book.
     *
     * @param ledger its schema {@code operations} is brought up to date
     * @param audit the log of who did what
     */
    public static Operations create(Database ledger, AuditLog audit, Clock clock) {
        ledger.migrate("operations");
        var random = new SecureRandom();
        Alarms alarms = Alarms.open(ledger, audit, clock, random);
        var incidents = new Incidents(ledger, audit, alarms, clock, random);
        return new Operations(alarms, incidents, clock);
    }

    /** Where capabilities tell what may need people. */
    public Signals signals() {
        return alarms;
    }

    /** The alarms. */
    public Alarms alarms() {
        return alarms;
    }

    /** The pages and the API. */
    public List<Routes> routes(Web web, Function<Exchange, String> csrf) {
        var routes = new ArrayList<>(AlarmDesk.routes(alarms, web, words, csrf, clock));
        routes.addAll(IncidentDesk.routes(incidents, alarms, web, words, csrf));
        return routes;
    }

    /** The wall's list of alarms, in the words of the wall's language. */
    public WallAlarm.All wall(Frame page) {
        return AlarmDesk.wall(alarms, words, page);
    }

    /** Its timed work. */
    public List<Job> jobs() {
        return AlarmDesk.jobs(alarms);
    }
}
