package city.qala.planning.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.qala.testkit.ForAll;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;

class CameraPlanTest {
    private static final Offset<Double> CLOSE = within(1e-6);

    @TempDir Path folder;

    @Test
    void givenAStraightRoad_whenPlanned_thenOneCameraAtEachEndIsEnough() throws IOException {
        write("roads.geojson", line("w1", 0, 0, 140, 0));
        poles(0, 70, 140);

        var plan = plan(null, 1.0, 0);

        assertThat(plan.count()).isEqualTo(2);
        assertThat(plan.bound()).isEqualTo(2);
        assertThat(plan.reached()).isTrue();
        assertThat(plan.share()).isEqualTo(1, CLOSE);
        assertThat(plan.notReachedKm()).isZero();
        assertThat(features().get(0).at("/properties/level_px_m").asDouble()).isEqualTo(25);
    }

    @Test
    void givenAHouseBetween_whenPlanned_thenWhatLiesBehindItIsToldAsNotReached()
            throws IOException {
        write("roads.geojson", line("w1", 0, 0, 70, 0) + "," + line("lane", 20, 40, 50, 40));
        write("houses.geojson", house(10, 10, 60, 30));
        poles(0, 70);

        var plan = plan(folder.resolve("houses.geojson"), 1.0, 0);

        assertThat(plan.reached()).isFalse();
        assertThat(plan.possibleShare()).isEqualTo(0.7, CLOSE);
        assertThat(plan.notReachedKm()).isEqualTo(0.03, CLOSE);
        List<String> gaps = plan().path("not_reached").findValuesAsText("way");
        assertThat(gaps).containsExactly("lane");
    }

    @Test
    void givenFewerCamerasThanNeeded_whenPlanned_thenTheyGoWhereTheySeeMost() throws IOException {
        write("roads.geojson", line("w1", 0, 0, 70, 0) + "," + line("w2", 500, 0, 530, 0));
        poles(0, 500);

        var plan = plan(null, 1.0, 1);

        assertThat(plan.count()).isEqualTo(1);
        assertThat(plan.share()).isEqualTo(0.7, CLOSE);
        assertThat(features().get(0).at("/properties/id").asText()).isEqualTo("p0");
    }

    @Test
    void givenABadRow_whenPlanned_thenFileAndLineAreTold() throws IOException {
        write("roads.geojson", line("w1", 0, 0, 70, 0));
        Files.writeString(folder.resolve("poles.csv"), "id,x,y\np0,0,0\np1,here,0\n");

        var plan = run(null, 1.0, 0);

        assertThat(plan.bad()).isEqualTo(1);
        assertThat(plan.warnings().getFirst()).startsWith("poles.csv line 3");
    }

    @Test
    void givenCamerasAndARoad_whenMeasured_thenEveryLevelHasItsOwnFigures() throws IOException {
        write("roads.geojson", line("w1", 0, 0, 200, 0));
        Path cameras =
                Files.writeString(
                        folder.resolve("c.csv"),
                        "id,x,y,bearing,fov,pixels\na,0,0,7,90,3840\nb,0,0,7,90,3840\n");
        Path out = folder.resolve("r.json");

        CoverageCommand.city(cameras, folder.resolve("roads.geojson"), null, out);

        JsonNode levels = new ObjectMapper().readTree(out.toFile()).path("levels");
        assertThat(levels.at("/25/road_km").asDouble()).isEqualTo(0.0768, within(0.003));
        assertThat(levels.at("/12.5/road_km").asDouble()).isEqualTo(0.1536, within(0.003));
        assertThat(levels.at("/25/road_twice_share").asDouble())
                .isEqualTo(levels.at("/25/road_share").asDouble(), CLOSE);
        double sector = Math.PI / 4 * 76.8 * 76.8;
        assertThat(levels.at("/25/area_m2").asDouble()).isEqualTo(sector, within(0.01 * sector));
    }

    @Test
    void theFastEyeSeesWhatTheExactOneSees() {
        ForAll.check(
                30,
                random -> {
                    double[] house = new double[4];
                    for (int k = 0; k < 4; k++) house[k] = random.nextDouble(-40, 40);
                    return house;
                },
                wall -> {
                    if (Math.abs(wall[0] * wall[3] - wall[1] * wall[2]) < 50) return;
                    var depth = new Depth(4096);
                    depth.wall(wall[0], wall[1], wall[2], wall[3]);
                    var exact =
                            new Footprint(
                                    new View(0, 0, 0, 360, 60, 0),
                                    List.<Coordinate[]>of(
                                            new Coordinate[] {
                                                new Coordinate(wall[0], wall[1]),
                                                new Coordinate(wall[2], wall[3])
                                            }));
                    double open = 0;
                    for (double x = -60; x < 60; x++)
                        for (double y = -60; y < 60; y++) {
                            double square = (x + 0.5) * (x + 0.5) + (y + 0.5) * (y + 0.5);
                            if (square <= 3600 && depth.isOpen(Turn.of(x + 0.5, y + 0.5), square))
                                open++;
                        }
                    assertThat(open).isEqualTo(exact.area(), within(0.01 * exact.area()));
                });
    }

    private CamerasCommand.Summary plan(
            @org.jspecify.annotations.Nullable Path houses, double share, int most) {
        return run(houses, share, most);
    }

    private CamerasCommand.Summary run(
            @org.jspecify.annotations.Nullable Path houses, double share, int most) {
        return CamerasCommand.run(
                folder.resolve("poles.csv"),
                folder.resolve("roads.geojson"),
                houses,
                new CamerasCommand.Wish(90, 3840, 25, share, most),
                folder.resolve("plan.geojson"));
    }

    private JsonNode features() throws IOException {
        return plan().path("features");
    }

    private JsonNode plan() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("plan.geojson").toFile());
    }

    private void poles(double... x) throws IOException {
        var text = new StringBuilder("id,x,y\n");
        for (int p = 0; p < x.length; p++)
            text.append('p').append(p).append(',').append(x[p]).append(",0\n");
        Files.writeString(folder.resolve("poles.csv"), text);
    }

    private void write(String name, String features) throws IOException {
        Files.writeString(
                folder.resolve(name),
                "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}");
    }

    private static String line(String id, double x1, double y1, double x2, double y2) {
        return """
        {"type":"Feature","properties":{"id":"%s","highway":"residential"},
         "geometry":{"type":"LineString","coordinates":[[%s,%s],[%s,%s]]}}\
        """
                .formatted(id, x1, y1, x2, y2);
    }

    private static String house(double x1, double y1, double x2, double y2) {
        return """
        {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":
         [[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]}}\
        """
                .formatted(x1, y1, x2, y1, x2, y2, x1, y2, x1, y1);
    }
}
