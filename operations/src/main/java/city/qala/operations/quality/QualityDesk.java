package city.qala.operations.quality;

import city.qala.operations.alarm.Alarms;
import city.qala.platform.db.Database;
import city.qala.platform.http.Routes;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.util.List;

/** What people and programs see of the quality of alarms. */
public final class QualityDesk {

    private QualityDesk() {}

    /** The page and its table. */
    public static List<Routes> routes(Database ledger, Alarms alarms, Web web, Messages words) {
        return List.of(new QualityPage(ledger, alarms, web, words));
    }
}
