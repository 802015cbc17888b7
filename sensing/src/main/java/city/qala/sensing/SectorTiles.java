package city.qala.sensing;

import city.qala.kernel.Actor;
import city.qala.sensing.LossRule.Loss;
import city.qala.sensing.Outages.Outage;
import city.qala.sensing.SectorView.Tile;
import city.qala.sensing.Site.Gauge;
import city.qala.web.Formats;
import city.qala.web.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Says how a sector stands: one sentence, and a few numbers for the whole of it. */
final class SectorTiles {

    /** Heat that a cubic metre of water carries a kelvin, in kWh. */
    private static final double KWH_A_KELVIN = 1.163;

    private final Frame page;
    private final Formats formats;
    private final SectorBoard board;
    private final SectorFilter filter;
    private final SectorRows rows;

    SectorTiles(Frame page, SectorBoard board, SectorFilter filter, SectorRows rows) {
        this.page = page;
        this.formats = page.formats();
        this.board = board;
        this.filter = filter;
        this.rows = rows;
    }

    /** The sentence: normal, what is abnormal, or that nobody can tell. */
    String sentence(Sector sector, List<Site> sites, SectorExtras.Found found) {
        if (sites.isEmpty()) return page.t("sector.none");
        if (sites.stream().allMatch(Site::silent)) return page.t("sector.unknown");
        long odd = sites.stream().filter(s -> s.odd() && !s.silent()).count();
        String word = sector.word();
        if (sector == Sector.WASTE)
            return odd == 0
                    ? page.t("sector.waste.calm")
                    : page.t("sector.waste.odd", odd, kilometres(found.metres()));
        if (odd == 0) return page.t("sector." + word + ".calm");
        return page.t("sector." + word + ".odd", odd);
    }

    /** What has to be said besides: silent ones, outages, zones that lose much. */
    String more(List<Site> sites, SectorExtras.Found found) {
        var words = new ArrayList<String>();
        long out = found.outages().stream().filter(Outage::lasts).count();
        if (out > 0) words.add(page.t("sector.outages", out));
        long leaks = found.losses().stream().filter(Loss::odd).count();
        if (leaks > 0) words.add(page.t("sector.leaks", leaks));
        long silent = sites.stream().filter(Site::silent).count();
        if (silent > 0 && silent < sites.size()) words.add(page.t("sector.silent", silent));
        return String.join(" ", words);
    }

    List<Tile> of(Sector sector, Actor reader, List<Site> sites, SectorExtras.Found found) {
        return switch (sector) {
            case TRAFFIC -> traffic(reader, sites);
            case ENERGY -> energy(sites, found);
            case WATER -> water(sites, found);
            case WASTE -> waste(sites, found);
        };
    }

    private List<Tile> traffic(Actor reader, List<Site> sites) {
        var tiles = new ArrayList<Tile>();
        List<Site> counters = kind(sites, "traffic");
        if (!counters.isEmpty()) {
            tiles.add(perHour(counters));
            tiles.add(speeds(counters));
        }
        List<Site> parks = kind(sites, "parking");
        if (!parks.isEmpty()) tiles.add(parking(reader, parks));
        List<Site> buses = kind(sites, "bus");
        if (!buses.isEmpty()) {
            long running = buses.stream().filter(b -> b.value("speed") > 0).count();
            double people = sum(buses, "passengers");
            tiles.add(
                    tile(
                            "buses",
                            formats.count(running),
                            "",
                            page.t(
                                    "sector.buses.under",
                                    formats.count(buses.size()),
                                    formats.count(Math.round(people))),
                            false));
        }
        List<Site> docks = kind(sites, "bike");
        if (!docks.isEmpty()) {
            long empty = docks.stream().filter(d -> d.value("bikes-available") == 0).count();
            tiles.add(
                    tile(
                            "bikes",
                            formats.count(Math.round(sum(docks, "bikes-available"))),
                            "",
                            page.t("sector.bikes.under", docks.size(), empty),
                            false));
        }
        return tiles;
    }

    /** Vehicles an hour past a counter: each tells how many came in one of its intervals. */
    private Tile perHour(List<Site> counters) {
        double sum = 0;
        int n = 0;
        for (Site s : counters) {
            Gauge g = s.gauge("traffic-count").orElse(s.gauges().getFirst());
            double value = Double.isFinite(g.mean()) ? g.mean() : g.value();
            if (g.silent() || !Double.isFinite(value)) continue;
            boolean hourly = g.channel().unit().endsWith("/h");
            double minutes = Math.max(1, g.channel().interval().toMinutes());
            sum += hourly ? value : value * 60 / minutes;
            n++;
        }
        return tile(
                "vehicles",
                formats.count(Math.round(n == 0 ? 0 : sum / n)),
                formats.unit("1/h"),
                page.t("sector.vehicles.under", n),
                false);
    }

    private Tile speeds(List<Site> counters) {
        Map<SpeedClass, Integer> of = new EnumMap<>(SpeedClass.class);
        for (Site s : counters) of.merge(rows.speed(s), 1, Integer::sum);
        int bad = of.getOrDefault(SpeedClass.SLOW, 0) + of.getOrDefault(SpeedClass.JAM, 0);
        return tile(
                "speeds",
                formats.count(bad),
                "",
                page.t(
                        "sector.speeds.under",
                        of.getOrDefault(SpeedClass.FREE, 0),
                        of.getOrDefault(SpeedClass.DENSE, 0)),
                bad > 0);
    }

    private Tile parking(Actor reader, List<Site> parks) {
        double[] bays = board.counted(reader, filter.moment(), "parking", "occupied");
        long freeBays = Arrays.stream(bays).filter(v -> v < 0.5).count();
        String under = page.t("sector.parking.under", parks.size());
        if (bays.length > 0)
            under +=
                    ", "
                            + page.t(
                                    "sector.parking.bays",
                                    formats.count(freeBays),
                                    formats.count(bays.length));
        String free = formats.count(Math.round(sum(parks, "free-spaces")));
        return tile("parking", free, "", under, false);
    }

    private List<Tile> energy(List<Site> sites, SectorExtras.Found found) {
        var tiles = new ArrayList<Tile>();
        List<Site> heat = kind(sites, "heat");
        double supply = mean(heat, "supply-temperature");
        double back = mean(heat, "return-temperature");
        if (Double.isFinite(supply))
            tiles.add(
                    tile(
                            "supply",
                            formats.measured(supply),
                            "°C",
                            Double.isFinite(back)
                                    ? page.t("sector.supply.under", formats.quantity(back, "°C"))
                                    : "",
                            false));
        double kilowatts = 0;
        for (Site s : heat) {
            double kelvin = s.value("supply-temperature") - s.value("return-temperature");
            double power = s.value("flow") * KWH_A_KELVIN * kelvin;
            if (power > 0) kilowatts += power;
        }
        if (kilowatts > 0) tiles.add(power("heat", kilowatts, kind(sites, "heat").size()));
        List<Site> stations = kind(sites, "power").stream().filter(s -> !inflow(s)).toList();
        double load = sum(stations, "power-load");
        if (load > 0) tiles.add(power("load", load, stations.size()));
        addLeast(tiles, "pressure", heat, "network-pressure");
        long out = found.outages().stream().filter(Outage::lasts).count();
        tiles.add(
                tile(
                        "outages",
                        formats.count(out),
                        "",
                        page.t("sector.outages.under", found.outages().size() - out),
                        out > 0));
        return tiles;
    }

    private Tile power(String key, double kilowatts, int points) {
        boolean mega = kilowatts >= 1_000;
        return tile(
                key,
                formats.measured(mega ? kilowatts / 1_000 : kilowatts),
                formats.unit(mega ? "MW" : "kW"),
                page.t("sector.points", points),
                false);
    }

    private List<Tile> water(List<Site> sites, SectorExtras.Found found) {
        var tiles = new ArrayList<Tile>();
        List<Site> in = sites.stream().filter(SectorTiles::inflow).toList();
        List<Site> meters = sites.stream().filter(s -> !inflow(s)).toList();
        if (!in.isEmpty())
            tiles.add(
                    tile(
                            "inflow",
                            formats.measured(sum(in, "flow")),
                            formats.unit("m³/h"),
                            page.t("sector.points", in.size()),
                            false));
        tiles.add(
                tile(
                        "metered",
                        formats.measured(sum(meters, "flow")),
                        formats.unit("m³/h"),
                        page.t("sector.points", meters.size()),
                        false));
        double inflow = 0;
        double lost = 0;
        for (Loss l : found.losses()) {
            if (!l.known()) continue;
            inflow += l.inflow();
            lost += l.lost();
        }
        if (inflow > 0)
            tiles.add(
                    tile(
                            "loss",
                            formats.number(100 * lost / inflow, 0),
                            "%",
                            page.t("sector.loss.under", formats.quantity(lost, "m³")),
                            lost / inflow > LossRule.HIGH));
        addLeast(tiles, "pressure", sites, "network-pressure");
        return tiles;
    }

    private List<Tile> waste(List<Site> sites, SectorExtras.Found found) {
        long full = sites.stream().filter(s -> s.odd() && !s.silent()).count();
        return List.of(
                tile(
                        "full",
                        formats.count(full),
                        "",
                        page.t("sector.full.under", (long) TourRule.FULL, sites.size()),
                        full > 0),
                tile(
                        "fill",
                        formats.number(mean(sites, "fill-level"), 0),
                        "%",
                        page.t("sector.points", sites.size()),
                        false),
                tile(
                        "round",
                        formats.number(found.metres() / 1_000, 1),
                        formats.unit("km"),
                        page.t("sector.round.under", found.round().size()),
                        false));
    }

    /** The least of a quantity, with the place where it is. */
    private void addLeast(List<Tile> tiles, String key, List<Site> sites, String property) {
        Site least = null;
        for (Site s : sites) {
            double v = s.value(property);
            if (Double.isFinite(v) && (least == null || v < least.value(property))) least = s;
        }
        if (least == null) return;
        Gauge g = least.gauge(property).orElseThrow();
        tiles.add(
                tile(
                        key,
                        formats.measured(g.value()),
                        formats.unit(g.channel().unit()),
                        least.station().shortName(),
                        g.odd()));
    }

    private Tile tile(String key, String value, String unit, String under, boolean odd) {
        return new Tile(page.t("sector.tile." + key), value, unit, under, odd);
    }

    private String kilometres(double metres) {
        return formats.number(metres / 1_000, 1) + Formats.THIN + formats.unit("km");
    }

    static boolean inflow(Site s) {
        return s.type().equals("inflow");
    }

    private static List<Site> kind(List<Site> sites, String kind) {
        return sites.stream().filter(s -> s.station().kind().equals(kind)).toList();
    }

    private static double sum(List<Site> sites, String property) {
        return sites.stream().mapToDouble(s -> s.value(property)).filter(Double::isFinite).sum();
    }

    private static double mean(List<Site> sites, String property) {
        return sites.stream()
                .mapToDouble(s -> s.value(property))
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }
}
