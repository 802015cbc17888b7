package city.qala.platform.osm;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/** One layer being written: a GeoJSON FeatureCollection (RFC 7946), one feature a line. */
final class MapLayerFile implements AutoCloseable {
    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final List<String> NAMES = List.of("name", "name:kk", "name:ru", "name:en");

    private final MapLayer layer;
    private final Path path;
    private final @Nullable Geometry clip;
    private final JsonGenerator json;
    private final Envelope extent = new Envelope();
    private long count;

    MapLayerFile(MapLayer layer, Path folder, @Nullable Envelope box) throws IOException {
        this.layer = layer;
        this.path = folder.resolve(layer.word() + ".geojson");
        this.clip = box == null ? null : SHAPES.toGeometry(box);
        this.json = new JsonFactory().createGenerator(path.toFile(), JsonEncoding.UTF8);
        json.writeStartObject();
        json.writeStringField("type", "FeatureCollection");
        json.writeArrayFieldStart("features");
    }

    Path path() {
        return path;
    }

    long count() {
        return count;
    }

    Envelope extent() {
        return extent;
    }

    /** Degrees with six digits after the point: a tenth of a metre. */
    static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }

    /** Writes the feature, clipped and simplified; false if nothing is left of it. */
    boolean add(OsmFeature feature) {
        Geometry shape = simplified(clipped(feature.geometry()));
        if (shape.isEmpty() || shape.getDimension() < feature.geometry().getDimension()) {
            return false;
        }
        try {
            json.writeRaw('\n');
            json.writeStartObject();
            json.writeStringField("type", "Feature");
            json.writeObjectFieldStart("properties");
            writeProperties(feature.tags());
            json.writeEndObject();
            json.writeFieldName("geometry");
            write(shape);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        extent.expandToInclude(shape.getEnvelopeInternal());
        count++;
        return true;
    }

    @Override
    public void close() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }

    private Geometry clipped(Geometry shape) {
        if (clip == null || clip.getEnvelopeInternal().covers(shape.getEnvelopeInternal())) {
            return shape;
        }
        Geometry cut = OverlayNGRobust.overlay(shape, clip, OverlayNG.INTERSECTION);
        return ofDimension(cut, shape.getDimension());
    }

    /**
     * An area that also touches the box leaves lines and points behind: those are no map shapes.
     */
    private static Geometry ofDimension(Geometry cut, int dimension) {
        if (!cut.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION)) return cut;
        var parts = new ArrayList<Geometry>();
        for (int i = 0; i < cut.getNumGeometries(); i++) {
            Geometry part = cut.getGeometryN(i);
            if (part.getDimension() == dimension) parts.add(part);
        }
        return SHAPES.buildGeometry(parts);
    }

    private Geometry simplified(Geometry shape) {
        if (layer.tolerance() == 0 || shape.isEmpty()) return shape;
        return shape.getDimension() == 2
                ? TopologyPreservingSimplifier.simplify(shape, layer.tolerance())
                : DouglasPeuckerSimplifier.simplify(shape, layer.tolerance());
    }

    private void writeProperties(Map<String, String> tags) throws IOException {
        if (layer == MapLayer.BUILDINGS) return;
        String type = layer.classOf(tags);
        if (!type.isEmpty()) json.writeStringField("class", type);
        if (layer == MapLayer.PLACES) json.writeStringField("kind", tags.getOrDefault("place", ""));
        if (layer == MapLayer.WOOD || layer == MapLayer.GREEN) return;
        for (String key : NAMES) {
            String name = tags.get(key);
            if (name != null) json.writeStringField(key.replace(':', '_'), name);
        }
    }

    private void write(Geometry shape) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", shape.getGeometryType());
        json.writeFieldName("coordinates");
        switch (shape) {
            case Point p -> write(p.getCoordinate());
            case LineString l -> write(l.getCoordinates(), false);
            case Polygon p -> write(p);
            case MultiLineString lines -> {
                json.writeStartArray();
                for (int i = 0; i < lines.getNumGeometries(); i++) {
                    write(lines.getGeometryN(i).getCoordinates(), false);
                }
                json.writeEndArray();
            }
            case MultiPolygon areas -> {
                json.writeStartArray();
                for (int i = 0; i < areas.getNumGeometries(); i++) {
                    write((Polygon) areas.getGeometryN(i));
                }
                json.writeEndArray();
            }
            default ->
                    throw new IllegalStateException("not a map shape: " + shape.getGeometryType());
        }
        json.writeEndObject();
    }

    private void write(Polygon area) throws IOException {
        json.writeStartArray();
        Coordinate[] shell = area.getExteriorRing().getCoordinates();
        write(shell, !Orientation.isCCW(shell));
        for (int i = 0; i < area.getNumInteriorRing(); i++) {
            Coordinate[] hole = area.getInteriorRingN(i).getCoordinates();
            write(hole, Orientation.isCCW(hole));
        }
        json.writeEndArray();
    }

    private void write(Coordinate[] row, boolean reversed) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < row.length; i++) write(row[reversed ? row.length - 1 - i : i]);
        json.writeEndArray();
    }

    private void write(Coordinate at) throws IOException {
        json.writeStartArray();
        json.writeNumber(rounded(at.x));
        json.writeNumber(rounded(at.y));
        json.writeEndArray();
    }
}
