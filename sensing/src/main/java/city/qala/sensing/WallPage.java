package city.qala.sensing;

import city.qala.kernel.Actor;
import city.qala.kernel.Point;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.sensing.AirView.MapBox;
import city.qala.sensing.CityBoard.Roll;
import city.qala.sensing.WallView.Area;
import city.qala.sensing.WallView.Counts;
import city.qala.sensing.WallView.Fact;
import city.qala.sensing.WallView.Urgency;
import city.qala.web.Address;
import city.qala.web.Formats;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The wall of the control room: normal or not in five seconds, what is worst in fifteen. */
final class WallPage implements Routes {

    // Design pixels of the column of facts, of its rows, and letters to a line of a heading.
    private static final int ROOM = 810;
    private static final int EDGE = 46;
    private static final int HEADING = 56;
    private static final int LINE = 48;
    private static final int NOTE_LINES = 4;
    private static final int LETTERS = 21;

    private final Web web;
    private final Messages words;
    private final AirBoard board;
    private final CityBoard city;
    private final Readings readings;
    private final Directory directory;
    private volatile WallAlarms alarms = WallAlarms.NONE;

    WallPage(
            Web web,
            Messages words,
            AirBoard board,
            CityBoard city,
            Directory directory,
            Readings readings) {
        this.web = web;
        this.words = words;
        this.board = board;
        this.city = city;
        this.directory = directory;
        this.readings = readings;
    }

    /** Who keeps the alarms. */
    void alarms(WallAlarms kept) {
        alarms = kept;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/wall", this::wall);
    }

    private void wall(Exchange exchange) {
        String title = words.in(exchange.language()).get("nav.wall");
        Frame page =
                web.frame(exchange, words, Address.of("/wall"), title, "wall")
                        .with(List.of("wall.css"), List.of("page", "wall"))
                        .as(Frame.Look.WALL);
        web.send(
                exchange,
                page,
                "sensing/wall.jte",
                Map.of("view", view(page, exchange.actor())),
                Web.NOTHING);
    }

    private WallView.Whole view(Frame page, Actor reader) {
        var moment = new Moment(page.now(), true);
        Roll roll = city.roll(reader, page.now());
        List<AirStation> air = board.stations(reader, moment);
        var facts = new WallFacts(page, readings, roll);
        List<Outlier> outliers = facts.outliers();
        List<Area> areas = new WallAreas(page, readings, roll).all(air, outliers);
        Optional<WallAlarms.Shown> booked = alarms.shown(page, reader);
        List<Fact> found =
                booked.map(facts::take)
                        .orElseGet(() -> facts.find(air, outliers))
                        .with(areas)
                        .facts();
        List<String> offs = readings.rules().off(page.language());
        int shown = fitting(found, offs.size());
        Weather weather = Weather.of(directory.stations(reader), readings, moment);
        Formats formats = page.formats();
        return new WallView.Whole(
                page,
                formats.weekday(page.now()) + ", " + formats.day(page.now()),
                formats.time(page.now()),
                weather.temperature()
                        .map(t -> formats.number(t, 0) + Formats.THIN + "°C")
                        .orElse(""),
                wind(page, weather),
                areas,
                counts(found),
                found.subList(0, shown),
                found.size() - shown,
                booked.map(WallAlarms.Shown::sum).orElse(""),
                roll.signs().isEmpty() ? Optional.of(page.t("wall.empty")) : Optional.empty(),
                facts.marks(),
                focus(roll),
                mapBox(page),
                roll.stale() ? roll.delay().map(formats::span) : Optional.empty(),
                offs);
    }

    /** How many facts fit the column whole; the rest is counted, never cut. */
    private static int fitting(List<Fact> facts, int notes) {
        int used = notes * (EDGE + LINE * NOTE_LINES);
        int n = 0;
        for (Fact f : facts) {
            int headings = 1 + f.what().length() / LETTERS;
            used += EDGE + HEADING * headings + LINE * f.lines().size();
            if (used > ROOM) break;
            n++;
        }
        return n;
    }

    private static String wind(Frame page, Weather weather) {
        return weather.windSpeed()
                .map(w ->
                        page.t(
                                        "wall.wind",
                                        page.formats().number(w, 0)
                                                + Formats.THIN
                                                + page.formats().unit("m/s"))
                                + " "
                                + weather.arrow())
                .orElse("");
    }

    private static Counts counts(List<Fact> facts) {
        return new Counts(
                count(facts, Urgency.URGENT),
                count(facts, Urgency.HIGH),
                count(facts, Urgency.MEDIUM));
    }

    private static int count(List<Fact> facts, Urgency urgency) {
        return (int) facts.stream().filter(f -> f.urgency() == urgency).count();
    }

    private MapBox mapBox(Frame page) {
        String layers = String.join(",", web.map().layers());
        return web.map()
                .meta()
                .map(m -> new MapBox(AirPage.box(m), layers, m.credit()))
                .orElseGet(() -> new MapBox("", "", page.t("map.none")));
    }

    /** Where most things stand: the map opens there, whatever lies far out. */
    private static String focus(Roll roll) {
        List<Point> points = roll.signs().stream().flatMap(s -> s.station().at().stream()).toList();
        if (points.size() < 2) return "";
        double[] lon = points.stream().mapToDouble(Point::lon).sorted().toArray();
        double[] lat = points.stream().mapToDouble(Point::lat).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%.5f,%.5f,%.5f,%.5f",
                at(lon, 0.02),
                at(lat, 0.02),
                at(lon, 0.98),
                at(lat, 0.98));
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
