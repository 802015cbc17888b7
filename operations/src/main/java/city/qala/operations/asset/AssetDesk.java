package city.qala.operations.asset;

import city.qala.operations.alarm.Alarms;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Routes;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.util.List;
import java.util.function.Function;

/** What people see of assets. */
public final class AssetDesk {

    private AssetDesk() {}

    /** The pages and the CSV. */
    public static List<Routes> routes(
            Assets assets,
            Alarms alarms,
            Web web,
            Messages words,
            Function<Exchange, String> csrf,
            Remote remote) {
        return List.of(
                new AssetPage(assets, alarms, web, words, csrf, remote),
                new AssetRoutes(assets, web, words));
    }
}
