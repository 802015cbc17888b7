package city.qala.sensing;

import city.qala.kernel.Role;
import city.qala.platform.http.Routes;
import city.qala.sensing.series.Series;
import city.qala.web.Messages;
import city.qala.web.Section;
import city.qala.web.Web;
import java.util.List;
import java.util.Set;

/** What people see of sensing: the wall, the air, the sectors, all things, and their live feed. */
public final class Screens implements AutoCloseable {

    private static final Set<String> STAFF =
            Set.of(Role.OPERATOR, Role.ANALYST, Role.OVERSIGHT, Role.ADMIN);

    /** Entries of the top bar that these pages answer for. */
    public static final List<Section> SECTIONS =
            List.of(
                    new Section("wall", "/wall"),
                    new Section("air", "/air"),
                    new Section("traffic", "/traffic"),
                    new Section("energy", "/energy", STAFF),
                    new Section("water", "/water", STAFF),
                    new Section("waste", "/waste", STAFF),
                    new Section("things", "/things"));

    private final List<Routes> routes;
    private final LiveHub hub;
    private final Outlook outlook;
    private final WallPage wall;
    private final AirPage air;
    private final Lives lives;

    private Screens(
            List<Routes> routes,
            LiveHub hub,
            Outlook outlook,
            WallPage wall,
            AirPage air,
            Lives lives) {
        this.wall = wall;
        this.air = air;
        this.lives = lives;
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
        var sectors = new SectorBoard(directory, readings, web.town().zone());
        var extras = new SectorExtras(directory, readings);
        var wall = new WallPage(web, words, board, city, directory, readings);
        var air = new AirPage(web, words, board, city, directory, readings);
        return new Screens(
                List.of(
                        air,
                        new AirTables(web, words, board, readings),
                        wall,
                        new SectorPage(web, words, sectors, extras, city, readings),
                        new SectorTables(web, words, sectors, extras, city),
                        new ThingsPage(web, words, city, readings),
                        new LiveRoutes(
                                hub, directory, series, readings, web.clock(), web.town().zone())),
                hub,
                new Outlook(board, city, directory, readings, web.town().zone(), words),
                wall,
                air,
                new Lives(directory, readings, web.town().zone()));
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

    /** How the town's things last and how much they are used. */
    public Lives lives() {
        return lives;
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
