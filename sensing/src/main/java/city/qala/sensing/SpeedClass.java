package city.qala.sensing;

import java.util.Arrays;
import java.util.Locale;

/**
 * How traffic moves: its mean speed as a share of the speed of the free road. The limits are those
 * of the Highway Capacity Manual 2010 for urban streets (levels A and B above 67 %, C above 50 %, D
 * and E above 30 %, F below), two levels to a class so that the word does not flicker.
 */
enum SpeedClass {
    /** Above 67 % of the free speed. */
    FREE,
    /** Above 50 %. */
    DENSE,
    /** Above 30 %. */
    SLOW,
    /** At most 30 %. */
    JAM,
    /** The speed or the free speed is not known. */
    UNKNOWN;

    /** Hours without which nobody knows how fast the free road is. */
    static final int LEAST_HOURS = 48;

    /**
     * The class of a mean speed.
     *
     * @param speed in km/h; NaN if it is not known
     * @param free speed of the free road in km/h; NaN if it is not known
     */
    static SpeedClass of(double speed, double free) {
        if (!(free > 0) || !(speed >= 0)) return UNKNOWN;
        double share = speed / free;
        if (share > 0.67) return FREE;
        if (share > 0.50) return DENSE;
        return share > 0.30 ? SLOW : JAM;
    }

    /**
     * The speed of the free road: 85 % of the hourly means lie below it.
     *
     * @param means hourly means in km/h, NaN where there is none
     * @return NaN if fewer than 48 hours are known
     */
    static double free(double[] means) {
        double[] known = Arrays.stream(means).filter(Double::isFinite).sorted().toArray();
        if (known.length < LEAST_HOURS) return Double.NaN;
        return known[(int) Math.floor(0.85 * (known.length - 1))];
    }

    /** The last part of its message key. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
