package city.qala.sensing;

import city.qala.sensing.AirStation.Measure;
import city.qala.sensing.AirView.Badge;
import city.qala.sensing.AirView.Row;
import city.qala.web.Address;
import city.qala.web.Formats;
import city.qala.web.Frame;
import city.qala.web.Marks;
import gg.jte.Content;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the list of stations: worst first, one scale for all of its lines. */
final class AirRows {

    private static final Duration WINDOW = Duration.ofHours(8);
    private static final int PIECES = 24;

    private final Frame page;
    private final Formats formats;
    private final Readings readings;
    private final AirFilter filter;

    AirRows(Frame page, Readings readings, AirFilter filter) {
        this.page = page;
        this.formats = page.formats();
        this.readings = readings;
        this.filter = filter;
    }

    List<Row> of(List<AirStation> stations, String selected) {
        List<double[]> lines = stations.stream().map(this::line).toList();
        double high = 1;
        for (double[] line : lines) {
            for (double v : line) high = Double.isFinite(v) ? Math.max(high, v) : high;
        }
        var rows = new ArrayList<Row>();
        for (int i = 0; i < stations.size(); i++) {
            AirStation s = stations.get(i);
            rows.add(row(s, spark(lines.get(i), high), s.station().code().equals(selected)));
        }
        return rows;
    }

    /** What the list shows of a station: the pollutant asked for, else PM2.5, else what leads. */
    Optional<Measure> shown(AirStation s) {
        return filter.pollutant().isPresent()
                ? s.measure(filter.pollutant().get())
                : s.measure(Pollutant.PM25).or(s::leading);
    }

    private double[] line(AirStation s) {
        return shown(s).map(m ->
                        readings.means(m.channel().stream(), filter.moment().at(), WINDOW, PIECES))
                .orElseGet(() -> new double[0]);
    }

    private static Content spark(double[] line, double high) {
        return Marks.spark(line, new double[][] {{}, {}}, 0, high);
    }

    private Row row(AirStation s, Content spark, boolean selected) {
        Optional<Measure> shown = shown(s);
        boolean silent = shown.map(Measure::silent).orElse(true);
        String seen = s.lastSeen().map(t -> formats.moment(t, filter.moment().at())).orElse("");
        Station station = s.station();
        return new Row(
                station.code(),
                page.link(filter.address("/air/station/" + Address.encode(station.code()))),
                station.shortName(),
                place(s),
                badge(s),
                spark,
                shown.flatMap(Measure::newest)
                        .map(r -> formats.measured(r.value()))
                        .orElse("\u2013"),
                silent,
                shown.map(m -> m.channel().stream()).orElse(0),
                seen,
                selected,
                station.at().map(p -> degrees(p.lon())).orElse(""),
                station.at().map(p -> degrees(p.lat())).orElse(""));
    }

    private String place(AirStation s) {
        if (!s.silent()) {
            return s.station().district().isEmpty()
                    ? s.station().code()
                    : s.station().district() + ", " + s.station().code();
        }
        return s.lastSeen()
                .map(t -> Duration.between(t, filter.moment().at()))
                .map(d -> page.t("station.silent-for", formats.span(d)))
                .orElse(page.t("station.never"));
    }

    /** The marker of a station, by the worst of five or by the pollutant asked for. */
    Badge badge(AirStation s) {
        if (s.silent()) return badge(Band.UNKNOWN, s.reference(), true);
        if (filter.pollutant().isEmpty()) return badge(s.index().band(), s.reference(), false);
        Optional<Measure> own = shown(s);
        if (own.isEmpty() || own.get().silent())
            return badge(Band.UNKNOWN, s.reference(), own.isPresent());
        Band band =
                own.filter(Measure::counts)
                        .map(m -> readings.rules().band(m.pollutant(), m.hourMean()))
                        .orElse(Band.UNKNOWN);
        return badge(band, s.reference(), false);
    }

    Badge badge(Band band, boolean square, boolean silent) {
        String css = square ? "aq sq" : "aq";
        if (silent) return new Badge(css + " silent", "", page.t("state.silent"));
        if (band == Band.UNKNOWN) return new Badge(css, "", page.t("air.none"));
        String number = Integer.toString(band.number());
        return new Badge(css + " aq" + number, number, page.t("air." + number));
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
