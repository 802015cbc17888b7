package city.qala.planning.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import city.qala.kernel.Problem;
import city.qala.testkit.ForAll;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class FootprintTest {
    private static final Percentage HALF_A_PERCENT = Percentage.withPercentage(0.5);

    @Test
    void givenAnOpenField_whenSeen_thenTheSectorIsWhole() {
        var quarter = new Footprint(new View(0, 0, 45, 90, 50, 0), List.of());
        var blind = new Footprint(new View(0, 0, 0, 60, 60, 5), List.of());
        var whole = new Footprint(new View(3, 4, 0, 360, 10, 2), List.of());

        assertThat(quarter.area()).isEqualTo(Math.PI * 2500 / 4, within(1e-9));
        assertThat(blind.area()).isEqualTo(Math.PI / 6 * (3600 - 25), within(1e-9));
        assertThat(whole.area()).isEqualTo(Math.PI * 96, within(1e-9));
        assertThat(quarter.polygon().getArea()).isCloseTo(quarter.area(), HALF_A_PERCENT);
    }

    @Test
    void givenARoadBehindAWall_whenSeen_thenTheShadowIsMissing() {
        Coordinate[] wall = ring(-10, 20, 10, 20, 10, 21, -10, 21);
        var camera = new Footprint(new View(0, 0, 90, 90, 200, 0), List.<Coordinate[]>of(wall));

        List<double[]> seen = camera.seen(new Coordinate(-40, 40), new Coordinate(40, 40));

        assertThat(length(seen) * 80).isEqualTo(40, within(1e-9));
    }

    @Test
    void givenARoadThroughASector_whenSeen_thenTheChordIsCutByArcAndEdge() {
        var camera = new Footprint(new View(0, 0, 0, 90, 100, 0), List.of());

        List<double[]> seen = camera.seen(new Coordinate(-50, 30), new Coordinate(200, 30));

        assertThat(length(seen) * 250).isEqualTo(Math.sqrt(10_000 - 900) - 30, within(1e-9));
    }

    @Test
    void givenACameraOnAHouse_whenSeen_thenItsOwnHouseHidesNothing() {
        Coordinate[] house = ring(-1, -1, 1, -1, 1, 1, -1, 1);
        var camera = new Footprint(new View(0.9, 0, 0, 90, 50, 0), List.<Coordinate[]>of(house));

        assertThat(camera.area()).isEqualTo(Math.PI * 2500 / 4, within(1e-9));
    }

    @Test
    void anyFootprintIsWhatManyRaysFind() {
        ForAll.check(
                40,
                FootprintTest::scene,
                scene -> {
                    var exact = new Footprint(scene.view(), scene.houses());
                    double rays = byRays(scene);
                    assertThat(exact.area()).isCloseTo(rays, within(0.005 * rays + 0.5));
                    assertThat(exact.polygon().getArea()).isCloseTo(rays, within(0.01 * rays + 1));
                });
    }

    @Test
    void givenImpossibleViews_whenMade_thenTheyAreRefused() {
        assertThatThrownBy(() -> new View(0, 0, 0, 0, 50, 0)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new View(0, 0, 0, 90, 50, 50)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new View(Double.NaN, 0, 0, 90, 50, 0)).isInstanceOf(Problem.class);
    }

    @Test
    void givenThePixelsOfACamera_whenAskedHowFar_thenTheTextbookRangesComeOut() {
        assertThat(Level.range(3840, 90, 25)).isEqualTo(76.8, within(1e-9));
        assertThat(Level.range(1920, 90, 250)).isEqualTo(3.84, within(1e-9));
        assertThat(Level.range(3840, 30, 125)).isEqualTo(57.3, within(0.1));
        assertThat(Level.MONITOR.code()).isEqualTo("12.5");
    }

    private record Scene(View view, List<Coordinate[]> houses) {}

    private static Scene scene(RandomGenerator random) {
        var houses = new ArrayList<Coordinate[]>();
        for (int h = 0; h < 8; h++) {
            double x = random.nextDouble(-60, 60);
            double y = random.nextDouble(-60, 60);
            double size = random.nextDouble(2, 15);
            if (Math.hypot(x, y) < 1.5 * size + 1) continue;
            houses.add(ring(x - size, y - size, x + size, y, x, y + size));
        }
        double fov = random.nextBoolean() ? 360 : random.nextDouble(20, 300);
        return new Scene(
                new View(0, 0, random.nextDouble(0, 360), fov, 60, random.nextDouble(0, 6)),
                houses);
    }

    /** The same area from thousands of rays, each stopped by the first wall that it meets. */
    private static double byRays(Scene scene) {
        int rays = 6000;
        double sum = 0;
        double step = Math.toRadians(scene.view().fov()) / rays;
        for (int k = 0; k < rays; k++) {
            double angle =
                    Math.toRadians(scene.view().bearing() - scene.view().fov() / 2)
                            + (k + 0.5) * step;
            double r = scene.view().range();
            for (Coordinate[] ring : scene.houses())
                for (int i = 0; i < ring.length; i++)
                    r = Math.min(r, hit(angle, ring[i], ring[(i + 1) % ring.length]));
            double near = scene.view().near();
            sum += Math.max(0, r * r - near * near) / 2 * step;
        }
        return sum;
    }

    private static double hit(double angle, Coordinate a, Coordinate b) {
        double sideA = a.x * Math.sin(angle) - a.y * Math.cos(angle);
        double sideB = b.x * Math.sin(angle) - b.y * Math.cos(angle);
        if (sideA * sideB > 0 || sideA == sideB) return Double.POSITIVE_INFINITY;
        double t = sideA / (sideA - sideB);
        double x = a.x + t * (b.x - a.x);
        double y = a.y + t * (b.y - a.y);
        double along = x * Math.cos(angle) + y * Math.sin(angle);
        return along > 0 ? along : Double.POSITIVE_INFINITY;
    }

    private static double length(List<double[]> parts) {
        return parts.stream().mapToDouble(p -> p[1] - p[0]).sum();
    }

    private static Coordinate[] ring(double... xy) {
        var ring = new Coordinate[xy.length / 2];
        for (int i = 0; i < ring.length; i++) ring[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
        return ring;
    }
}
