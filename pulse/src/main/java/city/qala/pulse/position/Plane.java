package city.qala.pulse.position;

/**
 * A local plane in metres: x to the east, y to the north of a point. Good to a thousandth within 30
 * km, which is far below the error of any position in it.
 */
final class Plane {
    private static final double METRES_A_DEGREE_NORTH = 111_132;
    private static final double METRES_A_DEGREE_EAST = 111_320;

    private final double lat0;
    private final double lon0;
    private final double metresEast;

    /** The plane that touches the ground at a point, in degrees of WGS 84. */
    Plane(double lat0, double lon0) {
        this.lat0 = lat0;
        this.lon0 = lon0;
        this.metresEast = METRES_A_DEGREE_EAST * Math.cos(Math.toRadians(lat0));
    }

    double x(double lon) {
        return (lon - lon0) * metresEast;
    }

    double y(double lat) {
        return (lat - lat0) * METRES_A_DEGREE_NORTH;
    }

    double lon(double x) {
        return lon0 + x / metresEast;
    }

    double lat(double y) {
        return lat0 + y / METRES_A_DEGREE_NORTH;
    }
}
