package city.qala.pulse.position;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Parts the track of a device into stays: neighbours in time are joined, the surest pair first, as
 * long as one place explains them better than two places with a move between. One a thread.
 */
final class StayFinder {
    private static final double NEVER = -50;

    /** Logarithm of the odds above which two runs of events are joined. */
    private static final double JOINS = 0;

    /** The same for an event at the end of a stay, once all of it is known. */
    private static final double BELONGS = 2;

    private final City city;
    private final Gaps gaps;
    private final Posterior posterior;
    private final SignalVector vector = new SignalVector();

    StayFinder(City city, Gaps gaps) {
        this.city = city;
        this.gaps = gaps;
        this.posterior = new Posterior(city.map().tiles());
    }

    /** A pair of neighbours and how much speaks for one place. */
    private record Pair(
            int left, int leftVersion, int right, int rightVersion, double odds, Segment joined) {}

    /** Segments of a track in time; together they hold all its events. */
    List<Segment> find(EventLog log, int[] track) {
        int n = track.length;
        var work = new Work(log, track, n);
        for (int i = 0; i < n; i++) work.live[i] = single(log, track, i);
        for (int i = 0; i + 1 < n; i++) work.offer(i, i + 1);
        while (!work.pairs.isEmpty()) work.join(work.pairs.remove());
        List<Segment> found = new ArrayList<>();
        for (Segment s : work.live) if (s != null) trim(log, track, s, found);
        return found;
    }

    /**
     * Takes events off the ends of a stay that are likelier on the way there or back: what joined
     * early, when little was known, is judged by all that is known now.
     */
    private void trim(EventLog log, int[] track, Segment whole, List<Segment> found) {
        Segment stay = whole;
        List<Segment> after = new ArrayList<>();
        while (stay.events() > 1) {
            Segment without = part(log, track, stay.first + 1, stay.last);
            Segment off = single(log, track, stay.first);
            if (belongs(log, track, stay, off, without)) break;
            found.add(off);
            stay = without;
        }
        while (stay.events() > 1) {
            Segment without = part(log, track, stay.first, stay.last - 1);
            Segment off = single(log, track, stay.last);
            if (belongs(log, track, stay, without, off)) break;
            after.add(off);
            stay = without;
        }
        found.add(stay);
        found.addAll(after.reversed());
    }

    private boolean belongs(EventLog log, int[] track, Segment whole, Segment a, Segment b) {
        double seconds = (log.time(track[b.first]) - log.time(track[a.last])) / 1000.0;
        double odds = whole.evidence - a.evidence - b.evidence;
        return odds + apart(a, b, seconds) + gaps.logOdds(seconds) > BELONGS;
    }

    private Segment part(EventLog log, int[] track, int first, int last) {
        var group = new Group();
        for (int i = first; i <= last; i++) group.add(log, track[i]);
        return settled(first, last, group);
    }

    /** Of each pair of neighbours in a track: how much speaks for one place, time left aside. */
    double[] odds(EventLog log, int[] track) {
        double[] odds = new double[Math.max(track.length - 1, 0)];
        for (int i = 0; i < odds.length; i++) {
            Segment a = single(log, track, i);
            Segment b = single(log, track, i + 1);
            double seconds = (log.time(track[i + 1]) - log.time(track[i])) / 1000.0;
            double apart = apart(a, b, seconds);
            odds[i] =
                    apart < NEVER
                            ? NEVER
                            : settled(i, i + 1, Group.of(a.group, b.group)).evidence
                                    - a.evidence
                                    - b.evidence
                                    + apart;
        }
        return odds;
    }

    private Segment single(EventLog log, int[] track, int i) {
        var group = new Group();
        group.add(log, track[i]);
        return settled(i, i, group);
    }

    private Segment settled(int first, int last, Group group) {
        double evidence = group.settle(city, vector, posterior);
        return new Segment(first, last, group, evidence, posterior);
    }

    /** What is being joined. */
    private final class Work {
        private final EventLog log;
        private final int[] track;
        private final @Nullable Segment[] live;
        private final int[] version;
        private final int[] next;
        private final int[] previous;
        private final PriorityQueue<Pair> pairs =
                new PriorityQueue<>(
                        Comparator.comparingDouble((Pair p) -> -p.odds())
                                .thenComparingInt(Pair::left));

        Work(EventLog log, int[] track, int n) {
            this.log = log;
            this.track = track;
            this.live = new Segment[n];
            this.version = new int[n];
            this.next = new int[n];
            this.previous = new int[n];
            for (int i = 0; i < n; i++) {
                next[i] = i + 1 < n ? i + 1 : -1;
                previous[i] = i - 1;
            }
        }

        void offer(int left, int right) {
            Segment a = live[left];
            Segment b = live[right];
            if (a == null || b == null) return;
            double seconds = (log.time(track[b.first]) - log.time(track[a.last])) / 1000.0;
            double apart = apart(a, b, seconds);
            if (apart < NEVER) return;
            Segment joined = settled(a.first, b.last, Group.of(a.group, b.group));
            double odds = joined.evidence - a.evidence - b.evidence + apart + gaps.logOdds(seconds);
            if (odds > JOINS)
                pairs.add(new Pair(left, version[left], right, version[right], odds, joined));
        }

        void join(Pair p) {
            if (version[p.left()] != p.leftVersion() || version[p.right()] != p.rightVersion())
                return;
            live[p.left()] = p.joined();
            live[p.right()] = null;
            version[p.left()]++;
            version[p.right()]++;
            next[p.left()] = next[p.right()];
            if (next[p.left()] >= 0) {
                previous[next[p.left()]] = p.left();
                offer(p.left(), next[p.left()]);
            }
            if (previous[p.left()] >= 0) offer(previous[p.left()], p.left());
        }
    }

    /**
     * Against a move between two places, in the logarithm of odds, what the joined evidence does
     * not hold: how likely nothing moved in this time, and how well a move of this length explains
     * the two places.
     */
    private static double apart(Segment a, Segment b, double seconds) {
        double reach = 80 + Math.min(6 * seconds, 3500);
        double xx = a.xx + b.xx + reach * reach;
        double yy = a.yy + b.yy + reach * reach;
        double xy = a.xy + b.xy;
        double determinant = xx * yy - xy * xy;
        double dx = a.x - b.x;
        double dy = a.y - b.y;
        double square = (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / determinant;
        double own = square(a.xx + b.xx, a.xy + b.xy, a.yy + b.yy, dx, dy);
        if (own > 60) return 2 * NEVER;
        double tile = City.TILE_METRES * City.TILE_METRES;
        return Math.log(2 * Math.PI * Math.sqrt(determinant) / tile) + .5 * square;
    }

    private static double square(double xx, double xy, double yy, double dx, double dy) {
        double determinant = xx * yy - xy * xy;
        return (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / determinant;
    }
}
