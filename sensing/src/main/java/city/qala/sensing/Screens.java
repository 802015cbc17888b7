package city.qala.sensing;

import city.qala.platform.http.Routes;
import city.qala.sensing.series.Series;
import city.qala.web.Messages;
import city.qala.web.Section;
import city.qala.web.Web;
import java.util.List;

/** What people see of sensing: the wall, the air, the list of things, and their live feed. */
public final class Screens implements AutoCloseable {

    /** Entries of the top bar that these pages answer for. */
    public static final List<Section> SECTIONS =
            List.of(
                    new Section("wall", "/wall"),
                    new Section("air", "/air"),
                    new Section("things", "/things"));

    private final List<Routes> routes;
    private final LiveHub hub;
    private final Outlook outlook;
    private final WallPage wall;
    private final AirPage air;

    private Screens(List<Routes> routes, LiveHub hub, Outlook outlook, WallPage wall, AirPage air) {
        this.wall = wall;
        this.air = air;
        this.routes = List.copyOf(routes);
        this.hub = hub;
        this.outlook = outlook;
    }

    /**
     * The pages over a city's things and observations.
     *
     * @param rules what they may conclude, as long as the register of algorithms lets them
     */
    public static Screens create(Web web, Directory whole, Series series, Rules rules) {
        var directory = new Roster(whole);
        Messages words = Messages.of(Screens.class);
        var readings = new Readings(series, rules);
        var board = new AirBoard(directory, readings);
        var city = new CityBoard(directory, readings);
        var hub = LiveHub.start(series, web.clock());
        var wall = new WallPage(web, words, board, city, directory, readings);
        var air = new AirPage(web, words, board, city, directory, readings);
        return new Screens(
                List.of(
                        air,
                        new AirTables(web, words, board, readings),
                        wall,
                        new ThingsPage(web, words, city, readings),
                        new LiveRoutes(
                                hub, directory, series, readings, web.clock(), web.town().zone())),
                hub,
                new Outlook(board, city, directory, readings, web.town().zone(), words),
                wall,
                air);
    }

    /** Who keeps the book of what happened, for the charts. */
    public void notes(ChartNotes book) {
        air.notes(book);
    }

    /** Who knows what is expected of the air. */
    public void ahead(AirAhead known) {
        air.ahead(known);
    }

    /** Who keeps the alarms that the wall shows. */
    public void alarms(WallAlarms kept) {
        wall.alarms(kept);
    }

    /** What the pages know, for whoever watches over the city. */
    public Outlook outlook() {
        return outlook;
    }

    /** All addresses of the pages and of their data. */
    public List<Routes> routes() {
        return routes;
    }

    /** Ends the live feed. */
    @Override
    public void close() {
        hub.close();
    }
}
