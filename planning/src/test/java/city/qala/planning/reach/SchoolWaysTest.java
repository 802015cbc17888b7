package city.qala.planning.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class SchoolWaysTest {
    private static final Plane PLANE = new Plane(50);
    private static final Offset<Double> METRE = within(1.0);

    private final WalkNetwork net = new WalkNetwork(PLANE);
    private final Points lamps = new Points();

    /**
     * A dark lane of 300 m from the homes, over a main road, and a lit street of 200 m to school.
     */
    private SchoolWays.Found village() {
        way("lane", "residential", Map.of("lit", "no", "name", "Dark Lane"), 0, 0, 300, 0);
        way("main", "primary", Map.of("lit", "yes"), 300, -500, 300, 0, 300, 500);
        way("street", "residential", Map.of("lit", "yes", "sidewalk", "both"), 300, 0, 500, 0);
        way("detour", "footway", Map.of("lit", "yes"), 0, 0, 0, 900, 500, 900, 500, 0);
        way("far", "footway", Map.of(), 5000, 5000, 5100, 5000);
        net.close();
        return new SchoolWays(net, PLANE, lamps, 2)
                .found(List.of(at(0, 0), at(100, 5), at(5000, 5000)), List.of(at(500, 0)), 2);
    }

    @Test
    void givenAVillage_whenChildrenWalkHome_thenTheShortestWayIsMeasured() {
        var found = village();

        assertThat(found.homes()).isEqualTo(2);
        assertThat(found.without()).as("no way leads from the far home").isEqualTo(1);
        assertThat(found.meanMetres()).isEqualTo((500 + 405) / 2.0, within(21.0));
        assertThat(found.crossings()).isEqualTo(1);
    }

    @Test
    void givenADarkLane_whenRanked_thenItsChildMetresAreItsMetresTimesItsChildren() {
        var gaps = village().gaps();

        assertThat(gaps).hasSize(1);
        assertThat(gaps.getFirst().street().name()).isEqualTo("Dark Lane");
        assertThat(gaps.getFirst().metres()).isEqualTo(300, METRE);
        assertThat(gaps.getFirst().children()).isEqualTo(4);
        assertThat(gaps.getFirst().childMetres()).isEqualTo(2 * 300 + 2 * 200, within(80.0));
    }

    @Test
    void givenAStreetOfUnknownLight_whenLampsStandBeside_thenItIsLit() {
        way("lane", "residential", Map.of(), 0, 0, 80, 0);
        net.close();
        double x = PLANE.x(at(0, 0).x);
        double y = PLANE.y(at(0, 0).y);
        lamps.add(x + 20, y + 5);

        var found =
                new SchoolWays(net, PLANE, lamps, 1)
                        .found(List.of(at(0, 0)), List.of(at(80, 0)), 2);

        assertThat(found.light().get(Street.Known.YES)).isEqualTo(40, METRE);
        assertThat(found.light().get(Street.Known.UNKNOWN)).isEqualTo(40, METRE);
        assertThat(found.gaps()).hasSize(1);
    }

    @Test
    void givenTwoLamps_whenPlaced_thenTheyStandWhereMostChildrenPass() {
        var found = village();

        assertThat(found.lamps()).hasSize(2);
        assertThat(found.lamps()).allMatch(lamp -> lamp.street().name().equals("Dark Lane"));
        assertThat(found.lamps().getFirst().children()).isEqualTo(4);
        assertThat(found.litShareWithLamps()).isGreaterThan(found.litShare() + 0.1);
    }

    @Test
    void givenPoints_whenTheNearestIsAsked_thenItIsTheNearestOfAll() {
        var random = city.qala.testkit.ForAll.random(5);
        var points = new Points();
        for (int i = 0; i < 300; i++)
            points.add(random.nextDouble(0, 1000), random.nextDouble(0, 200));
        for (int k = 0; k < 300; k++) {
            double x = random.nextDouble(-800, 1800);
            double y = random.nextDouble(-800, 1000);
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < points.size(); i++)
                least = Math.min(least, Math.hypot(points.x(i) - x, points.y(i) - y));
            assertThat(points.distance(x, y)).isEqualTo(least, within(1e-9));
        }
    }

    private void way(String code, String highway, Map<String, String> tags, double... xy) {
        var all = new java.util.HashMap<>(tags);
        all.put("highway", highway);
        var line = new Coordinate[xy.length / 2];
        for (int i = 0; i < line.length; i++) line[i] = at(xy[2 * i], xy[2 * i + 1]);
        net.add(Street.of(code, all), line);
    }

    private static Coordinate at(double x, double y) {
        return new Coordinate(70 + PLANE.lon(x), 50 + PLANE.lat(y));
    }
}
