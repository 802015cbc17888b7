package city.qala.services.street;

import city.qala.kernel.Point;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which open reports a new one may repeat. Pure: same kind, at most 100 m away or at the same
 * address, nearest first; words in common bring one closer.
 */
final class Duplicates {
    static final double WITHIN_METRES = 100;

    private static final double METRES_PER_DEGREE = 111_195;
    private static final double METRES_PER_WORD = 10;
    private static final int MOST = 5;
    private static final int WORD = 4;

    private Duplicates() {}

    /** At most five of the candidates that are the same kind and near enough. */
    static List<Report> of(NewReport fresh, List<Report> candidates) {
        return candidates.stream()
                .filter(r -> r.open() && r.tracked())
                .filter(r -> r.service().equals(fresh.service().code()))
                .filter(r -> metres(fresh, r) <= WITHIN_METRES)
                .sorted(Comparator.comparingDouble(r -> metres(fresh, r) - likeness(fresh, r)))
                .limit(MOST)
                .toList();
    }

    private static double likeness(NewReport fresh, Report r) {
        Set<String> common = words(fresh.description());
        common.retainAll(words(r.description()));
        return METRES_PER_WORD * common.size();
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        for (String w : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
            if (w.length() >= WORD) words.add(w.substring(0, WORD));
        return words;
    }

    private static double metres(NewReport fresh, Report r) {
        boolean sameAddress =
                !fresh.address().isEmpty() && fresh.address().equalsIgnoreCase(r.address());
        if (sameAddress) return 0;
        Optional<Point> there = r.at();
        return fresh.at()
                .flatMap(here -> there.map(t -> metres(here, t)))
                .orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * Distance on a plane that touches the ground between the two; good to a metre at this scale.
     */
    static double metres(Point a, Point b) {
        double shrink = Math.cos(Math.toRadians((a.lat() + b.lat()) / 2));
        double north = (a.lat() - b.lat()) * METRES_PER_DEGREE;
        double east = (a.lon() - b.lon()) * METRES_PER_DEGREE * shrink;
        return Math.hypot(north, east);
    }
}
