package city.qala.assess;

import java.util.Locale;

/**
 * How near a performance is to its target, in the four bands of ITU's city snapshots: under 33 far,
 * 33 to under 66 part, 66 to under 95 near, 95 and over met. An edge belongs to the better band.
 */
public enum Band {
    FAR,
    PART,
    NEAR,
    MET;

    private static final double PART_FROM = 33;
    private static final double NEAR_FROM = 66;
    private static final double MET_FROM = 95;

    /** Hides the rounding error of a division, so that a value on an edge falls on it. */
    private static final double STEP = 1e9;

    /**
     * The band of a performance.
     *
     * @param performance 0 to 100
     */
    public static Band of(double performance) {
        double p = Math.rint(performance * STEP) / STEP;
        if (p >= MET_FROM) return MET;
        if (p >= NEAR_FROM) return NEAR;
        return p >= PART_FROM ? PART : FAR;
    }

    /** Its name in files: {@code far}, {@code part}, {@code near}, {@code met}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
