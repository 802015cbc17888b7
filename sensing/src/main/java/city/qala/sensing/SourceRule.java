package city.qala.sensing;

import city.qala.kernel.Point;
import city.qala.sensing.AirStation.Measure;
import java.util.List;
import java.util.Optional;

/**
 * Where smoke most likely comes from, by what stations around measure and by the wind.
 *
 * <p>The centre is the mean place of the stations, each weighted by the square of what it measures
 * above the cleanest of them; wind moves it towards where it blows from, by two minutes of way. The
 * radius holds two thirds of the weight, and grows with the wind and where few stations stand. It
 * is a hint where to look first, never proof. Fewer than three stations give no area.
 */
final class SourceRule {

    private static final int LEAST = 3;
    private static final double NEAR = 3_000;
    private static final double CALM = 1.5;
    private static final double DRIFT_SECONDS = 120;
    private static final double LEAST_RADIUS = 500;
    private static final double METRES_A_DEGREE = 111_195;

    private SourceRule() {}

    /**
     * What a station measures.
     *
     * @param at where it stands
     * @param value mean of the last hour
     */
    record Sample(Point at, double value) {}

    /**
     * An area to look at first.
     *
     * @param centre its middle
     * @param radiusMetres how far from there the source may well be
     */
    record Area(Point centre, double radiusMetres) {}

    /**
     * The area.
     *
     * @param wind speed in m/s; empty if nobody measures it
     * @param from degrees from which it blows
     */
    static Optional<Area> of(List<Sample> samples, Optional<Double> wind, Optional<Double> from) {
        if (samples.size() < LEAST) return Optional.empty();
        double clean = samples.stream().mapToDouble(Sample::value).min().orElse(0);
        double[] weights = samples.stream().mapToDouble(s -> square(s.value() - clean)).toArray();
        double all = java.util.Arrays.stream(weights).sum();
        if (!(all > 0)) return Optional.empty();
        Point middle = middle(samples, weights, all);
        double speed = wind.orElse(0.0);
        boolean blows = speed >= CALM && from.isPresent();
        Point centre = blows ? moved(middle, from.orElse(0.0), speed * DRIFT_SECONDS) : middle;
        double spread = spread(samples, weights, all, middle);
        double doubt = blows ? speed * DRIFT_SECONDS / 2 : 0;
        double radius = Math.max(LEAST_RADIUS, spread * Math.sqrt(1 + 3.0 / samples.size()));
        return Optional.of(new Area(centre, radius + doubt));
    }

    /** The area for a station's leading pollutant, by what stations within three kilometres say. */
    static Optional<Area> near(AirStation here, List<AirStation> all, Weather weather) {
        Optional<Pollutant> pollutant = here.leading().map(Measure::pollutant);
        if (pollutant.isEmpty() || here.station().at().isEmpty()) return Optional.empty();
        Point at = here.station().at().get();
        List<Sample> samples =
                all.stream()
                        .filter(s ->
                                s.station().at().filter(p -> p.metresTo(at) <= NEAR).isPresent())
                        .flatMap(s ->
                                s.measure(pollutant.get()).stream()
                                        .filter(m -> !m.silent() && m.hourMean() >= 0)
                                        .map(m ->
                                                new Sample(
                                                        s.station().at().orElse(at), m.hourMean())))
                        .toList();
        return of(samples, weather.windSpeed(), weather.windFrom());
    }

    private static double square(double v) {
        return v * v;
    }

    private static Point middle(List<Sample> samples, double[] weights, double all) {
        double lat = 0;
        double lon = 0;
        for (int i = 0; i < weights.length; i++) {
            lat += weights[i] * samples.get(i).at().lat();
            lon += weights[i] * samples.get(i).at().lon();
        }
        return new Point(lat / all, lon / all);
    }

    private static double spread(List<Sample> samples, double[] weights, double all, Point middle) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++)
            sum += weights[i] * square(middle.metresTo(samples.get(i).at()));
        return Math.sqrt(sum / all);
    }

    private static Point moved(Point at, double bearing, double metres) {
        double angle = Math.toRadians(bearing);
        double north = metres * Math.cos(angle) / METRES_A_DEGREE;
        double east =
                metres
                        * Math.sin(angle)
                        / (METRES_A_DEGREE * Math.max(0.01, Math.cos(Math.toRadians(at.lat()))));
        return new Point(at.lat() + north, at.lon() + east);
    }

    /** The eighth of the compass from one point to another: N, NE, E … NW. */
    static String way(Point from, Point to) {
        double east = (to.lon() - from.lon()) * Math.cos(Math.toRadians(from.lat()));
        double angle = Math.toDegrees(Math.atan2(east, to.lat() - from.lat()));
        List<String> ways = List.of("n", "ne", "e", "se", "s", "sw", "w", "nw");
        return ways.get(Math.floorMod(Math.round(angle / 45), 8));
    }
}
