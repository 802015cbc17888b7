package city.qala.platform.osm;

import city.qala.kernel.Problem;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import org.locationtech.jts.geom.Envelope;

/**
 * Makes the city's own map from an OpenStreetMap extract: {@code <data>/map/*.geojson} and {@code
 * meta.json}.
 *
 * <p>The same extract and settings give the same layers, byte for byte. All layers are written
 * whole before the first one replaces an older one; {@code meta.json} comes last. What is made is a
 * derived database under the ODbL, and its credit stands in {@code meta.json}.
 */
public final class MapImport {
    /** The credit that every page with this map must show. */
    public static final String CREDIT = "© OpenStreetMap contributors (ODbL)";

    private static final int REPORT_EVERY = 1_000;

    private final MapConfig config;
    private final Clock clock;

    /** An import with these settings; the clock dates {@code meta.json}. */
    public MapImport(MapConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * Reads the extract without writing anything.
     *
     * @throws Problem as {@link #write}
     */
    public MapReport check(Path extract, LongConsumer progress) {
        return run(extract, null, progress);
    }

    /**
     * Reads the extract and replaces the map of a data folder.
     *
     * @param progress called now and then with the number of features written so far
     * @throws Problem {@code invalid-parameter} if the file is damaged, is no extract or has
     *     nothing inside the box; the old map then stays
     */
    public MapReport write(Path extract, Path dataFolder, LongConsumer progress) {
        return run(extract, dataFolder, progress);
    }

    private MapReport run(
            Path extract,
            @org.jspecify.annotations.Nullable Path dataFolder,
            LongConsumer progress) {
        try {
            Path parent = dataFolder == null ? Files.createTempDirectory("qala-map") : dataFolder;
            Files.createDirectories(parent);
            Path fresh = Files.createTempDirectory(parent, "map-");
            try {
                MapReport report = writeLayers(extract, fresh, progress);
                if (dataFolder != null) replace(fresh, dataFolder.resolve("map"));
                return report;
            } finally {
                deleteFolder(fresh);
                if (dataFolder == null) Files.deleteIfExists(parent);
            }
        } catch (IOException e) {
            throw Problem.of(
                    Problem.Kind.STORAGE_FULL,
                    "storage-full",
                    "The map cannot be written: %s. The old one stays.",
                    String.valueOf(e.getMessage()));
        }
    }

    private MapReport writeLayers(Path extract, Path folder, LongConsumer progress)
            throws IOException {
        var layers = new EnumMap<MapLayer, MapLayerFile>(MapLayer.class);
        var tally = new Tally(progress);
        try {
            for (MapLayer layer : MapLayer.values()) {
                layers.put(layer, new MapLayerFile(layer, folder, config.box()));
            }
            new OsmReader(extract)
                    .read(this::shapeOf, config.box(), feature -> put(feature, layers, tally));
        } finally {
            for (MapLayerFile layer : layers.values()) layer.close();
        }
        return finish(extract, folder, layers, tally);
    }

    private MapReport finish(
            Path extract, Path folder, Map<MapLayer, MapLayerFile> layers, Tally tally)
            throws IOException {
        var counts = new LinkedHashMap<String, Long>();
        var box = new Envelope();
        long bytes = 0;
        for (var e : layers.entrySet()) {
            counts.put(e.getKey().word(), e.getValue().count());
            if (e.getKey() == MapLayer.ROADS || e.getKey() == MapLayer.BUILDINGS) {
                box.expandToInclude(e.getValue().extent());
            }
            bytes += Files.size(e.getValue().path());
        }
        if (tally.written == 0 || box.isNull()) {
            throw Problem.of(
                    Problem.Kind.INVALID,
                    "invalid-parameter",
                    "%s has no road and no building%s.",
                    extract.getFileName(),
                    config.box() == null ? "" : " inside the box asked for");
        }
        Envelope extent = config.box() == null ? box : config.box();
        writeMeta(folder, extract, extent);
        return new MapReport(extent, counts, bytes, tally.dropped);
    }

    private OsmShape shapeOf(OsmKind kind, Map<String, String> tags) {
        MapLayer layer = MapLayer.of(kind, tags, config.districtLevel());
        return layer == null ? OsmShape.NONE : layer.shape(tags);
    }

    private void put(OsmFeature feature, Map<MapLayer, MapLayerFile> layers, Tally tally) {
        MapLayer layer = MapLayer.of(feature.kind(), feature.tags(), config.districtLevel());
        MapLayerFile file = layer == null ? null : layers.get(layer);
        if (file == null) return;
        if (file.add(feature)) tally.wrote();
        else tally.dropped++;
    }

    private void writeMeta(Path folder, Path extract, Envelope box) throws IOException {
        try (JsonGenerator json =
                new JsonFactory()
                        .createGenerator(
                                folder.resolve("meta.json").toFile(),
                                com.fasterxml.jackson.core.JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeArrayFieldStart("bbox");
            json.writeNumber(MapLayerFile.rounded(box.getMinX()));
            json.writeNumber(MapLayerFile.rounded(box.getMinY()));
            json.writeNumber(MapLayerFile.rounded(box.getMaxX()));
            json.writeNumber(MapLayerFile.rounded(box.getMaxY()));
            json.writeEndArray();
            json.writeStringField("credit", CREDIT);
            json.writeStringField("source", String.valueOf(extract.getFileName()));
            json.writeStringField(
                    "imported", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
            json.writeEndObject();
        }
    }

    private static void replace(Path fresh, Path map) throws IOException {
        Files.createDirectories(map);
        for (MapLayer layer : MapLayer.values()) {
            move(fresh, map, layer.word() + ".geojson");
        }
        move(fresh, map, "meta.json");
    }

    private static void move(Path from, Path to, String name) throws IOException {
        Files.move(from.resolve(name), to.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void deleteFolder(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) Files.delete(file);
        }
        Files.delete(folder);
    }

    private static final class Tally {
        private final LongConsumer progress;
        private long written;
        private long dropped;

        Tally(LongConsumer progress) {
            this.progress = progress;
        }

        void wrote() {
            if (++written % REPORT_EVERY == 0) progress.accept(written);
        }
    }
}
