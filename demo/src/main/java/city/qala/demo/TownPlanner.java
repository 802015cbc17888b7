package city.qala.demo;

import city.qala.kernel.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Sets the things of the town on real features of the map. */
final class TownPlanner {
    private static final List<String> CENTRES = List.of("Schaan", "Vaduz");
    private static final int REFERENCE_STATIONS = 3;
    private static final double VILLAGE_METRES = 1_250;
    private static final int LAMPS = 1_650;
    private static final int GATEWAYS = 40;
    private static final int BIKES = 40;
    private static final double LAMP_SPACING = 38;
    private static final double BAY_SPACING = 7;
    private static final double SQUARE_METRES_A_SPACE = 25;

    private final TownMap map;
    private final DemoConfig config;
    private final Outfit outfit;
    private final List<TownMap.Street> streets;
    private final List<Spot> corners;
    private final List<Spot> settled;
    private final List<Point> villages;
    private final List<Point> centres;
    private final List<PlannedThing> things = new ArrayList<>();
    private final Map<String, Moves.Track> tracks = new HashMap<>();

    /** A place to put something, with words for it. */
    private record Spot(Point at, String words, String district, boolean main) {}

    TownPlanner(TownMap map, DemoConfig config) {
        this.map = map;
        this.config = config;
        this.outfit = new Outfit(config);
        var places = map.places("place", "village");
        this.villages =
                places.stream()
                        .sorted(Comparator.comparing(p -> !CENTRES.contains(p.name())))
                        .map(TownMap.Place::at)
                        .toList();
        this.centres =
                places.stream()
                        .filter(p -> CENTRES.contains(p.name()))
                        .map(TownMap.Place::at)
                        .toList();
        this.streets =
                map.streets().stream()
                        .sorted(Comparator.comparingDouble(s -> fromCentre(middle(s))))
                        .toList();
        this.corners =
                streets.stream()
                        .filter(s -> !s.name().isEmpty())
                        .map(s -> new Spot(middle(s), s.name(), s.district(), s.main()))
                        .toList();
        this.settled = corners.stream().filter(s -> inVillage(s.at)).toList();
    }

    private boolean inVillage(Point at) {
        return villages.stream().anyMatch(v -> Metric.metres(v, at) < VILLAGE_METRES);
    }

    DemoTown plan() {
        air();
        weather();
        List<Spot> hubs = gateways();
        traffic();
        moving();
        parking();
        stopsAndBenches();
        utilities();
        things.addAll(Networks.inflows(things, config.seed()));
        bins();
        lights();
        things.sort(Comparator.comparing(PlannedThing::kind));
        return new DemoTown(connected(hubs), tracks, outfit.faults());
    }

    private void air() {
        var sites = new ArrayList<Spot>();
        for (Point village : villages) {
            if (sites.size() < REFERENCE_STATIONS) sites.add(nearestCorner(village));
        }
        spreadIn("Schaan", 4, sites);
        spreadIn("Vaduz", 3, sites);
        spreadIn("Triesenberg", 1, sites);
        spreadIn("Planken", 1, sites);
        for (int i = 0; i < sites.size(); i++) {
            String code = code("AIR", i + 1, 2);
            boolean reference = i < REFERENCE_STATIONS;
            add(
                    code,
                    sites.get(i).words,
                    Kind.AIR,
                    reference ? "reference" : "low-cost",
                    sites.get(i),
                    reference ? outfit.referenceAir(code, i) : outfit.lowCostAir(code, i));
        }
    }

    /** Adds sites of a district that lie far apart and have names of their own. */
    private void spreadIn(String district, int count, List<Spot> sites) {
        var candidates = settled.stream().filter(s -> s.district.equals(district)).toList();
        int wanted = sites.size() + count;
        for (Spot spot : Metric.spread(candidates, Spot::at, 4 * count + 4)) {
            boolean taken =
                    sites.stream()
                            .anyMatch(s ->
                                    s.words.equals(spot.words)
                                            || Metric.metres(s.at, spot.at) < 350);
            if (!taken && sites.size() < wanted) sites.add(spot);
        }
    }

    private Spot nearestCorner(Point to) {
        return Metric.nearest(corners, Spot::at, to);
    }

    private void weather() {
        var spots = new ArrayList<Spot>();
        spreadIn("Schaan", 1, spots);
        spreadIn("Triesenberg", 1, spots);
        for (int i = 0; i < spots.size(); i++) {
            String code = code("WEA", i + 1, 1);
            add(code, spots.get(i).words, Kind.WEATHER, "", spots.get(i), outfit.weather(code, i));
        }
    }

    private List<Spot> gateways() {
        var spots = Metric.spread(corners, Spot::at, GATEWAYS);
        for (int i = 0; i < spots.size(); i++) {
            String code = gatewayCode(i);
            add(code, spots.get(i).words, Kind.GATEWAY, "", spots.get(i), outfit.gateway(code));
        }
        return spots;
    }

    private void traffic() {
        var main = Metric.spread(settled.stream().filter(Spot::main).toList(), Spot::at, 14);
        var side = settled.stream().filter(s -> !s.main).toList();
        var spots = new ArrayList<>(main);
        spots.addAll(Metric.spread(side, Spot::at, 10));
        each(
                spots,
                "TRF",
                2,
                (code, spot) ->
                        add(
                                code,
                                spot.words,
                                Kind.TRAFFIC,
                                "",
                                spot,
                                outfit.traffic(code, spot.main)));
    }

    private void moving() {
        var moves = new Moves(config.seed(), outfit.signals());
        for (TownMap.Line line : map.lines()) {
            for (int i = 1; i <= 2; i++) {
                String code = "BUS-" + line.number() + "-" + i;
                tracks.put(code, moves.bus(line, code));
                Point start = line.way().getFirst();
                var spot = new Spot(start, "", map.district(start).orElse(""), true);
                add(
                        code,
                        line.number() + "/" + i,
                        Kind.BUS,
                        "line-" + line.number(),
                        spot,
                        outfit.bus(code, moves.busSpeed(code)));
            }
        }
        bikes(moves);
    }

    private void bikes(Moves moves) {
        var stops = spots(map.places("highway", "bus_stop"));
        var docks =
                Metric.spread(stops.stream().filter(s -> near(s, 1_800)).toList(), Spot::at, 10);
        List<String> bikes = new ArrayList<>();
        for (int i = 1; i <= BIKES; i++) bikes.add(code("BIK", i, 2));
        for (int d = 0; d < docks.size(); d++) {
            int dock = d;
            String code = code("DCK", d + 1, 2);
            Signal standing =
                    s -> bikes.stream().filter(b -> moves.dock(b, docks.size(), s) == dock).count();
            add(
                    code,
                    docks.get(d).words,
                    Kind.BIKE,
                    "dock",
                    docks.get(d),
                    outfit.dock(code, standing));
        }
        for (String code : bikes) {
            double aside = 4 * Noise.unit(config.seed(), Noise.key(code), 2);
            Moves.Track track =
                    s -> Metric.moved(docks.get(moves.dock(code, docks.size(), s)).at, aside, 2);
            tracks.put(code, track);
            Spot home = docks.get(moves.dock(code, docks.size(), 0));
            add(code, code.substring(4), Kind.BIKE, "", home, outfit.bike(code));
        }
    }

    private void parking() {
        var lots =
                map.places("amenity", "parking").stream()
                        .filter(p -> p.squareMetres() > 0)
                        .sorted(Comparator.comparingDouble(TownMap.Place::squareMetres).reversed())
                        .limit(12)
                        .toList();
        for (int i = 0; i < lots.size(); i++) {
            String code = code("PRK", i + 1, 2);
            int spaces = (int) Math.max(10, lots.get(i).squareMetres() / SQUARE_METRES_A_SPACE);
            Spot spot = spots(lots).get(i);
            add(code, spot.words, Kind.PARKING, "car-park", spot, outfit.carPark(code, spaces));
        }
        var bays = rows(streets.stream().filter(s -> !s.main()).toList(), BAY_SPACING, -4, 260);
        each(
                bays,
                "BAY",
                3,
                (code, spot) -> add(code, spot.words, Kind.PARKING, "bay", spot, outfit.bay(code)));
    }

    private void stopsAndBenches() {
        var stops =
                spots(map.places("highway", "bus_stop")).stream()
                        .sorted(Comparator.comparingDouble(s -> fromCentre(s.at)))
                        .toList();
        each(
                Metric.spread(stops.subList(0, Math.min(10, stops.size())), Spot::at, 2),
                "STP",
                1,
                (code, spot) -> add(code, spot.words, Kind.STOP, "", spot, outfit.stop(code)));
        var benches = new ArrayList<>(spots(map.places("amenity", "bench")));
        benches.addAll(corners.stream().filter(s -> near(s, 900)).toList());
        each(
                Metric.spread(benches, Spot::at, 12),
                "BEN",
                2,
                (code, spot) -> add(code, spot.words, Kind.BENCH, "", spot, outfit.bench(code)));
    }

    private void utilities() {
        var large = spots(map.buildings().stream().limit(400).toList());
        each(
                Metric.spread(large, Spot::at, 24),
                "HEA",
                2,
                (code, s) -> add(code, s.words, Kind.HEAT, "", s, outfit.heat(code)));
        each(
                Metric.spread(corners.subList(corners.size() / 5, corners.size()), Spot::at, 30),
                "WAT",
                2,
                (code, s) -> add(code, s.words, Kind.WATER, "", s, outfit.water(code)));
        each(
                Metric.spread(large.subList(large.size() / 4, large.size()), Spot::at, 40),
                "PWR",
                2,
                (code, s) -> add(code, s.words, Kind.POWER, "", s, outfit.power(code)));
    }

    private void bins() {
        var places = new ArrayList<>(spots(map.places("highway", "bus_stop")));
        places.addAll(spots(map.places("amenity", "recycling")));
        places.addAll(spots(map.places("amenity", "restaurant")));
        places.addAll(spots(map.places("amenity", "school")));
        places.addAll(corners);
        each(
                Metric.spread(places, Spot::at, 220),
                "BIN",
                3,
                (code, spot) -> add(code, spot.words, Kind.WASTE, "", spot, outfit.bin(code)));
    }

    private void lights() {
        var lamps = rows(streets, LAMP_SPACING, 5, LAMPS);
        each(
                Metric.spread(lamps, Spot::at, 40),
                "CAB",
                2,
                (code, s) -> add(code, s.words, Kind.LIGHT, "cabinet", s, outfit.cabinet(code)));
        each(
                lamps,
                "LMP",
                4,
                (code, s) -> add(code, s.words, Kind.LIGHT, "lamp", s, outfit.lamp(code)));
    }

    /** Spots along streets, one every so many metres, from the centres outwards. */
    private List<Spot> rows(List<TownMap.Street> along, double spacing, double right, int count) {
        var spots = new ArrayList<Spot>();
        for (TownMap.Street street : along) {
            double next = spacing / 2;
            for (int i = 1; i < street.line().size(); i++) {
                Point a = street.line().get(i - 1);
                Point b = street.line().get(i);
                double length = Metric.metres(a, b);
                for (; next < length; next += spacing) {
                    Point at = Metric.along(a, b, next, right);
                    if (spots.size() == count) return spots;
                    if (map.district(at).isPresent()) {
                        spots.add(new Spot(at, words(street), street.district(), street.main()));
                    }
                }
                next -= length;
            }
        }
        return spots;
    }

    private List<Spot> spots(List<TownMap.Place> places) {
        var spots = new ArrayList<Spot>();
        for (TownMap.Place p : places) {
            String words = p.name();
            if (words.isEmpty()) words = Metric.nearest(corners, Spot::at, p.at()).words;
            spots.add(new Spot(p.at(), words, p.district(), false));
        }
        return spots;
    }

    @FunctionalInterface
    private interface Setter {
        void set(String code, Spot spot);
    }

    private static void each(List<Spot> spots, String letters, int digits, Setter setter) {
        for (int i = 0; i < spots.size(); i++) {
            setter.set(code(letters, i + 1, digits), spots.get(i));
        }
    }

    private void add(
            String code,
            String name,
            Kind kind,
            String type,
            Spot spot,
            List<PlannedStream> streams) {
        String full = spot.district.isEmpty() ? name : name + ", " + spot.district;
        things.add(new PlannedThing(code, full, kind, type, spot.at, spot.district, "", streams));
    }

    /** Every thing with the gateway nearest to it; a gateway speaks through itself. */
    private List<PlannedThing> connected(List<Spot> hubs) {
        var byCode = new HashMap<Point, String>();
        for (int i = 0; i < hubs.size(); i++) byCode.put(hubs.get(i).at, gatewayCode(i));
        Function<PlannedThing, String> gateway =
                t ->
                        t.kind() == Kind.GATEWAY
                                ? t.code()
                                : byCode.getOrDefault(
                                        Metric.nearest(hubs, Spot::at, t.at()).at, "");
        return things.stream().map(t -> t.through(gateway.apply(t))).toList();
    }

    private boolean near(Spot spot, double metres) {
        return fromCentre(spot.at) < metres;
    }

    private double fromCentre(Point at) {
        return centres.stream().mapToDouble(c -> Metric.metres(c, at)).min().orElse(0);
    }

    private static Point middle(TownMap.Street street) {
        return street.line().get(street.line().size() / 2);
    }

    private static String words(TownMap.Street street) {
        return street.name().isEmpty() ? "side street" : street.name();
    }

    private static String gatewayCode(int index) {
        return code("GW", index + 1, 2);
    }

    private static String code(String letters, int number, int digits) {
        return String.format(Locale.ROOT, "%s-%0" + digits + "d", letters, number);
    }
}
