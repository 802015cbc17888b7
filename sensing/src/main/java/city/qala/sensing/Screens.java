package city.qala.sensing;

import city.qala.platform.http.Routes;
import city.qala.sensing.series.Series;
import city.qala.web.Web;
import java.util.List;

/** What people see of sensing: the wall, the air, the list of things, and their live feed. */
public final class Screens implements AutoCloseable {

    private Screens() {}

    /** The pages over a city's things and observations. */
    public static Screens create(Web web, Directory directory, Series series) {
        return new Screens();
    }

    /** All addresses of the pages and of their data. */
    public List<Routes> routes() {
        return List.of();
    }

    /** Ends the live feed. */
    @Override
    public void close() {}
}
