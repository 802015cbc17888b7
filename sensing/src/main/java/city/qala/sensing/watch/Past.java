package city.qala.sensing.watch;

import city.qala.kernel.Point;
import city.qala.sensing.Channel;
import city.qala.sensing.Station;
import city.qala.sensing.Visibility;
import city.qala.sensing.forecast.HourlyTable;
import city.qala.sensing.series.Series;
import city.qala.sensing.series.Series.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The past of a stream as whole hours, with the weather of the nearest station that tells it. */
final class Past {

    /** The column that is forecast. */
    static final String VALUE = "value";

    /** As much as is learned from. */
    static final Duration LONGEST = Duration.ofDays(730);

    private static final int PIECES = 8_000;
    private static final String WIND_FROM = "wind_from";

    /**
     * Columns by the names of what is observed; the wind's speed is named as the table wants it.
     */
    private static final Map<String, String> WEATHER =
            Map.of(
                    "temperature", "temperature",
                    "humidity", "humidity",
                    "pressure", "pressure",
                    "windspeed", "wind_ms",
                    "winddirection", WIND_FROM);

    private final Series series;

    Past(Series series) {
        this.series = series;
    }

    /** Days between the first value of a stream and a moment. */
    long days(Channel channel, Instant now) {
        return series.extent(channel.stream())
                .map(e -> ChronoUnit.DAYS.between(instant(e.from()), now))
                .map(d -> Math.max(0, d))
                .orElse(0L);
    }

    /** The hour in which the table of a stream begins. */
    Instant first(Channel channel, Instant end) {
        Instant earliest = end.minus(LONGEST);
        return series.extent(channel.stream())
                .map(e -> instant(e.from()).truncatedTo(ChronoUnit.HOURS))
                .filter(f -> f.isAfter(earliest))
                .orElse(earliest);
    }

    /** The mean of an hour; NaN without a value. */
    double hour(Channel channel, Instant hour) {
        return means(channel.stream(), hour, hour.plus(1, ChronoUnit.HOURS))[0];
    }

    /** Means of the hours from one to another, the last not included; NaN without a value. */
    double[] between(Channel channel, Instant from, Instant end) {
        return means(channel.stream(), from, end);
    }

    /**
     * The table of a stream.
     *
     * @param all stations that may tell the weather
     * @param first its first hour
     * @param end the first hour that is not whole yet
     */
    HourlyTable table(
            Station station, Channel channel, List<Station> all, Instant first, Instant end) {
        var columns = new LinkedHashMap<String, double[]>();
        columns.put(VALUE, means(channel.stream(), first, end));
        weather(station, all)
                .forEach((name, c) -> columns.put(name, means(c.stream(), first, end)));
        Set<String> compass = columns.containsKey(WIND_FROM) ? Set.of(WIND_FROM) : Set.of();
        return HourlyTable.of(first, columns, compass);
    }

    private static Map<String, Channel> weather(Station station, List<Station> all) {
        var found = new LinkedHashMap<String, Channel>();
        all.stream()
                .filter(s -> s.kind().equals("weather") || s.code().equals(station.code()))
                .sorted(
                        Comparator.comparingDouble((Station s) -> metres(station, s))
                                .thenComparing(Station::code))
                .flatMap(s -> s.channels().stream())
                .filter(c -> c.visibility() != Visibility.PERSONAL)
                .forEach(c -> {
                    String column = WEATHER.get(plain(c.property()));
                    if (column != null) found.putIfAbsent(column, c);
                });
        return found;
    }

    private static double metres(Station one, Station other) {
        Optional<Point> here = one.at();
        Optional<Point> there = other.at();
        return here.isPresent() && there.isPresent()
                ? here.get().metresTo(there.get())
                : Double.MAX_VALUE;
    }

    private static String plain(String property) {
        return property.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private double[] means(int stream, Instant from, Instant to) {
        int hours = Math.toIntExact(ChronoUnit.HOURS.between(from, to));
        double[] means = new double[hours];
        for (int at = 0; at < hours; at += PIECES) {
            int more = Math.min(PIECES, hours - at);
            Instant start = from.plus(at, ChronoUnit.HOURS);
            int i = at;
            Instant end = start.plus(more, ChronoUnit.HOURS);
            for (Bucket b : series.buckets(stream, micros(start), micros(end), more))
                means[i++] = b.count() == 0 ? Double.NaN : b.mean();
        }
        return means;
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
