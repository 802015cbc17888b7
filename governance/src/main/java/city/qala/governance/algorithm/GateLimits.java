package city.qala.governance.algorithm;

import city.qala.kernel.Problem;

/**
 * What a face algorithm must keep for every group.
 *
 * @param fmrTarget the upper end of the interval of the false match rate is at most this, above 0
 * @param mated comparisons of one person that a group needs
 * @param ratio most that a group's false match rate may be of the geometric mean of all groups
 * @param spread most by which the false non-match rates of two groups may differ
 */
record GateLimits(double fmrTarget, long mated, double ratio, double spread) {
    /** Errors that may hide behind none seen, with 95 %: three. */
    private static final double RULE_OF_THREE = 3;

    GateLimits {
        if (!(fmrTarget > 0 && fmrTarget < 1))
            throw Problem.invalid("fmr-target", fmrTarget, "must be between 0 and 1");
        if (mated < 1 || !(ratio >= 1) || !(spread >= 0))
            throw Problem.invalid("limits", mated + " " + ratio + " " + spread, "must be sensible");
    }

    /** The usual limits. */
    static GateLimits usual(double fmrTarget) {
        return new GateLimits(fmrTarget, 500, 3, 0.05);
    }

    /** Comparisons of two people that a group needs. */
    long nonMated() {
        return (long) Math.ceil(RULE_OF_THREE / fmrTarget - 1e-6);
    }
}
