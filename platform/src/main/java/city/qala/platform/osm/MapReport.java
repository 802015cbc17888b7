package city.qala.platform.osm;

import java.util.Map;
import org.locationtech.jts.geom.Envelope;

/**
 * What an import of a map has written.
 *
 * @param box extent of the map, x = longitude, y = latitude
 * @param features number of features by layer, in the order of the layers
 * @param bytes size of all layers
 * @param dropped features that nothing was left of after clipping and simplifying
 */
public record MapReport(Envelope box, Map<String, Long> features, long bytes, long dropped) {
    public MapReport {
        box = new Envelope(box);
        features = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(features));
    }
}
