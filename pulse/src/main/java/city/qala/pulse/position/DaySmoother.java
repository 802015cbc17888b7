package city.qala.pulse.position;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places all events of a device together: stays, places that are come back to, and ways. */
final class DaySmoother {
    /** Logarithm of the odds that two stays need to count as one place. */
    private static final double SAME_PLACE = 3;

    /**
     * By how much radii are widened, because the model is surer of itself than it should be: an
     * event at the end of a stay may have been on the way. Found on made cities, where the truth is
     * known; the same for all.
     */
    private static final double WIDER_68 = 1.03;

    private static final double WIDER_95 = 1.15;

    /** Shorter than this nobody stays, seconds. */
    private static final double SHORTEST_STAY = 240;

    /** See {@link Group#settle(City, SignalVector, double, Posterior)}. */
    private static final double RANGES_TO_BEGIN_WITH = 8;

    private final City city;
    private final StayFinder stays;
    private final Posterior posterior;
    private final SignalVector vector = new SignalVector();
    private final Likelihood likelihood;
    private final FineGrid fine;
    private final Journey journey;

    DaySmoother(City city, Gaps gaps) {
        this.city = city;
        this.stays = new StayFinder(city, gaps);
        this.posterior = new Posterior(city.map().tiles());
        this.fine = new FineGrid(city);
        this.likelihood = new Likelihood(city.map(), city.advance());
        this.journey = new Journey(city.map().tiles());
    }

    /** Where one or several stays of a device were. */
    private static final class Place {
        private Segment all;
        private final List<Segment> stays = new ArrayList<>();

        Place(Segment first) {
            all = first;
            stays.add(first);
        }
    }

    /** Puts the positions of a device's events in a table. */
    void smooth(EventLog log, int[] track, PositionTable table) {
        if (track.length == 0) return;
        List<Segment> segments = stays.find(log, track);
        List<Segment> stays = segments.stream().filter(s -> isStay(s, log, track)).toList();
        var anchors = new Journey.@Nullable Anchor[segments.size()][];
        int number = 0;
        for (Place place : places(stays)) {
            number++;
            place.all.group.settle(city, vector, RANGES_TO_BEGIN_WITH, posterior);
            fine.settle(place.all.group, posterior);
            for (Segment stay : place.stays) {
                anchors[segments.indexOf(stay)] = ends(stay, log, track, posterior);
                for (int i = stay.first; i <= stay.last; i++) {
                    set(table, track[i], posterior);
                    table.stayed(track[i], number);
                }
            }
        }
        ways(log, track, segments, anchors, table);
    }

    private static boolean isStay(Segment s, EventLog log, int[] track) {
        return s.events() > 1
                && log.time(track[s.last]) - log.time(track[s.first]) >= SHORTEST_STAY * 1000;
    }

    private static Journey.Anchor[] ends(Segment s, EventLog log, int[] track, Posterior p) {
        return new Journey.Anchor[] {
            anchor(log.time(track[s.first]), p), anchor(log.time(track[s.last]), p)
        };
    }

    private static Journey.Anchor anchor(long ms, Posterior p) {
        return new Journey.Anchor(ms / 1000.0, p.x(), p.y(), p.xx(), p.xy(), p.yy());
    }

    /** Stays that are likelier one place than two; the longest first. */
    private List<Place> places(List<Segment> stays) {
        List<Place> places = new ArrayList<>();
        double tiles = Math.log(city.map().tiles().count());
        for (Segment stay :
                stays.stream()
                        .sorted(
                                Comparator.comparingInt((Segment s) -> -s.events())
                                        .thenComparingInt(s -> s.first))
                        .toList()) {
            Place best = null;
            Segment joinedBest = stay;
            double most = SAME_PLACE;
            for (Place place : places) {
                double dx = place.all.x - stay.x;
                double dy = place.all.y - stay.y;
                if (dx * dx + dy * dy > 30 * (place.all.xx + place.all.yy + stay.xx + stay.yy))
                    continue;
                Group both = Group.of(place.all.group, stay.group);
                double evidence = both.settle(city, vector, posterior);
                double odds = evidence - place.all.evidence - stay.evidence + tiles;
                if (odds > most) {
                    most = odds;
                    best = place;
                    joinedBest = new Segment(stay.first, stay.last, both, evidence, posterior);
                }
            }
            if (best == null) places.add(new Place(stay));
            else {
                best.stays.add(stay);
                best.all = joinedBest;
            }
        }
        return places;
    }

    private void ways(
            EventLog log,
            int[] track,
            List<Segment> segments,
            Journey.@Nullable Anchor[][] anchors,
            PositionTable table) {
        for (int i = 0; i < segments.size(); ) {
            if (anchors[i] != null) {
                i++;
                continue;
            }
            int end = i;
            while (end < segments.size() && anchors[end] == null) end++;
            List<Segment> way = segments.subList(i, end);
            Journey.Anchor from = i > 0 ? anchors[i - 1][1] : null;
            Journey.Anchor to = end < segments.size() ? anchors[end][0] : null;
            way(log, track, way, from, to, table);
            i = end;
        }
    }

    private void way(
            EventLog log,
            int[] track,
            List<Segment> way,
            Journey.@Nullable Anchor from,
            Journey.@Nullable Anchor to,
            PositionTable table) {
        List<Node> nodes = new ArrayList<>();
        int first = way.getFirst().first;
        int last = way.getLast().last;
        for (int i = first; i <= last; i++) {
            likelihood.of(log, track[i], posterior);
            posterior.settle();
            nodes.add(new Node(log.time(track[i]) / 1000.0, posterior));
        }
        journey.travel(from, nodes, to, posterior, (k, p) -> set(table, track[first + k], p));
    }

    private void set(PositionTable table, int event, Posterior p) {
        table.set(
                event,
                p.x(),
                p.y(),
                WIDER_68 * p.r68(),
                WIDER_95 * p.r95(),
                city.districts().of(p.x(), p.y()));
    }
}
