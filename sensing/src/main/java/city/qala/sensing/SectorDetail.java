package city.qala.sensing;

import city.qala.sensing.AirView.Figure;
import city.qala.sensing.AirView.TableRow;
import city.qala.sensing.SectorView.Detail;
import city.qala.sensing.Site.Gauge;
import city.qala.web.Formats;
import city.qala.web.Frame;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Makes everything that a sector's page says of one thing. */
final class SectorDetail {

    private static final int TABLE_HOURS = 24;

    private final Frame page;
    private final Formats formats;
    private final Readings readings;
    private final SectorFilter filter;
    private final SectorRows rows;

    SectorDetail(Frame page, Readings readings, SectorFilter filter, SectorRows rows) {
        this.page = page;
        this.formats = page.formats();
        this.readings = readings;
        this.filter = filter;
        this.rows = rows;
    }

    Detail of(Site s) {
        Gauge drawn = s.gauge(filter.property()).orElse(s.shown());
        String unit = formats.unit(drawn.channel().unit());
        String label = rows.label(drawn.channel());
        return new Detail(
                s.station().code(),
                title(s.station()),
                sub(s),
                SectorRows.mark(s),
                since(s),
                s.gauges().stream().map(g -> figure(s, g, g.equals(drawn))).toList(),
                Optional.of(new AirChart(page, readings, filter.moment()).of(drawn, label)),
                "/api/sensing/series/" + drawn.channel().stream() + "?format=csv&buckets=192",
                unit.isEmpty() ? label : label + ", " + unit,
                table(drawn));
    }

    private static String title(Station s) {
        return s.district().isEmpty() || s.shortName().contains(s.district())
                ? s.shortName()
                : s.district() + ", " + s.shortName();
    }

    private String sub(Site s) {
        String kind = page.texts().orElse("kind." + s.station().kind(), s.station().kind());
        var words = new StringBuilder(s.station().code()).append(", ").append(kind);
        SpeedClass speed = rows.speed(s);
        if (speed != SpeedClass.UNKNOWN)
            words.append(" \u00B7 ").append(page.t("sector.speed." + speed.word()));
        return words.toString();
    }

    private String since(Site s) {
        Optional<Instant> seen = s.lastSeen();
        if (s.silent())
            return seen.map(t ->
                            page.t("station.silent-since", formats.moment(t, filter.moment().at())))
                    .orElse(page.t("station.never"));
        return seen.map(t -> Duration.between(t, filter.moment().at()))
                .map(d -> page.t("things.ago", formats.span(d)))
                .orElse("");
    }

    private Figure figure(Site s, Gauge g, boolean drawn) {
        return new Figure(
                rows.label(g.channel()),
                page.link(
                        filter.address(rows.path(s.station()))
                                .with("property", g.channel().property())),
                drawn,
                g.newest().map(r -> formats.measured(r.value())).orElse("\u2013"),
                formats.unit(g.channel().unit()),
                g.channel().stream(),
                g.silent(),
                under(g));
    }

    private String under(Gauge g) {
        if (g.silent())
            return g.newest()
                    .map(r ->
                            page.t(
                                    "station.silent-since",
                                    formats.moment(r.at(), filter.moment().at())))
                    .orElse(page.t("station.never"));
        String usual = rows.usual(g);
        if (usual.isEmpty()) return "";
        return page.t(g.odd() ? "sector.odd-usual" : "air.usual", usual);
    }

    private List<TableRow> table(Gauge drawn) {
        Instant end = filter.moment().at().truncatedTo(ChronoUnit.HOURS);
        double[] means =
                readings.means(
                        drawn.channel().stream(), end, Duration.ofHours(TABLE_HOURS), TABLE_HOURS);
        var table = new ArrayList<TableRow>();
        boolean rare = drawn.channel().interval().compareTo(Duration.ofHours(1)) > 0;
        for (int i = 0; i < TABLE_HOURS; i++) {
            if (rare && !Double.isFinite(means[i])) continue;
            Instant from = end.minus(TABLE_HOURS - i, ChronoUnit.HOURS);
            table.add(
                    new TableRow(
                            formats.moment(from, filter.moment().at()),
                            List.of(formats.measured(means[i]))));
        }
        Collections.reverse(table);
        return table;
    }
}
