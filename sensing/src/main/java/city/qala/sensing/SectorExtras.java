package city.qala.sensing;

import city.qala.kernel.Actor;
import city.qala.sensing.LossRule.Loss;
import city.qala.sensing.Outages.Outage;
import city.qala.sensing.SectorView.Line;
import city.qala.sensing.SectorView.Table;
import city.qala.web.Formats;
import city.qala.web.Frame;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a sector has besides its things: losses by zone, outages, the round of the day. */
final class SectorExtras {

    private static final int DAY_HOURS = 24;

    private final Readings readings;
    private final Outages outages;

    SectorExtras(Directory directory, Readings readings) {
        this.readings = readings;
        this.outages = new Outages(directory, readings);
    }

    /**
     * What was found.
     *
     * @param losses by zone, worst first
     * @param outages what lasts first
     * @param round bins to empty, in the order of the round
     * @param unknown whether everything is silent, so that nobody can tell
     */
    record Found(List<Loss> losses, List<Outage> outages, List<Site> round, boolean unknown) {

        /** Length of the round in metres, as the crow flies. */
        double metres() {
            return TourRule.metres(round, s -> s.station().at().orElseThrow());
        }

        /** Places in the round by code, from 1. */
        Map<String, Integer> stops() {
            var stops = new LinkedHashMap<String, Integer>();
            for (Site s : round) stops.put(s.station().code(), stops.size() + 1);
            return stops;
        }

        /** The round as {@code lon,lat lon,lat}, closed; empty without one. */
        String route() {
            if (round.size() < 2) return "";
            var closed = new ArrayList<>(round);
            closed.add(round.getFirst());
            return closed.stream()
                    .flatMap(s -> s.station().at().stream())
                    .map(p -> String.format(Locale.ROOT, "%.6f,%.6f", p.lon(), p.lat()))
                    .collect(Collectors.joining(" "));
        }
    }

    Found find(Sector sector, Actor reader, List<Site> sites, CityBoard.Roll roll, Moment moment) {
        boolean unknown = sites.stream().allMatch(Site::silent);
        return switch (sector) {
            case TRAFFIC -> new Found(List.of(), List.of(), List.of(), unknown);
            case ENERGY ->
                    new Found(
                            losses(sites, "power-load", moment),
                            outages.of(reader, roll, moment),
                            List.of(),
                            unknown);
            case WATER -> new Found(losses(sites, "flow", moment), List.of(), List.of(), unknown);
            case WASTE -> new Found(List.of(), List.of(), round(sites), unknown);
        };
    }

    private List<Loss> losses(List<Site> sites, String property, Moment moment) {
        Instant end = moment.at().truncatedTo(ChronoUnit.HOURS);
        var parts = new ArrayList<LossRule.Part>();
        for (Site s : sites) {
            s.gauge(property)
                    .ifPresent(g -> {
                        double[] hourly =
                                readings.means(
                                        g.channel().stream(),
                                        end,
                                        Duration.ofHours(DAY_HOURS),
                                        DAY_HOURS);
                        parts.add(
                                new LossRule.Part(
                                        s.zone(), SectorTiles.inflow(s), LossRule.sum(hourly)));
                    });
        }
        return LossRule.losses(parts);
    }

    /** Bins to empty today; the fullest comes first, as the list has it. */
    static List<Site> round(List<Site> sites) {
        List<Site> full =
                sites.stream()
                        .filter(s -> s.odd() && !s.silent() && s.station().at().isPresent())
                        .toList();
        return TourRule.round(full, s -> s.station().at().orElseThrow());
    }

    List<Table> tables(Frame page, Sector sector, SectorFilter filter, Found found) {
        return switch (sector) {
            case TRAFFIC -> List.of();
            case ENERGY ->
                    found.losses().isEmpty()
                            ? List.of(outages(page, filter, found))
                            : List.of(
                                    outages(page, filter, found),
                                    losses(page, filter, found, sector, "kWh"));
            case WATER -> List.of(losses(page, filter, found, sector, "m³"));
            case WASTE -> List.of(round(page, filter, found));
        };
    }

    private static Table losses(
            Frame page, SectorFilter filter, Found found, Sector sector, String unit) {
        Formats f = page.formats();
        var lines = new ArrayList<Line>();
        for (Loss l : found.losses()) {
            String share = l.known() ? f.number(100 * l.share(), 0) + Formats.THIN + "%" : "\u2013";
            String why =
                    l.known()
                            ? ""
                            : l.missing() > 0
                                    ? page.t("sector.zones.missing", l.missing())
                                    : page.t("sector.zones.dry");
            lines.add(
                    new Line(
                            l.odd(),
                            page.link(filter.address(sector.path()).with("district", l.zone())),
                            List.of(
                                    l.zone(),
                                    f.quantity(l.inflow(), unit),
                                    f.quantity(l.metered(), unit),
                                    l.known() ? f.quantity(l.lost(), unit) : "\u2013",
                                    share,
                                    why.isEmpty() ? page.t("sector.meters", l.meters()) : why)));
        }
        return new Table(
                "zones",
                page.t("sector.zones"),
                page.t("sector.zones.note"),
                heads(page, "zone", "in", "metered", "lost", "share", "rests"),
                lines,
                page.t("sector.zones.none"),
                page.link(filter.address(sector.path() + "/zones.csv")));
    }

    private static Table outages(Frame page, SectorFilter filter, Found found) {
        Formats f = page.formats();
        Instant now = filter.moment().at();
        var lines = new ArrayList<Line>();
        for (Outage o : found.outages()) {
            Duration lasted = Duration.between(o.from(), o.to().orElse(now));
            lines.add(
                    new Line(
                            o.lasts(),
                            "",
                            List.of(
                                    o.gateway().shortName() + ", " + o.gateway().code(),
                                    page.t(o.link() ? "sector.out.link" : "sector.out.power"),
                                    f.moment(o.from(), now),
                                    o.to().map(t -> f.moment(t, now))
                                            .orElse(page.t("sector.out.lasts")),
                                    f.span(lasted),
                                    page.t("sector.out.things", o.behind(), o.silent()))));
        }
        return new Table(
                "outages",
                page.t("sector.out"),
                page.t("sector.out.note"),
                heads(page, "gateway", "what", "from", "to", "long", "behind"),
                lines,
                page.t("sector.out.none"),
                page.link(filter.address("/energy/outages.csv")));
    }

    private static Table round(Frame page, SectorFilter filter, Found found) {
        Formats f = page.formats();
        var lines = new ArrayList<Line>();
        double sum = 0;
        Site before = null;
        for (Site s : found.round()) {
            double leg = before == null ? 0 : metres(before, s);
            sum += leg;
            lines.add(
                    new Line(
                            false,
                            page.link(
                                    filter.address(
                                            "/waste/station/"
                                                    + city.qala.web.Address.encode(
                                                            s.station().code()))),
                            List.of(
                                    s.station().shortName(),
                                    s.station().code(),
                                    f.number(s.value("fill-level"), 0) + Formats.THIN + "%",
                                    f.distance(leg),
                                    f.number(sum / 1_000, 1) + Formats.THIN + f.unit("km"))));
            before = s;
        }
        return new Table(
                "round",
                page.t("sector.round"),
                page.t("sector.round.note"),
                heads(page, "bin", "code", "fill", "leg", "so-far"),
                lines,
                page.t(found.unknown() ? "sector.unknown" : "sector.waste.calm"),
                page.link(filter.address("/waste/round.csv")));
    }

    static double metres(Site from, Site to) {
        return from.station().at().orElseThrow().metresTo(to.station().at().orElseThrow());
    }

    private static List<String> heads(Frame page, String... keys) {
        return java.util.Arrays.stream(keys).map(k -> page.t("sector.head." + k)).toList();
    }
}
