package city.qala.planning.reach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;

/**
 * The shortest walk of every home to its nearest school: how much of it is lit and has a sidewalk,
 * how often it crosses a main road, and the streets where children walk without light.
 *
 * <p>A street is lit if the map says so or if a lamp stands within 20 m of the middle of a line of
 * it. Where nobody has said, it is unknown: shown apart, ranked with the unlit, for somebody has to
 * look.
 */
final class SchoolWays {
    private static final double LAMP_METRES = 20;

    /** Homes farther from every way than this are left out: the map has no way to them. */
    private static final double DOOR_METRES = 200;

    private final WalkNetwork net;
    private final Plane plane;
    private final Points lamps;
    private final double childrenAHome;

    SchoolWays(WalkNetwork net, Plane plane, Points lamps, double childrenAHome) {
        this.net = net;
        this.plane = plane;
        this.lamps = lamps;
        this.childrenAHome = childrenAHome;
    }

    /**
     * What was found.
     *
     * @param homes with a walk to a school
     * @param without homes that no way leads from
     * @param meanMetres of the walks
     * @param light metres of all walks by what is known of their light
     * @param sidewalk the same by what is known of sidewalks
     * @param crossings of main roads on a walk, on average
     * @param gaps streets that children walk on without known light, the worst first
     * @param lamps where so many new ones would light most child-metres, the best first
     */
    record Found(
            int homes,
            int without,
            double meanMetres,
            Map<Street.Known, Double> light,
            Map<Street.Known, Double> sidewalk,
            double crossings,
            List<Gap> gaps,
            List<Lamp> lamps) {

        /** Share of the length of all walks that is lit. */
        double litShare() {
            return share(Street.Known.YES, 0);
        }

        /** The same with the lamps. */
        double litShareWithLamps() {
            return share(Street.Known.YES, lamps.stream().mapToDouble(Lamp::childMetres).sum());
        }

        private double share(Street.Known what, double more) {
            double all = light.values().stream().mapToDouble(m -> m).sum();
            return all == 0 ? 0 : (light.getOrDefault(what, 0.0) + more) / all;
        }
    }

    /**
     * Where a lamp would help most: the middle of a line of at most 40 m, which it lights.
     *
     * @param street on which
     * @param children who pass
     * @param childMetres that it lights
     * @param lon where
     * @param lat the same
     */
    record Lamp(Street street, double children, double childMetres, double lon, double lat) {}

    /**
     * A street that children walk on without known light.
     *
     * @param street which
     * @param metres of it that they use
     * @param children that use some of it
     * @param childMetres metres times children, one walk of each
     * @param lon where its most used line is
     * @param lat the same
     */
    record Gap(
            Street street,
            double metres,
            double children,
            double childMetres,
            double lon,
            double lat) {}

    Found found(List<Coordinate> homes, List<Coordinate> schools, int newLamps) {
        WalkNetwork.Walks walks = net.walks(doors(schools));
        Points reached = walks.reached(net);
        double[] load = new double[net.size()];
        int without = 0;
        double metres = 0;
        double crossed = 0;
        int[] crossings = crossings(walks);
        for (Coordinate home : homes) {
            double x = plane.x(home.x);
            double y = plane.y(home.y);
            int near = reached.nearest(x, y);
            double door =
                    near < 0
                            ? Double.POSITIVE_INFINITY
                            : Math.hypot(reached.x(near) - x, reached.y(near) - y);
            if (door > DOOR_METRES) {
                without++;
                continue;
            }
            int point = walks.order()[near];
            load[point] += childrenAHome;
            metres += door + walks.metres()[point];
            crossed += crossings[point];
        }
        int reaching = homes.size() - without;
        var sums = flow(walks, load);
        return new Found(
                reaching,
                without,
                reaching == 0 ? 0 : metres / reaching,
                sums.light,
                sums.sidewalk,
                reaching == 0 ? 0 : crossed / reaching,
                sums.gaps(this),
                sums.lamps(this, newLamps));
    }

    private Map<Integer, Double> doors(List<Coordinate> places) {
        var all = new Points();
        for (int p = 0; p < net.size(); p++) all.add(net.x(p), net.y(p));
        var doors = new HashMap<Integer, Double>();
        for (Coordinate place : places) {
            double x = plane.x(place.x);
            double y = plane.y(place.y);
            int near = all.nearest(x, y);
            if (near < 0) continue;
            double door = Math.hypot(all.x(near) - x, all.y(near) - y);
            if (door <= DOOR_METRES) doors.merge(near, door, Math::min);
        }
        return doors;
    }

    /** Main roads crossed from each point to its school: entered and left by other streets. */
    private int[] crossings(WalkNetwork.Walks walks) {
        int[] count = new int[net.size()];
        for (int point : walks.order()) {
            int line = walks.by()[point];
            if (line < 0) continue;
            int next = net.other(line, point);
            int on = walks.by()[next];
            boolean crosses =
                    on >= 0
                            && !net.street(line).isMain()
                            && !net.street(on).isMain()
                            && net.isOnMain(next);
            count[point] = count[next] + (crosses ? 1 : 0);
        }
        return count;
    }

    /** Sends every child along its way, the farthest first, so that each line is looked at once. */
    private Sums flow(WalkNetwork.Walks walks, double[] load) {
        var sums = new Sums();
        int[] order = walks.order();
        for (int k = order.length - 1; k >= 0; k--) {
            int point = order[k];
            int line = walks.by()[point];
            if (line < 0 || load[point] == 0) continue;
            load[net.other(line, point)] += load[point];
            sums.add(net, line, light(line), load[point]);
        }
        return sums;
    }

    private Lamp lamp(int line, double children, double childMetres) {
        double[] at = net.middle(line);
        return new Lamp(
                net.street(line), children, childMetres, plane.lon(at[0]), plane.lat(at[1]));
    }

    private Street.Known light(int line) {
        Street.Known said = net.street(line).light();
        if (said != Street.Known.UNKNOWN) return said;
        double[] at = net.middle(line);
        return lamps.distance(at[0], at[1]) <= LAMP_METRES ? Street.Known.YES : said;
    }

    private static final class Sums {
        private final Map<Street.Known, Double> light = new TreeMap<>();
        private final Map<Street.Known, Double> sidewalk = new TreeMap<>();
        private final Map<Integer, double[]> dark = new TreeMap<>();
        private final List<double[]> lines = new ArrayList<>();
        private final Map<Integer, Integer> busiest = new HashMap<>();
        private final Map<Integer, Street> streets = new HashMap<>();

        void add(WalkNetwork net, int line, Street.Known lit, double children) {
            double metres = net.metres(line);
            Street street = net.street(line);
            light.merge(lit, metres * children, Double::sum);
            sidewalk.merge(street.sidewalk(), metres * children, Double::sum);
            if (lit == Street.Known.YES) return;
            double[] of = dark.computeIfAbsent(net.way(line), w -> new double[3]);
            streets.put(net.way(line), street);
            of[0] += metres;
            of[2] += metres * children;
            lines.add(new double[] {line, children, metres * children});
            if (children <= of[1]) return;
            of[1] = children;
            busiest.put(net.way(line), line);
        }

        List<Lamp> lamps(SchoolWays ways, int count) {
            return lines.stream()
                    .sorted(Comparator.comparingDouble((double[] l) -> -l[2]))
                    .limit(count)
                    .map(l -> ways.lamp((int) l[0], l[1], l[2]))
                    .toList();
        }

        List<Gap> gaps(SchoolWays ways) {
            var gaps = new ArrayList<Gap>();
            dark.forEach((way, of) -> {
                Street street = streets.get(way);
                Integer line = busiest.get(way);
                if (street == null || line == null) return;
                double[] at = ways.net.middle(line);
                gaps.add(
                        new Gap(
                                street,
                                of[0],
                                of[1],
                                of[2],
                                ways.plane.lon(at[0]),
                                ways.plane.lat(at[1])));
            });
            gaps.sort(Comparator.comparingDouble(gap -> -gap.childMetres()));
            return gaps;
        }
    }
}
