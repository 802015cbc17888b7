package city.qala.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The city's own base map: one GeoJSON file a layer, written by the map import, read from the data
 * folder and kept in memory until the file changes. No map comes from elsewhere.
 */
public final class BaseMap {

    /** Layers in the order in which they are drawn. */
    public static final List<String> LAYERS =
            List.of(
                    "land",
                    "wood",
                    "green",
                    "water",
                    "buildings",
                    "rail",
                    "roads",
                    "districts",
                    "places");

    /**
     * One layer as it is sent.
     *
     * @param bytes GeoJSON in UTF-8
     * @param tag changes with the content
     */
    @SuppressWarnings("ArrayRecordComponent") // a file's bytes, never changed
    record Layer(byte[] bytes, String tag, long modified, long size) {}

    /**
     * What is known of the map.
     *
     * @param west degrees east of its western edge
     * @param south degrees north of its southern edge
     * @param east degrees east of its eastern edge
     * @param north degrees north of its northern edge
     * @param credit who must be named on every map
     */
    public record Meta(double west, double south, double east, double north, String credit) {}

    private final Path folder;
    private final Map<String, Layer> layers = new ConcurrentHashMap<>();

    BaseMap(Path folder) {
        this.folder = folder;
    }

    /** What is known of the map; empty while none has been imported. */
    public Optional<Meta> meta() {
        return read("meta.json").map(l -> MapMeta.parse(l.bytes()));
    }

    /** A layer; empty if the map has none of this name. */
    Optional<Layer> layer(String name) {
        return LAYERS.contains(name) ? read(name + ".geojson") : Optional.empty();
    }

    /** Names of the layers that the map has, in the order in which they are drawn. */
    public List<String> layers() {
        return LAYERS.stream().filter(l -> Files.exists(folder.resolve(l + ".geojson"))).toList();
    }

    private Optional<Layer> read(String name) {
        Path file = folder.resolve(name);
        try {
            var now = Files.readAttributes(file, BasicFileAttributes.class);
            long modified = now.lastModifiedTime().toMillis();
            Layer known = layers.get(name);
            if (known != null && known.modified() == modified && known.size() == now.size())
                return Optional.of(known);
            byte[] bytes = Files.readAllBytes(file);
            var layer = new Layer(bytes, Assets.hash(bytes), modified, now.size());
            layers.put(name, layer);
            return Optional.of(layer);
        } catch (NoSuchFileException e) {
            layers.remove(name);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
