package city.qala.assess;

import city.qala.kernel.Problem;

/** The scales on which values of different units become comparable. Pure. */
public final class ScoringRule {

    /** Most that a service can make up for others by being better than its target. */
    static final double RATIO_CEILING = 1.25;

    private static final double WHOLE = 100;

    /** Two sources that differ by more disagree. */
    private static final double DISPUTED_FROM = 0.10;

    private ScoringRule() {}

    /**
     * Way from the floor to the target that a value has gone, in per cent, cut to 0..100. The
     * target may lie under the floor; then less is better.
     *
     * @throws Problem {@code invalid} if a number is not finite or floor and target are one
     */
    public static double performance(double value, double floor, double target) {
        finite("value", value);
        finite("floor", floor);
        finite("target", target);
        if (floor == target) throw Problem.invalid("target", target, "must differ from the floor");
        double gone = WHOLE * (value - floor) / (target - floor);
        return Math.max(0, Math.min(WHOLE, gone)) + 0.0;
    }

    /**
     * Normalisation of the SDG Index: the same way between a lower bound and an optimum.
     *
     * @throws Problem {@code invalid} as {@link #performance}
     */
    public static double index(double value, double lowerBound, double optimum) {
        return performance(value, lowerBound, optimum);
    }

    /**
     * CityScore's ratio: actual to target, or target to actual where less is better; at most 1.25.
     * Nothing at all where less is better is the best that there is.
     *
     * @throws Problem {@code invalid} if a number is negative or not finite, or the target is 0
     */
    public static double ratio(double actual, double target, boolean lowerIsBetter) {
        finite("actual", actual);
        finite("target", target);
        if (actual < 0) throw Problem.invalid("actual", actual, "must not be negative");
        if (target <= 0) throw Problem.invalid("target", target, "must be above 0");
        if (!lowerIsBetter) return Math.min(RATIO_CEILING, actual / target);
        return actual == 0 ? RATIO_CEILING : Math.min(RATIO_CEILING, target / actual);
    }

    /**
     * How far two sources are apart: their difference over the larger of them, 0..2; 0 if both say
     * 0. Values with opposite signs can be more than 1 apart.
     */
    public static double disparity(double one, double other) {
        double larger = Math.max(Math.abs(one), Math.abs(other));
        return larger == 0 ? 0 : Math.abs(one - other) / larger;
    }

    /** Whether a disparity is flagged: over 10 %. */
    public static boolean disputed(double disparity) {
        return disparity > DISPUTED_FROM;
    }

    private static void finite(String name, double value) {
        if (!Double.isFinite(value)) throw Problem.invalid(name, value, "must be a number");
    }
}
