package city.qala.platform.osm;

import city.qala.kernel.Point;
import city.qala.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * What of an extract becomes the city's map.
 *
 * @param box clip to this, x = longitude, y = latitude; null for the whole extract
 * @param districtLevel {@code admin_level} of the boundaries that are the city's districts, 2..11
 */
public record MapConfig(@Nullable Envelope box, int districtLevel) {
    private static final double METRES_A_DEGREE = 111_195;

    public MapConfig {
        if (districtLevel < 2 || districtLevel > 11) {
            throw Problem.invalid("districtLevel", districtLevel, "must be from 2 to 11");
        }
        if (box != null) {
            box = new Envelope(box);
            if (box.isNull() || !(box.getWidth() > 0) || !(box.getHeight() > 0)) {
                throw Problem.invalid("bbox", box, "must have a width and a height");
            }
        }
    }

    /** The whole extract, districts at level 8. */
    public static MapConfig defaults() {
        return new MapConfig(null, 8);
    }

    /**
     * The same, clipped to a box written as {@code west,south,east,north} in degrees.
     *
     * @throws Problem {@code invalid-parameter} if it is not four numbers in that order
     */
    public MapConfig clippedTo(String bbox) {
        String[] parts = bbox.split(",", -1);
        if (parts.length != 4) throw badBox(bbox);
        double[] n = new double[4];
        for (int i = 0; i < 4; i++) {
            try {
                n[i] = Double.parseDouble(parts[i].strip());
            } catch (NumberFormatException e) {
                throw badBox(bbox);
            }
        }
        if (!(n[0] >= -180 && n[0] < n[2] && n[2] <= 180)) throw badBox(bbox);
        if (!(n[1] >= -90 && n[1] < n[3] && n[3] <= 90)) throw badBox(bbox);
        return new MapConfig(new Envelope(n[0], n[2], n[1], n[3]), districtLevel);
    }

    /** The same, clipped to a square around a point; {@code metres} from the middle to a side. */
    public MapConfig around(Point middle, double metres) {
        if (!(metres > 0 && metres <= 500_000)) {
            throw Problem.invalid("around", metres, "must be more than 0 and at most 500 km");
        }
        double dLat = metres / METRES_A_DEGREE;
        double dLon = dLat / Math.max(0.01, Math.cos(Math.toRadians(middle.lat())));
        var square =
                new Envelope(
                        middle.lon() - dLon,
                        middle.lon() + dLon,
                        middle.lat() - dLat,
                        middle.lat() + dLat);
        return new MapConfig(square, districtLevel);
    }

    private static Problem badBox(String bbox) {
        return Problem.invalid(
                "bbox",
                bbox,
                "must be west,south,east,north in degrees, such as 9.4,47.0,9.7,47.3");
    }
}
