package city.qala.sensing;

import city.qala.sensing.AirAhead.Expected;
import city.qala.sensing.AirSentence.Subject;
import city.qala.sensing.AirStation.Measure;
import city.qala.sensing.Site.Gauge;
import city.qala.web.Chart;
import city.qala.web.Chart.Gap;
import city.qala.web.Chart.Tick;
import city.qala.web.Formats;
import city.qala.web.Frame;
import city.qala.web.Plot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The 48-hour chart of one quantity: line, usual band, limits, gaps, and a sentence on top. */
final class AirChart {

    static final Duration WINDOW = Duration.ofDays(2);
    static final int PIECES = 288;

    private final Frame page;
    private final Formats formats;
    private final Readings readings;
    private final Moment moment;
    private final Optional<Expected> expected;
    private final List<ChartNotes.Note> notes;

    /** Charts of what was measured, and nothing else. */
    AirChart(Frame page, Readings readings, Moment moment) {
        this(page, readings, moment, Optional.empty(), List.of());
    }

    /**
     * Charts of a moment.
     *
     * @param expected what is expected of fine dust; empty where nothing is
     * @param notes what happened at the station meanwhile
     */
    AirChart(
            Frame page,
            Readings readings,
            Moment moment,
            Optional<Expected> expected,
            List<ChartNotes.Note> notes) {
        this.page = page;
        this.formats = page.formats();
        this.readings = readings;
        this.moment = moment;
        this.expected = expected.filter(e -> moment.live() && !e.hours().isEmpty());
        this.notes = List.copyOf(notes);
    }

    /** The chart of a pollutant, with the limits of its bands. */
    Chart of(Measure measure) {
        var subject = new Subject(measure.pollutant().label(), measure.newest(), measure.silent());
        return of(measure.channel(), subject, Optional.of(measure.pollutant()));
    }

    /** The chart of any quantity. */
    Chart of(Gauge gauge, String name) {
        var subject = new Subject(name, gauge.newest(), gauge.silent());
        return of(gauge.channel(), subject, Optional.empty());
    }

    private Chart of(Channel channel, Subject subject, Optional<Pollutant> pollutant) {
        int stream = channel.stream();
        int pieces = pieces(channel.interval());
        double[] values = readings.means(stream, moment.at(), WINDOW, pieces);
        Optional<AheadLane> lane =
                expected.filter(e -> pollutant.equals(Optional.of(Pollutant.PM25)))
                        .map(e -> AheadLane.of(e, values, moment.at(), WINDOW));
        int all = lane.map(AheadLane::pieces).orElse(pieces);
        double[][] usual = usual(stream, pieces, all);
        Plot plot = plot(channel, values, usual, lane);
        double share = (pieces - 1) / (double) (all - 1);
        int last = lastFinite(values);
        boolean live = last == values.length - 1;
        Instant from = moment.at().minus(WINDOW);
        long step = WINDOW.toMillis() / pieces;
        double[][] known = {Arrays.copyOf(usual[0], pieces), Arrays.copyOf(usual[1], pieces)};
        return new Chart(
                new AirSentence(page, subject, values, known, moment, step).text(),
                page.t(
                        "chart.sub",
                        measure(channel, subject),
                        formats.span(WINDOW.dividedBy(pieces)),
                        formats.offset(moment.at())),
                Double.isFinite(greatest(usual[1])) ? page.t("chart.usual", weeks(stream)) : "",
                valueTicks(plot),
                hourTicks(from, share),
                pollutant
                        .map(p -> limits(p, plot, live ? values[last] : Double.NaN))
                        .orElse(List.of()),
                plot.band(usual[0], usual[1]),
                plot.line(padded(values, all)),
                gaps(values, from, step, share),
                live ? plot.dot(share, values[last]) : "",
                now(plot, values, last),
                data(channel, lane.map(l -> l.joined(values)).orElse(values), step, plot),
                lane.map(l -> ahead(l, plot, pieces)),
                marks(from, share));
    }

    private Chart.Data data(Channel channel, double[] values, long step, Plot plot) {
        return new Chart.Data(
                moment.at().minus(WINDOW).toEpochMilli(),
                step,
                list(values),
                unit(channel),
                channel.stream(),
                plot.low(),
                plot.high());
    }

    private Chart.Ahead ahead(AheadLane lane, Plot plot, int measured) {
        return new Chart.Ahead(
                measured,
                plot.band(lane.low(), lane.high()),
                plot.line(lane.value()),
                page.t("ahead.chart"));
    }

    private static double[] padded(double[] values, int all) {
        double[] padded = Arrays.copyOf(values, all);
        Arrays.fill(padded, values.length, all, Double.NaN);
        return padded;
    }

    private List<Chart.Mark> marks(Instant from, double share) {
        return notes.stream()
                .map(n ->
                        new Chart.Mark(
                                100 * share * within(from, n.from()),
                                100 * share * within(from, n.to().orElse(moment.at())),
                                n.css(),
                                n.words(),
                                n.href()))
                .toList();
    }

    /** Place of a moment in the window, 0 to 1. */
    private static double within(Instant from, Instant at) {
        double share = Duration.between(from, at).toMillis() / (double) WINDOW.toMillis();
        return Math.clamp(share, 0, 1);
    }

    /** From zero, except what holds still far from it, where zero would hide every change. */
    private static Plot plot(
            Channel channel, double[] values, double[][] usual, Optional<AheadLane> lane) {
        double top = either(greatest(values), greatest(usual[1]));
        top = either(top, lane.map(AheadLane::highest).orElse(Double.NaN));
        if (channel.unit().equals("%")) return Plot.holding(0, 100);
        if (!Outlier.FIRM.containsKey(channel.property())) return Plot.holding(0, top * 1.05);
        return Plot.around(-either(greatest(negated(values)), greatest(negated(usual[0]))), top);
    }

    private static double[] negated(double[] values) {
        return Arrays.stream(values).map(v -> -v).toArray();
    }

    /** The greater one; the other if one is not known. */
    private static double either(double a, double b) {
        if (Double.isNaN(a)) return b;
        return Double.isNaN(b) ? a : Math.max(a, b);
    }

    private Tick now(Plot plot, double[] values, int last) {
        boolean live = last >= 0 && last == values.length - 1;
        if (!live) return new Tick(0, "");
        String value = formats.measured(values[last]);
        String label = moment.live() ? page.t("live.now", value) : value;
        return new Tick(100 * plot.share(values[last]), label);
    }

    /** Pieces no finer than the sensor speaks, so that its rhythm does not look like gaps. */
    private static int pieces(Duration interval) {
        long minutes = Math.max(10, interval.toMinutes());
        return Math.clamp(WINDOW.toMinutes() / minutes, 12, PIECES);
    }

    /** The unit; of what is counted the name of the quantity. */
    private String measure(Channel channel, Subject subject) {
        return unit(channel).isEmpty() ? subject.name() : unit(channel);
    }

    private String unit(Channel channel) {
        return formats.unit(channel.unit());
    }

    private int weeks(int stream) {
        int now = readings.usual(stream, moment.at(), formats.zone()).weeks();
        // A band that is drawn rests on at least so many, even if the present hour has fewer.
        return Math.max(UsualBand.LEAST_WEEKS, now);
    }

    /** The usual band at every piece. */
    private double[][] usual(int stream, int pieces, int all) {
        double[] low = new double[all];
        double[] high = new double[all];
        var history = readings.history(stream, moment.at());
        for (int i = 0; i < all; i++) {
            Instant at =
                    moment.at().minus(WINDOW).plus(WINDOW.multipliedBy(i).dividedBy(pieces - 1));
            UsualBand band = UsualBand.moving(history, at, formats.zone());
            low[i] = band.low();
            high[i] = band.high();
        }
        return new double[][] {low, high};
    }

    private List<Tick> valueTicks(Plot plot) {
        List<Double> values = plot.ticks();
        boolean fine = values.size() > 1 && values.get(1) - values.get(0) < 1;
        var ticks = new ArrayList<Tick>();
        for (double v : values) {
            boolean whole = Math.abs(v - Math.rint(v)) < 1e-9;
            ticks.add(new Tick(100 * plot.share(v), formats.number(v, fine || !whole ? 1 : 0)));
        }
        return ticks;
    }

    private List<Tick> hourTicks(Instant from, double share) {
        var ticks = new ArrayList<Tick>();
        Instant end = from.plus(Duration.ofMillis(Math.round(WINDOW.toMillis() / share)));
        ZonedDateTime hour = from.atZone(formats.zone()).truncatedTo(ChronoUnit.HOURS).plusHours(1);
        for (; !hour.toInstant().isAfter(end); hour = hour.plusHours(1)) {
            if (hour.getHour() % 6 != 0) continue;
            double past = Duration.between(from, hour.toInstant()).toMillis();
            double place = 100 * share * past / WINDOW.toMillis();
            if (place < 2 || place > 98) continue;
            Instant at = hour.toInstant();
            String label =
                    hour.getHour() == 0
                            ? formats.shortWeekday(at)
                            : String.format(Locale.ROOT, "%02d", hour.getHour());
            ticks.add(new Tick(place, label, hour.getHour() != 0));
        }
        return ticks;
    }

    /** Lines where a band begins, at most three, and none that would sit on another. */
    private List<Tick> limits(Pollutant pollutant, Plot plot, double now) {
        var ticks = new ArrayList<Tick>();
        double lastPlace = -100;
        for (int i = 0; i < pollutant.limits().size(); i++) {
            double limit = pollutant.limits().get(i);
            double place = 100 * plot.share(limit);
            if (i == 0 || place > 98 || place - lastPlace < 9) continue;
            // The current value stands in the same margin and matters more.
            boolean covered = Math.abs(100 * plot.share(now) - place) < 8;
            String label = covered ? "" : formats.number(limit, 0) + " " + page.t("air." + (i + 2));
            ticks.add(new Tick(place, label));
            lastPlace = place;
        }
        return ticks.size() > 3 ? ticks.subList(ticks.size() - 3, ticks.size()) : ticks;
    }

    private List<Gap> gaps(double[] values, Instant from, long step, double share) {
        var gaps = new ArrayList<Gap>();
        int i = 0;
        while (i < values.length) {
            int start = i;
            while (i < values.length && !Double.isFinite(values[i])) i++;
            if (i - start >= Math.max(3, values.length / 60)) {
                double left = share * start / (values.length - 1);
                double right = share * Math.min(1, i / (double) (values.length - 1));
                gaps.add(
                        new Gap(
                                Plot.box(left, right),
                                100 * right,
                                gapLabel(from, step, start, i, values.length)));
            }
            i = Math.max(i, start + 1);
        }
        return gaps;
    }

    private String gapLabel(Instant from, long step, int start, int end, int count) {
        if (start == 0 || end > count * 0.75) return "";
        return page.t(
                "chart.no-data",
                formats.time(from.plusMillis(start * step)),
                formats.time(from.plusMillis(end * step)));
    }

    private static double greatest(double[] values) {
        double greatest = Double.NaN;
        for (double v : values) {
            if (Double.isFinite(v) && !(v <= greatest)) greatest = v;
        }
        return greatest;
    }

    private static int lastFinite(double[] values) {
        for (int i = values.length - 1; i >= 0; i--) {
            if (Double.isFinite(values[i])) return i;
        }
        return -1;
    }

    private static String list(double[] values) {
        var out = new StringBuilder(values.length * 5);
        for (int i = 0; i < values.length; i++) {
            if (i > 0) out.append(',');
            if (Double.isFinite(values[i])) out.append(Math.round(values[i] * 10) / 10.0);
        }
        return out.toString();
    }
}
