package city.qala.planning.camera;

/**
 * How much a picture shows of what it sees, in pixels a metre (EN 62676-4). "Covered" means nothing
 * without one of these beside it.
 */
public enum Level {
    MONITOR(1, 12.5),
    DETECT(2, 25),
    OBSERVE(3, 62.5),
    RECOGNISE(4, 125),
    IDENTIFY(5, 250);

    private final int rank;
    private final double pixelsAMetre;

    Level(int rank, double pixelsAMetre) {
        this.rank = rank;
        this.pixelsAMetre = pixelsAMetre;
    }

    /** 1 for the least that counts, 5 for the most. */
    int rank() {
        return rank;
    }

    /** Pixels a metre that it needs. */
    public double pixelsAMetre() {
        return pixelsAMetre;
    }

    /** Its number as files write it: {@code 12.5}, {@code 25}. */
    public String code() {
        return pixelsAMetre == Math.rint(pixelsAMetre)
                ? Long.toString((long) pixelsAMetre)
                : Double.toString(pixelsAMetre);
    }

    /**
     * How far a camera sees at a density: P / (2 L tan(f/2)), the flat picture's density at its
     * middle.
     *
     * @param pixels across the picture
     * @param fov degrees, above 0 and below 180
     * @param pixelsAMetre the density asked for
     * @return metres
     */
    public static double range(double pixels, double fov, double pixelsAMetre) {
        return pixels / (2 * pixelsAMetre * Math.tan(Math.toRadians(fov) / 2));
    }
}
