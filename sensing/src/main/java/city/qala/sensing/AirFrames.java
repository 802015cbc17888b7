package city.qala.sensing;

import city.qala.sensing.AirStation.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the air of all stations was over the last hours, as pictures to be played on a map. */
final class AirFrames {

    /** Between two pictures. */
    static final Duration STEP = Duration.ofMinutes(20);

    private static final Duration PIECE = Duration.ofMinutes(10);
    private static final int HOUR = 6;
    private static final double SHARE = 0.75;

    private final Readings readings;
    private final Optional<Pollutant> only;
    private final Instant end;
    private final int frames;

    /**
     * Pictures up to a moment.
     *
     * @param only one pollutant instead of the index
     * @param hours how far they reach back
     */
    AirFrames(Readings readings, Optional<Pollutant> only, Instant end, int hours) {
        this.readings = readings;
        this.only = only;
        this.end = end;
        this.frames = (int) Duration.ofHours(hours).dividedBy(STEP) + 1;
    }

    /** The moment of the first. */
    private Instant first() {
        return end.minus(STEP.multipliedBy(frames - 1L));
    }

    /** The pictures as JSON: for each station its bands 1 to 6 in order, 0 where there is none. */
    String json(List<AirStation> stations) {
        var json = new StringBuilder("{\"from\":").append(first().toEpochMilli());
        json.append(",\"step\":").append(STEP.toMillis()).append(",\"stations\":{");
        String comma = "";
        for (AirStation s : stations) {
            json.append(comma).append('"').append(escaped(s.station().code())).append("\":\"");
            json.append(bands(s)).append('"');
            comma = ",";
        }
        return json.append("}}").toString();
    }

    private static String escaped(String code) {
        return code.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** Hourly means of a pollutant, one a picture; NaN where too little was measured. */
    private double[] hours(Measure m) {
        int perFrame = (int) STEP.dividedBy(PIECE);
        int pieces = (frames - 1) * perFrame + HOUR;
        double[] tens =
                readings.means(m.channel().stream(), end, PIECE.multipliedBy(pieces), pieces);
        // Whoever speaks once an hour has measured the whole hour with one value.
        double every = Math.clamp(m.channel().interval().toMinutes(), 10, 60);
        int least = (int) Math.ceil(SHARE * 60 / every);
        double[] hours = new double[frames];
        for (int f = 0; f < frames; f++) hours[f] = mean(tens, f * perFrame, least);
        return hours;
    }

    private String bands(AirStation s) {
        var means = new EnumMap<Pollutant, double[]>(Pollutant.class);
        for (Measure m : s.measures())
            if (only.isEmpty() || only.get() == m.pollutant()) means.put(m.pollutant(), hours(m));
        var bands = new StringBuilder(frames);
        for (int f = 0; f < frames; f++) bands.append(band(means, f).number());
        return bands.toString();
    }

    private Band band(Map<Pollutant, double[]> means, int frame) {
        var hour = new EnumMap<Pollutant, Double>(Pollutant.class);
        means.forEach((p, row) -> {
            if (row[frame] >= 0) hour.put(p, row[frame]);
        });
        if (only.isEmpty()) return readings.rules().index(hour).band();
        Double mean = hour.get(only.get());
        return mean == null ? Band.UNKNOWN : readings.rules().band(only.get(), mean);
    }

    private static double mean(double[] tens, int from, int least) {
        double sum = 0;
        int n = 0;
        for (int i = from; i < from + HOUR; i++) {
            if (!Double.isFinite(tens[i])) continue;
            sum += tens[i];
            n++;
        }
        return n < least ? Double.NaN : sum / n;
    }
}
