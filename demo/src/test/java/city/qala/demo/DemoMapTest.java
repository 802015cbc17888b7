package city.qala.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.qala.kernel.Problem;
import city.qala.platform.osm.MapConfig;
import city.qala.platform.osm.MapImport;
import city.qala.platform.osm.OsmCounts;
import city.qala.platform.osm.OsmFeature;
import city.qala.platform.osm.OsmKind;
import city.qala.platform.osm.OsmReader;
import city.qala.platform.osm.OsmShape;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;

/** The importer of platform on the real extract that the demo ships. */
class DemoMapTest {
    @TempDir static Path folder;
    private static Path extract = Path.of("");
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);

    @BeforeAll
    static void copyExtract() throws IOException {
        extract = folder.resolve("valley.osm.pbf");
        try (var in = DemoMapTest.class.getResourceAsStream("map/valley-2015.osm.pbf")) {
            Files.copy(in, extract);
        }
    }

    @Test
    void givenTheRealExtract_whenCounted_thenNodesWaysAndRelationsAreThoseOfTheSource() {
        assertThat(new OsmReader(extract).count()).isEqualTo(new OsmCounts(142_832, 15_247, 358));
    }

    @Test
    void givenTheRealExtract_whenBuildingsAreRead_thenTheyAreThe8995OfTheSourceAndValid() {
        var buildings = new ArrayList<OsmFeature>();
        new OsmReader(extract).read(DemoMapTest::building, null, buildings::add);
        assertThat(buildings.size()).isEqualTo(8_995);
        assertThat(buildings).allMatch(b -> b.geometry().isValid() && b.geometry().getArea() > 0);
    }

    private static OsmShape building(OsmKind kind, Map<String, String> tags) {
        boolean area = kind == OsmKind.WAY || "multipolygon".equals(tags.get("type"));
        return area && tags.containsKey("building") ? OsmShape.AREA : OsmShape.NONE;
    }

    @Test
    void givenTheRealExtract_whenDistrictsAreRead_thenTheElevenHaveTheirTrueAreas() {
        Map<String, Double> squareKm = new HashMap<>();
        new OsmReader(extract)
                .read(
                        (kind, tags) ->
                                "8".equals(tags.get("admin_level")) && kind == OsmKind.RELATION
                                        ? OsmShape.AREA
                                        : OsmShape.NONE,
                        null,
                        f -> squareKm.put(f.name(), f.geometry().getArea() * 111.2 * 75.8));
        assertThat(squareKm).hasSize(11);
        assertThat(squareKm.get("Vaduz")).isCloseTo(17.3, within(0.3));
        assertThat(squareKm.get("Schaan")).isCloseTo(26.8, within(0.4));
        assertThat(squareKm.get("Planken")).isCloseTo(5.3, within(0.2));
    }

    @Test
    void givenTheRealExtract_whenBusLinesAreRead_thenALineHasItsName() {
        List<OsmFeature> lines = new ArrayList<>();
        new OsmReader(extract)
                .read(
                        (kind, tags) ->
                                kind == OsmKind.RELATION && "bus".equals(tags.get("route"))
                                        ? OsmShape.LINE
                                        : OsmShape.NONE,
                        null,
                        lines::add);
        assertThat(lines).hasSize(16).anyMatch(l -> l.name().equals("Bus 11"));
    }

    @Test
    void givenTheDemoMap_whenImportedTwice_thenLayersAreTheSameByteForByteAndLightEnough()
            throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        var report = new MapImport(MapConfig.defaults(), CLOCK).write(extract, one, n -> {});
        new MapImport(MapConfig.defaults(), CLOCK).write(extract, two, n -> {});
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            for (String layer : report.features().keySet()) {
                byte[] bytes = Files.readAllBytes(one.resolve("map/" + layer + ".geojson"));
                assertThat(bytes)
                        .isEqualTo(Files.readAllBytes(two.resolve("map/" + layer + ".geojson")));
                gzip.write(bytes);
                var json = new ObjectMapper().readTree(bytes);
                assertThat(json.get("features")).hasSize(report.features().get(layer).intValue());
            }
        }
        assertThat(packed.size()).isLessThan(1_500_000);
        assertThat(report.features())
                .containsEntry("districts", 11L)
                .hasEntrySatisfying("buildings", n -> assertThat(n).isBetween(8_950L, 8_995L))
                .hasEntrySatisfying("roads", n -> assertThat(n).isGreaterThan(4_500L));
        var meta = new ObjectMapper().readTree(one.resolve("map/meta.json").toFile());
        assertThat(meta.get("credit").asText()).isEqualTo("© OpenStreetMap contributors (ODbL)");
        assertThat(meta.get("imported").asText()).isEqualTo("2026-11-22T08:00:00Z");
        try (var left = Files.list(one)) {
            assertThat(left).containsExactly(one.resolve("map"));
        }
    }

    @Test
    void givenABox_whenImported_thenNothingLiesOutsideIt() throws IOException {
        Path data = folder.resolve("boxed");
        var config = MapConfig.defaults().clippedTo("9.51,47.13,9.53,47.15");
        var report = new MapImport(config, CLOCK).write(extract, data, n -> {});
        assertThat(report.box()).isEqualTo(new Envelope(9.51, 9.53, 47.13, 47.15));
        assertThat(report.features().get("buildings")).isBetween(100L, 3_000L);
        var roads = new ObjectMapper().readTree(data.resolve("map/roads.geojson").toFile());
        var numbers = new ArrayList<Double>();
        roads.findValues("coordinates").forEach(c -> collect(c, numbers));
        for (int i = 0; i < numbers.size(); i += 2) {
            assertThat(numbers.get(i)).isBetween(9.51, 9.53);
            assertThat(numbers.get(i + 1)).isBetween(47.13, 47.15);
        }
    }

    @Test
    void givenABoxWithNothingInIt_whenImported_thenItIsRefusedAndTheOldMapStays()
            throws IOException {
        Path data = folder.resolve("kept");
        new MapImport(MapConfig.defaults(), CLOCK).write(extract, data, n -> {});
        byte[] before = Files.readAllBytes(data.resolve("map/roads.geojson"));
        var elsewhere = new MapImport(MapConfig.defaults().clippedTo("70,51,71,52"), CLOCK);
        Assertions.assertThatThrownBy(() -> elsewhere.write(extract, data, n -> {}))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no road and no building inside the box");
        assertThat(Files.readAllBytes(data.resolve("map/roads.geojson"))).isEqualTo(before);
    }

    private static void collect(com.fasterxml.jackson.databind.JsonNode node, List<Double> to) {
        if (node.isNumber()) to.add(node.asDouble());
        else node.forEach(n -> collect(n, to));
    }
}
