package city.qala.planning.camera;

import city.qala.kernel.Problem;

/**
 * What a camera looks at, before anything stands in its way: a sector of a disc without its blind
 * zone.
 *
 * @param x metres east
 * @param y metres north
 * @param bearing degrees from east, counter-clockwise
 * @param fov degrees from edge to edge, above 0 to 360
 * @param range metres
 * @param near metres under the camera that it does not see
 */
public record View(double x, double y, double bearing, double fov, double range, double near) {
    public View {
        if (!(Double.isFinite(x) && Double.isFinite(y)))
            throw Problem.invalid("camera", x + "," + y, "must stand somewhere");
        if (!Double.isFinite(bearing)) throw Problem.invalid("bearing", bearing, "must be degrees");
        if (!(fov > 0 && fov <= 360))
            throw Problem.invalid("fov", fov, "must be above 0 and at most 360 degrees");
        if (!(range > 0 && range < 1e6)) throw Problem.invalid("range", range, "must be above 0 m");
        if (!(near >= 0 && near < range))
            throw Problem.invalid("near", near, "must be from 0 m to below the range");
    }
}
