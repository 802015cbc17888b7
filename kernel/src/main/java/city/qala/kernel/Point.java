package city.qala.kernel;

/**
 * A point on the ground, WGS 84.
 *
 * @param lat degrees north, -90..90
 * @param lon degrees east, -180..180
 */
public record Point(double lat, double lon) {

    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    public Point {
        if (!(lat >= -90 && lat <= 90))
            throw Problem.invalid("lat", lat, "must be between -90 and 90");
        if (!(lon >= -180 && lon <= 180))
            throw Problem.invalid("lon", lon, "must be between -180 and 180");
    }

    /**
     * Great-circle distance in metres (haversine on the mean sphere, within 0.5 % of the
     * ellipsoid).
     */
    public double metresTo(Point other) {
        double dLat = Math.toRadians(other.lat - lat) / 2;
        double dLon = Math.toRadians(other.lon - lon) / 2;
        double h =
                Math.sin(dLat) * Math.sin(dLat)
                        + Math.cos(Math.toRadians(lat))
                                * Math.cos(Math.toRadians(other.lat))
                                * Math.sin(dLon)
                                * Math.sin(dLon);
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
    }
}
