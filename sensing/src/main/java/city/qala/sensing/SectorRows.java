package city.qala.sensing;

import city.qala.sensing.SectorView.Row;
import city.qala.sensing.Site.Gauge;
import city.qala.web.Address;
import city.qala.web.Formats;
import city.qala.web.Frame;
import city.qala.web.Marks;
import city.qala.web.Web;
import gg.jte.Content;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the list of a sector's things, in the words of the page. */
final class SectorRows {

    /** Lines that a page shows at most; the CSV has all. */
    static final int MOST = 150;

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final int PIECES = 48;

    private final Frame page;
    private final Formats formats;
    private final Readings readings;
    private final SectorFilter filter;
    private final Sector sector;

    SectorRows(Frame page, Readings readings, SectorFilter filter, Sector sector) {
        this.page = page;
        this.formats = page.formats();
        this.readings = readings;
        this.filter = filter;
        this.sector = sector;
    }

    /** The lines; {@code stops} gives the place in the round of the day by code. */
    List<Row> of(List<Site> sites, String selected, Map<String, Integer> stops) {
        var rows = new ArrayList<Row>();
        for (Site s : sites.subList(0, Math.min(MOST, sites.size()))) {
            Integer stop = stops.get(s.station().code());
            rows.add(
                    row(
                            s,
                            s.station().code().equals(selected),
                            stop == null ? "" : Integer.toString(stop)));
        }
        return rows;
    }

    private Row row(Site s, boolean selected, String stop) {
        Gauge shown = s.shown();
        Station station = s.station();
        return new Row(
                station.code(),
                page.link(filter.address(path(station))),
                station.shortName(),
                place(s),
                mark(s),
                stop,
                spark(shown),
                shown.newest().map(r -> formats.measured(r.value())).orElse("\u2013"),
                formats.unit(shown.channel().unit()),
                usual(shown),
                shown.channel().stream(),
                selected,
                station.at().map(p -> degrees(p.lon())).orElse(""),
                station.at().map(p -> degrees(p.lat())).orElse(""));
    }

    /** The page of one thing, without language. */
    String path(Station station) {
        return sector.path() + "/station/" + Address.encode(station.code());
    }

    static String mark(Site s) {
        if (s.silent()) return "silent";
        return s.odd() ? "odd" : "";
    }

    private String place(Site s) {
        if (s.silent())
            return s.lastSeen()
                    .map(t -> Duration.between(t, filter.moment().at()))
                    .map(d -> page.t("station.silent-for", formats.span(d)))
                    .orElse(page.t("station.never"));
        String what = label(s.shown().channel());
        String kind = page.texts().orElse("kind." + s.station().kind(), s.station().kind());
        String first = sector.kinds().size() > 1 ? kind + ", " : "";
        SpeedClass speed = speed(s);
        String last = speed == SpeedClass.UNKNOWN ? what : page.t("sector.speed." + speed.word());
        return first + last.toLowerCase(page.language().locale());
    }

    /** How traffic moves at a counter. */
    SpeedClass speed(Site s) {
        if (!s.station().kind().equals("traffic")) return SpeedClass.UNKNOWN;
        return s.gauge("traffic-speed")
                .filter(g -> !g.silent())
                .map(g ->
                        SpeedClass.of(
                                Double.isFinite(g.mean()) ? g.mean() : g.value(),
                                SpeedClass.free(
                                        readings.history(g.channel().stream(), filter.moment().at())
                                                .means())))
                .orElse(SpeedClass.UNKNOWN);
    }

    String label(Channel channel) {
        return page.texts().orElse("property." + channel.property(), channel.property());
    }

    /** The usual band in words, or empty text. */
    String usual(Gauge g) {
        if (!g.usual().known()) return "";
        String low = formats.measured(g.usual().low());
        String high = formats.measured(g.usual().high());
        return low.equals(high) ? low : low + "\u2013" + high;
    }

    private Content spark(Gauge g) {
        int stream = g.channel().stream();
        int pieces = Math.clamp(WINDOW.dividedBy(interval(g)), 4, PIECES);
        double[] line = readings.means(stream, filter.moment().at(), WINDOW, pieces);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double v : line) {
            if (!Double.isFinite(v)) continue;
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        if (high < low) return Web.NOTHING;
        if (!Outlier.FIRM.containsKey(g.channel().property())) low = Math.min(0, low);
        double room = Math.max(1e-6, (high - low) * 0.05);
        return Marks.spark(line, new double[][] {{}, {}}, low - room, high + room);
    }

    private static Duration interval(Gauge g) {
        Duration stated = g.channel().interval();
        return stated.isPositive() ? stated : Duration.ofMinutes(30);
    }

    static String degrees(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
