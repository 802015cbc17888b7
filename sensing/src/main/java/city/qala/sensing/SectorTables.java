package city.qala.sensing;

import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.sensing.LossRule.Loss;
import city.qala.sensing.Outages.Outage;
import city.qala.sensing.Site.Gauge;
import city.qala.web.Csv;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.Instant;
import java.util.List;

/** The pages of the sectors as CSV: what is on the screen, and the tables below it. */
final class SectorTables implements Routes {

    private final Web web;
    private final Messages words;
    private final SectorBoard board;
    private final SectorExtras extras;
    private final CityBoard city;

    SectorTables(Web web, Messages words, SectorBoard board, SectorExtras extras, CityBoard city) {
        this.web = web;
        this.words = words;
        this.board = board;
        this.extras = extras;
        this.city = city;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/traffic/stations.csv", e -> stations(e, Sector.TRAFFIC))
                .get("/{lang}/energy/stations.csv", e -> stations(e, Sector.ENERGY))
                .get("/{lang}/energy/outages.csv", this::outages)
                .get("/{lang}/energy/zones.csv", e -> zones(e, Sector.ENERGY))
                .get("/{lang}/water/stations.csv", e -> stations(e, Sector.WATER))
                .get("/{lang}/water/zones.csv", e -> zones(e, Sector.WATER))
                .get("/{lang}/waste/stations.csv", e -> stations(e, Sector.WASTE))
                .get("/{lang}/waste/round.csv", this::round);
    }

    private void stations(Exchange exchange, Sector sector) {
        var moment = moment(exchange);
        SectorFilter filter = SectorFilter.of(exchange, moment);
        Csv csv =
                head(exchange, sector, moment)
                        .row(
                                "code",
                                "name",
                                "kind",
                                "district",
                                "lat",
                                "lon",
                                "property",
                                "unit",
                                "newest",
                                "newest_time",
                                "hour_mean",
                                "usual_low",
                                "usual_high",
                                "abnormal",
                                "silent");
        for (Site s : board.sites(sector, exchange.actor(), moment)) {
            if (filter.admits(s)) s.gauges().forEach(g -> csv.row(cells(s, g)));
        }
        send(exchange, sector.word() + ".csv", csv);
    }

    private List<String> cells(Site s, Gauge g) {
        Station t = s.station();
        return List.of(
                t.code(),
                t.name(),
                t.kind(),
                t.district(),
                t.at().map(p -> Double.toString(p.lat())).orElse(""),
                t.at().map(p -> Double.toString(p.lon())).orElse(""),
                g.channel().property(),
                g.channel().unit(),
                g.newest().map(r -> Csv.number(r.value())).orElse(""),
                g.newest().map(r -> iso(r.at())).orElse(""),
                Csv.number(g.mean()),
                Csv.number(g.usual().low()),
                Csv.number(g.usual().high()),
                Boolean.toString(g.odd()),
                Boolean.toString(g.silent()));
    }

    private void zones(Exchange exchange, Sector sector) {
        var moment = moment(exchange);
        Csv csv =
                head(exchange, sector, moment)
                        .row("zone", "inflow", "metered", "lost", "share", "meters", "missing");
        for (Loss l : found(exchange, sector, moment).losses())
            csv.row(
                    l.zone(),
                    Csv.number(l.inflow()),
                    Csv.number(l.metered()),
                    l.known() ? Csv.number(l.lost()) : "",
                    Csv.number(l.share()),
                    Integer.toString(l.meters()),
                    Integer.toString(l.missing()));
        send(exchange, sector.word() + "-zones.csv", csv);
    }

    private void outages(Exchange exchange) {
        var moment = moment(exchange);
        Csv csv =
                head(exchange, Sector.ENERGY, moment)
                        .row("gateway", "name", "lat", "lon", "what", "from", "to", "things");
        for (Outage o : found(exchange, Sector.ENERGY, moment).outages())
            csv.row(
                    o.gateway().code(),
                    o.gateway().name(),
                    o.gateway().at().map(p -> Double.toString(p.lat())).orElse(""),
                    o.gateway().at().map(p -> Double.toString(p.lon())).orElse(""),
                    o.link() ? "link" : "power",
                    iso(o.from()),
                    o.to().map(this::iso).orElse(""),
                    Integer.toString(o.behind()));
        send(exchange, "outages.csv", csv);
    }

    private void round(Exchange exchange) {
        var moment = moment(exchange);
        Csv csv =
                head(exchange, Sector.WASTE, moment)
                        .row("stop", "code", "name", "district", "lat", "lon", "fill_percent");
        int stop = 1;
        for (Site s : found(exchange, Sector.WASTE, moment).round())
            csv.row(
                    Integer.toString(stop++),
                    s.station().code(),
                    s.station().name(),
                    s.station().district(),
                    s.station().at().map(p -> Double.toString(p.lat())).orElse(""),
                    s.station().at().map(p -> Double.toString(p.lon())).orElse(""),
                    Csv.number(s.value("fill-level")));
        send(exchange, "round.csv", csv);
    }

    private SectorExtras.Found found(Exchange exchange, Sector sector, Moment moment) {
        List<Site> sites = board.sites(sector, exchange.actor(), moment);
        CityBoard.Roll roll = city.roll(exchange.actor(), web.clock().instant());
        return extras.find(sector, exchange.actor(), sites, roll, moment);
    }

    private Moment moment(Exchange exchange) {
        return Moment.of(exchange, web.clock().instant());
    }

    private Csv head(Exchange exchange, Sector sector, Moment moment) {
        Language language =
                Language.find(exchange.pathParam("lang"))
                        .orElseThrow(() -> Problem.notFound("There is no such page."));
        String title = words.in(language).get("nav." + sector.word());
        return new Csv()
                .note(web.town().name(language) + ", " + title + ", " + iso(moment.at()))
                .note("time zone " + web.town().zone().getId());
    }

    private static void send(Exchange exchange, String name, Csv csv) {
        exchange.set("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .set("Cache-Control", "no-cache")
                .send(200, "text/csv; charset=utf-8", csv.bytes());
    }

    private String iso(Instant at) {
        return at.atZone(web.town().zone()).toOffsetDateTime().toString();
    }
}
