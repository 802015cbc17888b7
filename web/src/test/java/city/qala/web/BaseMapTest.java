package city.qala.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseMapTest {

    @TempDir Path folder;

    @Test
    void givenNoImport_whenAsked_thenThereIsNoMapAndNoError() {
        var map = new BaseMap(folder.resolve("map"));
        assertThat(map.meta()).isEmpty();
        assertThat(map.layers()).isEmpty();
        assertThat(map.layer("roads")).isEmpty();
    }

    @Test
    void givenAnImport_whenAsked_thenEdgesAndCreditAreKnown() throws IOException {
        Files.writeString(
                folder.resolve("meta.json"),
                "{\"source\":{\"a\":[1]},\"bbox\":[9.4,47,9.6,47.3],\"credit\":\"© them\"}");
        var meta = new BaseMap(folder).meta().orElseThrow();
        assertThat(meta).isEqualTo(new BaseMap.Meta(9.4, 47, 9.6, 47.3, "© them"));
    }

    @Test
    void givenALayerReplaced_whenAskedAgain_thenTheNewOneIsServedUnderAnotherTag()
            throws IOException {
        Path file = folder.resolve("roads.geojson");
        Files.writeString(file, "old");
        var map = new BaseMap(folder);
        String tag = map.layer("roads").orElseThrow().tag();
        Files.writeString(file, "new");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        assertThat(map.layer("roads").orElseThrow().bytes())
                .isEqualTo("new".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(map.layer("roads").orElseThrow().tag()).isNotEqualTo(tag);
    }

    @Test
    void givenANameThatIsNoLayer_whenAsked_thenNoFileIsRead() throws IOException {
        Files.writeString(folder.resolve("secret.geojson"), "x");
        assertThat(new BaseMap(folder).layer("secret")).isEmpty();
        assertThat(new BaseMap(folder).layer("../secret")).isEmpty();
    }
}
