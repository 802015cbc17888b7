package city.qala.operations.incident;

import city.qala.operations.alarm.Alarms;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Routes;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.util.List;
import java.util.function.Function;

/** What people and programs see of incidents and of the shift. */
public final class IncidentDesk {

    private IncidentDesk() {}

    /** The pages and the API. */
    public static List<Routes> routes(
            Incidents incidents,
            Alarms alarms,
            Web web,
            Messages words,
            Function<Exchange, String> csrf) {
        return List.of(
                new IncidentPage(incidents, alarms, web, words, csrf),
                new ShiftPage(incidents, alarms, web, words, csrf),
                new IncidentRoutes(incidents));
    }
}
