package city.qala.planning.reach;

/**
 * A flat map of a town: metres east and north on a sphere of 6,371,008.8 m, true at one latitude.
 *
 * <p>Across 20 km the error of a distance stays under 0.2 %.
 */
public final class Plane {
    private static final double METRES_A_DEGREE = Math.toRadians(6_371_008.8);

    private final double eastward;

    /**
     * @param latitude degrees north at which it is true
     */
    public Plane(double latitude) {
        this.eastward = METRES_A_DEGREE * Math.cos(Math.toRadians(latitude));
    }

    /** Metres east of the meridian 0. */
    public double x(double lon) {
        return lon * eastward;
    }

    /** Metres north of the equator. */
    public double y(double lat) {
        return lat * METRES_A_DEGREE;
    }

    /** Degrees east. */
    public double lon(double x) {
        return x / eastward;
    }

    /** Degrees north. */
    public double lat(double y) {
        return y / METRES_A_DEGREE;
    }
}
