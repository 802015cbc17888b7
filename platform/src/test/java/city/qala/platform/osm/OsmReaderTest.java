package city.qala.platform.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OsmReaderTest {
    @TempDir Path folder;

    @Test
    void givenATextFile_whenRead_thenItIsRefusedByName() throws IOException {
        Path file = Files.writeString(folder.resolve("town.geojson"), "{\"type\":\"Feature\"}");
        assertThatThrownBy(() -> new OsmReader(file).count())
                .isInstanceOf(Problem.class)
                .hasMessage(
                        "town.geojson is not a usable OpenStreetMap extract (.osm.pbf): it does"
                                + " not begin as one.");
    }

    @Test
    void givenAnEmptyFile_whenRead_thenItIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.osm.pbf"));
        assertThatThrownBy(() -> new OsmReader(file).count()).hasMessageContaining("it is empty");
    }

    @Test
    void givenNoFile_whenRead_thenItIsNotFound() {
        assertThatThrownBy(() -> new OsmReader(folder.resolve("none.osm.pbf")).count())
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo("not-found"));
    }

    @Test
    void givenASmallExtract_whenRead_thenNodesWaysAndAreasComeWithTheirShapes() {
        Path file = SmallExtract.write(folder);
        var found = new java.util.ArrayList<OsmFeature>();
        new OsmReader(file)
                .read(
                        (kind, tags) ->
                                tags.containsKey("highway")
                                        ? kind == OsmKind.NODE ? OsmShape.POINT : OsmShape.LINE
                                        : tags.isEmpty() ? OsmShape.NONE : OsmShape.AREA,
                        null,
                        found::add);
        assertThat(found)
                .extracting(f -> f.code() + " " + f.name() + " " + f.geometry().toText())
                .containsExactly(
                        "n5 Stop POINT (9.5 47.1)",
                        "w10 Road LINESTRING (9.5 47.1, 9.51 47.1)",
                        "w11 House POLYGON ((9.5 47.1, 9.51 47.1, 9.51 47.11, 9.5 47.1))",
                        "r20 Lake POLYGON ((9.51 47.11, 9.51 47.1, 9.5 47.1, 9.51 47.11))");
    }

    @Test
    void givenAFileCutAnywhere_whenRead_thenItIsRefusedAndNeverEndsInABug() throws IOException {
        byte[] whole = Files.readAllBytes(SmallExtract.write(folder));
        Path cut = folder.resolve("cut.osm.pbf");
        for (int length = 1; length < whole.length; length++) {
            Files.write(cut, Arrays.copyOf(whole, length));
            if (length == SmallExtract.headerBlockLength(whole)) continue;
            assertThatThrownBy(() -> new OsmReader(cut).count())
                    .as("cut after %d bytes", length)
                    .isInstanceOf(Problem.class);
        }
    }

    @Test
    void givenAnyByteChanged_whenRead_thenItReadsOrIsRefusedAndNeverEndsInABug()
            throws IOException {
        byte[] whole = Files.readAllBytes(SmallExtract.write(folder));
        Path changed = folder.resolve("changed.osm.pbf");
        for (int at = 0; at < whole.length; at++) {
            byte[] copy = whole.clone();
            copy[at] ^= (byte) 0xA5;
            Files.write(changed, copy);
            try {
                new OsmReader(changed).count();
            } catch (Problem expected) {
                assertThat(expected.code()).isEqualTo("invalid-parameter");
            }
        }
    }
}
