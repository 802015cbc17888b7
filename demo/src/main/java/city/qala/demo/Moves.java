package city.qala.demo;

import city.qala.kernel.Point;
import java.util.List;

/** Where buses and bikes are at any moment: a pure function, like every signal. */
final class Moves {
    private static final double BUS_METRES_A_SECOND = 6.5;
    private static final long BIKE_STAY = 3 * 3_600;

    private final long seed;
    private final Signals signals;

    Moves(long seed, Signals signals) {
        this.seed = seed;
        this.signals = signals;
    }

    /** A way with the length so far at each of its points. */
    private record Way(List<Point> points, List<Double> upTo) {
        static Way of(List<Point> points) {
            var upTo = new java.util.ArrayList<Double>();
            double sum = 0;
            for (int i = 0; i < points.size(); i++) {
                if (i > 0) sum += Metric.metres(points.get(i - 1), points.get(i));
                upTo.add(sum);
            }
            return new Way(points, upTo);
        }

        double length() {
            return upTo.getLast();
        }

        Point at(double metres) {
            int i = java.util.Collections.binarySearch(upTo, metres);
            int next = Math.clamp(i >= 0 ? i : -i - 1, 1, points.size() - 1);
            return Metric.along(
                    points.get(next - 1), points.get(next), metres - upTo.get(next - 1), 0);
        }
    }

    /** A moving thing's place. */
    @FunctionalInterface
    interface Track {
        Point at(long second);
    }

    /** A bus that goes to and fro on its line while buses run, and stands at its end at night. */
    Track bus(TownMap.Line line, String code) {
        Way way = Way.of(line.way());
        double lead = 2 * way.length() * Noise.unit(seed, Noise.key(code), 1);
        return s -> {
            if (!signals.inService(s)) return line.way().getFirst();
            double far = (lead + s * BUS_METRES_A_SECOND) % (2 * way.length());
            return way.at(far <= way.length() ? far : 2 * way.length() - far);
        };
    }

    /** Speed of a bus: its mean with stops; 0 at night. */
    Signal busSpeed(String code) {
        long k = Noise.key(code);
        return s -> signals.inService(s) ? Math.max(0, 23 + 20 * Noise.wander(seed, k, s, 120)) : 0;
    }

    /** The dock where a bike stands. */
    int dock(String bike, int docks, long second) {
        long k = Noise.key(bike);
        long stay = Math.floorDiv(second + (long) (BIKE_STAY * Noise.unit(seed, k, 1)), BIKE_STAY);
        return (int) (docks * Noise.unit(seed, k, 10 + stay));
    }
}
