package city.qala.sensing;

import city.qala.sensing.AirStation.Measure;
import city.qala.sensing.AirView.Advice;
import city.qala.sensing.AirView.Detail;
import city.qala.sensing.AirView.Figure;
import city.qala.sensing.AirView.Hour;
import city.qala.sensing.AirView.TableRow;
import city.qala.web.Address;
import city.qala.web.Formats;
import city.qala.web.Frame;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes everything that the page says of one station. */
final class AirDetail {

    private static final int HOURS = 12;
    private static final int TABLE_HOURS = 24;

    private final Frame page;
    private final Formats formats;
    private final Readings readings;
    private final AirFilter filter;
    private final AirRows rows;
    private final Moment moment;
    private final AirAhead known;
    private final List<ChartNotes.Note> notes;

    AirDetail(
            Frame page,
            Readings readings,
            AirFilter filter,
            AirRows rows,
            AirAhead known,
            List<ChartNotes.Note> notes) {
        this.known = known;
        this.notes = List.copyOf(notes);
        this.page = page;
        this.formats = page.formats();
        this.readings = readings;
        this.filter = filter;
        this.rows = rows;
        this.moment = filter.moment();
    }

    Detail of(AirStation s, List<AirStation> all, Weather weather) {
        Optional<Measure> leading = filter.pollutant().flatMap(s::measure).or(s::leading);
        Band band = s.silent() ? Band.UNKNOWN : s.index().band();
        String path = "/air/station/" + Address.encode(s.station().code());
        Optional<Channel> dust = s.measure(Pollutant.PM25).map(Measure::channel);
        Optional<AirAhead.Expected> expected =
                dust.filter(c -> moment.live()).flatMap(known::expected);
        var chart = new AirChart(page, readings, moment, expected, notes);
        return new Detail(
                title(s),
                sub(s),
                rows.badge(s),
                since(s),
                figures(s, path, leading),
                leading.map(chart::of),
                leading.map(m -> new AirReasons(page, readings, moment).real(s, m, all, weather))
                        .orElse(List.of()),
                new AirReasons(page, readings, moment).quality(s),
                page.link(filter.address(path + "/series.csv")),
                s.measures().stream().map(m -> m.pollutant().label()).toList(),
                table(s),
                page.t("air.answer." + band.number()),
                since(s),
                advice(band),
                leading.map(this::number).orElse(""),
                leading.map(this::usual)
                        .filter(u -> !u.isEmpty())
                        .map(u -> page.t("air.usual-now", u))
                        .orElse(""),
                source(s),
                hours(s, leading),
                page.t("air.hours.sub"),
                dust.flatMap(c ->
                        new AheadWords(page, readings.rules())
                                .of(
                                        expected,
                                        moment.live() ? known.evening(c) : Optional.empty())));
    }

    private static String title(AirStation s) {
        String district = s.station().district();
        String name = s.station().shortName();
        return district.isEmpty() || name.contains(district) ? name : district + ", " + name;
    }

    private String sub(AirStation s) {
        String kind = page.t(s.reference() ? "station.reference" : "station.low-cost");
        String from =
                s.index()
                        .worst()
                        .map(p -> page.t("air.index-from", p.label()))
                        .orElse(page.t("air.no-index"));
        return s.station().code()
                + ", "
                + kind.substring(0, 1).toLowerCase(page.language().locale())
                + kind.substring(1)
                + " \u00B7 "
                + from;
    }

    /** Since when the leading pollutant's trailing hour has been in the band where it is now. */
    private String since(AirStation s) {
        if (s.silent()) {
            return s.lastSeen()
                    .map(t -> page.t("station.silent-since", formats.moment(t, moment.at())))
                    .orElse(page.t("station.never"));
        }
        Optional<Measure> worst = s.index().worst().flatMap(s::measure);
        if (worst.isEmpty()) return page.t("air.none.why");
        Pollutant p = worst.get().pollutant();
        double[] tens =
                readings.means(
                        worst.get().channel().stream(), moment.at(), Duration.ofHours(25), 150);
        int back = 0;
        while (back < 144 && sameBand(p, tens, back, s.index().band())) back++;
        String words = page.t("air." + s.index().band().number());
        if (back >= 144) return page.t("air.since-long", words);
        Instant since = moment.at().minus(Duration.ofMinutes(10L * back));
        return page.t("air.since", words, formats.moment(since, moment.at()));
    }

    private boolean sameBand(Pollutant p, double[] tens, int back, Band band) {
        double sum = 0;
        int n = 0;
        for (int i = tens.length - back - 6; i < tens.length - back; i++) {
            if (i < 0 || !Double.isFinite(tens[i]) || tens[i] < 0) continue;
            sum += tens[i];
            n++;
        }
        return n > 0 && readings.rules().band(p, sum / n) == band;
    }

    private List<Figure> figures(AirStation s, String path, Optional<Measure> leading) {
        var figures = new ArrayList<Figure>();
        for (Measure m : s.measures()) {
            figures.add(
                    new Figure(
                            m.pollutant().label(),
                            page.link(filter.address(path).with("pollutant", m.pollutant().code())),
                            leading.filter(l -> l.pollutant() == m.pollutant()).isPresent(),
                            m.newest().map(r -> formats.measured(r.value())).orElse("\u2013"),
                            formats.unit(m.channel().unit()),
                            m.channel().stream(),
                            m.silent(),
                            under(m)));
        }
        return figures;
    }

    private String under(Measure m) {
        if (m.silent()) {
            return m.newest()
                    .map(r -> page.t("station.silent-since", formats.moment(r.at(), moment.at())))
                    .orElse(page.t("station.never"));
        }
        String usual = usual(m);
        return usual.isEmpty() ? page.t("air.usual-unknown") : page.t("air.usual", usual);
    }

    private String usual(Measure m) {
        UsualBand band = readings.usual(m.channel().stream(), moment.at(), formats.zone());
        return band.known()
                ? formats.number(band.low(), 0) + "\u2013" + formats.number(band.high(), 0)
                : "";
    }

    private String number(Measure m) {
        if (!Double.isFinite(m.hourMean())) return "";
        return page.t(
                "air.number",
                m.pollutant().label(),
                formats.quantity(m.hourMean(), m.channel().unit()));
    }

    private String source(AirStation s) {
        return s.lastSeen()
                .map(t -> page.t("air.source", s.station().code(), formats.moment(t, moment.at())))
                .orElse(s.station().code());
    }

    private List<Advice> advice(Band band) {
        if (band == Band.UNKNOWN) return List.of();
        int level = band.number() <= 2 ? 1 : Math.min(band.number() - 1, 4);
        var lines = new ArrayList<Advice>();
        for (String about : List.of("window", "children", "illness")) {
            lines.add(
                    new Advice(page.t("advice." + about), page.t("advice." + about + "." + level)));
        }
        return lines;
    }

    private List<Hour> hours(AirStation s, Optional<Measure> leading) {
        Instant end = moment.at().truncatedTo(ChronoUnit.HOURS);
        Map<Pollutant, double[]> means = hourly(s, end, HOURS);
        double[] lead = leading.map(m -> means.get(m.pollutant())).orElse(new double[HOURS]);
        double top = 1;
        for (double v : lead) top = Double.isFinite(v) ? Math.max(top, v) : top;
        var hours = new ArrayList<Hour>();
        for (int i = 0; i < HOURS; i++) {
            Band band = index(means, i).band();
            String number = band == Band.UNKNOWN ? "" : Integer.toString(band.number());
            String css = band == Band.UNKNOWN ? "none" : "aq" + number;
            int height = Double.isFinite(lead[i]) ? 24 + (int) Math.round(64 * lead[i] / top) : 24;
            String hour = formats.time(end.minus(HOURS - i, ChronoUnit.HOURS)).substring(0, 2);
            String words = band == Band.UNKNOWN ? page.t("no-data") : page.t("air." + number);
            hours.add(new Hour(css, number, hour, height, words));
        }
        return hours;
    }

    private Map<Pollutant, double[]> hourly(AirStation s, Instant end, int hours) {
        var means = new EnumMap<Pollutant, double[]>(Pollutant.class);
        for (Measure m : s.measures()) {
            means.put(
                    m.pollutant(),
                    readings.means(m.channel().stream(), end, Duration.ofHours(hours), hours));
        }
        return means;
    }

    private AirQuality index(Map<Pollutant, double[]> means, int hour) {
        var values = new EnumMap<Pollutant, Double>(Pollutant.class);
        means.forEach((p, row) -> {
            if (Double.isFinite(row[hour]) && row[hour] >= 0) values.put(p, row[hour]);
        });
        return readings.rules().index(values);
    }

    /** The last 24 full hours, newest first: the accessible form of the chart. */
    private List<TableRow> table(AirStation s) {
        Instant end = moment.at().truncatedTo(ChronoUnit.HOURS);
        Map<Pollutant, double[]> means = hourly(s, end, TABLE_HOURS);
        var table = new ArrayList<TableRow>();
        for (int i = 0; i < TABLE_HOURS; i++) {
            int hour = i;
            Instant from = end.minus(TABLE_HOURS - i, ChronoUnit.HOURS);
            List<String> values =
                    s.measures().stream()
                            .map(m -> formats.measured(row(means, m.pollutant())[hour]))
                            .toList();
            table.add(new TableRow(formats.shortDay(from) + " " + formats.time(from), values));
        }
        Collections.reverse(table);
        return table;
    }

    private static double[] row(Map<Pollutant, double[]> means, Pollutant p) {
        double[] row = means.get(p);
        return row == null ? new double[TABLE_HOURS] : row;
    }
}
