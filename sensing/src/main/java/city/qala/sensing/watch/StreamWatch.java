package city.qala.sensing.watch;

import city.qala.sensing.Band;
import city.qala.sensing.Channel;
import city.qala.sensing.Outlier;
import city.qala.sensing.Pollutant;
import city.qala.sensing.Rules;
import city.qala.sensing.Station;
import city.qala.sensing.detect.AnomalyDetector;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one stream has said lately, and what follows from its newest value. Values that are not
 * newer than the newest are passed over, so that late ones never fire anything again.
 *
 * <p>A limit is judged by the mean of an hour with at least 45 minutes measured, and is left only
 * at nine tenths of it. A value is stuck after twelve equal ones, if its stream nearly always
 * changes. It changes too fast when it leaves the mean of the hour before by a share of it.
 */
final class StreamWatch {

    /** Equal values that make a stuck one. */
    static final int STUCK = 12;

    private static final int WARM = 100;
    private static final double LIVELY = 0.8;
    private static final double LEAVE = 0.9;
    private static final double SPIKE = 8;
    private static final double MEMORY = 1.0 / 200;
    private static final int MINUTES_NEEDED = 45;
    private static final int POOR = 2;
    private static final int EXTREME = 4;

    /** Who hears what follows. */
    interface Verdicts {
        /**
         * A condition holds, or does not.
         *
         * @param kind code of the kind
         * @param onset when it began, µs; only meaningful while it holds
         * @param facts more of it, asked for only when it is told
         */
        void say(String kind, boolean on, long onset, Supplier<Map<String, String>> facts);
    }

    private final Channel channel;
    private final Optional<Pollutant> pollutant;
    private final @Nullable Double firm;
    private final @Nullable Hour hour;
    private final @Nullable AnomalyDetector detector;
    private long newest = Long.MIN_VALUE;
    private long seen;
    private double last = Double.NaN;
    private double beforeLast = Double.NaN;
    private double meanStep;
    private double changes;
    private int run = 1;
    private long runSince;
    private long poorSince;
    private long extremeSince;
    private long fastSince;
    private long stuckSince;

    StreamWatch(Station station, Channel channel, boolean detecting) {
        this.channel = channel;
        this.pollutant = Pollutant.find(channel.property());
        this.firm = Outlier.FIRM.get(channel.property());
        this.hour = pollutant.isPresent() || firm != null ? new Hour() : null;
        boolean judged =
                switch (station.kind()) {
                    case "air", "heat", "water", "power" -> true;
                    default -> false;
                };
        this.detector = detecting && judged ? new AnomalyDetector() : null;
    }

    /** When it last spoke, µs. */
    long newest() {
        return newest;
    }

    /** Takes the next value in; false if it came too late to count. */
    boolean take(long micros, double value, Rules rules, Verdicts out) {
        if (micros <= newest) return false;
        long before = newest;
        newest = micros;
        seen++;
        if (hour != null) hour.add(micros, value);
        stuck(micros, value, out);
        spike(before, micros, value, out);
        pollutant.ifPresent(p -> limits(p, micros, rules, out));
        fast(micros, value, out);
        unusual(micros, value, rules, out);
        beforeLast = last;
        last = value;
        return true;
    }

    private void stuck(long micros, double value, Verdicts out) {
        boolean same = value == last;
        run = same ? run + 1 : 1;
        if (!same) runSince = micros;
        boolean lively = changes >= LIVELY && seen > WARM;
        if (run == STUCK && lively) stuckSince = micros;
        boolean stuck = stuckSince != 0 && same;
        if (!same) stuckSince = 0;
        out.say(
                "sensor-stuck",
                stuck,
                stuckSince,
                () ->
                        facts(
                                value,
                                "since",
                                Long.toString(runSince / 1_000_000),
                                "run",
                                Integer.toString(run)));
        // While it is stuck it says nothing about how lively it usually is.
        if (!Double.isNaN(last) && run < STUCK) changes += rate() * ((same ? 0 : 1) - changes);
    }

    /** The value before stood out from its neighbours on both sides. */
    private void spike(long before, long micros, double value, Verdicts out) {
        double step = Math.abs(value - last);
        boolean warm = seen > WARM && Double.isFinite(beforeLast);
        double far = Math.max(SPIKE * meanStep, 0.05 * Math.abs(beforeLast));
        boolean peak =
                warm
                        && meanStep > 0
                        && Math.abs(last - beforeLast) > far
                        && Math.abs(value - beforeLast) < far / 4;
        if (peak) {
            double top = last;
            out.say("value-spike", true, before, () -> facts(top));
            out.say("value-spike", false, micros, Map::of);
        }
        if (Double.isFinite(step)) meanStep += rate() * (Math.min(step, capped()) - meanStep);
    }

    // One spike must not make the next one look usual.
    private double capped() {
        return seen < WARM ? Double.MAX_VALUE : 4 * meanStep + 1e-9;
    }

    private double rate() {
        return Math.max(MEMORY, 1.0 / Math.max(1, seen - 1));
    }

    private void limits(Pollutant p, long micros, Rules rules, Verdicts out) {
        Hour now = java.util.Objects.requireNonNull(hour);
        long every = Math.max(1, channel.interval().toMinutes());
        boolean enough = Math.min(60, now.count(0, 60) * every) >= MINUTES_NEEDED;
        double mean = now.mean(0, 60);
        if (!enough || !(mean >= 0)) return;
        Band band = rules.band(p, mean);
        poorSince = since(poorSince, band.isBad(), mean, p.limits().get(POOR), micros);
        extremeSince =
                since(
                        extremeSince,
                        band == Band.EXTREMELY_POOR,
                        mean,
                        p.limits().get(EXTREME),
                        micros);
        Supplier<Map<String, String>> facts =
                () ->
                        facts(
                                mean,
                                "property",
                                p.label(),
                                "band",
                                Integer.toString(band.number()),
                                "limit",
                                number(p.limits().get(POOR)),
                                "averaging",
                                "PT1H");
        out.say("air-poor", poorSince != 0, poorSince, facts);
        out.say("air-extreme", extremeSince != 0, extremeSince, facts);
    }

    /**
     * Since when it is above a limit, which is left only below nine tenths of it; 0 if it is not.
     */
    private static long since(long since, boolean above, double mean, double limit, long micros) {
        if (above) return since == 0 ? micros : since;
        return mean >= limit * LEAVE ? since : 0;
    }

    private void fast(long micros, double value, Verdicts out) {
        if (firm == null || hour == null || hour.count(15, 60) < 3) return;
        double usual = hour.mean(15, 60);
        double off = Math.abs(value - usual) / Math.max(1e-9, Math.abs(usual));
        if (off > firm) fastSince = fastSince == 0 ? micros : fastSince;
        else if (off < firm * LEAVE / 2) fastSince = 0;
        String way = value > usual ? "up" : "down";
        out.say(
                "value-change",
                fastSince != 0,
                fastSince,
                () -> facts(value, "usual", number(usual), "way", way));
    }

    private void unusual(long micros, double value, Rules rules, Verdicts out) {
        if (detector == null) return;
        double score = detector.score(micros / 1_000_000, value);
        boolean rare = score >= AnomalyDetector.THRESHOLD && rules.unusual();
        out.say(
                "value-unusual",
                rare,
                micros,
                () -> facts(value, "score", String.format(Locale.ROOT, "%.2f", score)));
    }

    private Map<String, String> facts(double value, String... more) {
        var facts = new TreeMap<String, String>();
        facts.put("property", channel.property());
        facts.put("unit", channel.unit());
        facts.put("value", number(value));
        facts.put("stream", Integer.toString(channel.stream()));
        for (int i = 0; i < more.length; i += 2) facts.put(more[i], more[i + 1]);
        return facts;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }
}
