package city.qala.vision.watch;

/**
 * How many false alerts a list will give. Pure.
 *
 * <p>With the rate of false matches of one pair of strangers FMR, one stranger is taken for
 * somebody of N with FPIR = 1 − (1 − FMR)^N. The FMR is the upper end of the interval of the group
 * that fares worst, so that nobody's group pays for another's mean.
 */
final class ForecastRule {
    private ForecastRule() {}

    /** The share of strangers who are taken for somebody on a list of so many. */
    static double fpir(double fmr, int entries) {
        // log1p and expm1 keep what is far below one.
        return -Math.expm1(entries * Math.log1p(-fmr));
    }

    /** False alerts a day. */
    static double falseAlertsADay(double fmr, int entries, Terms terms) {
        return fpir(fmr, entries) * terms.limits().facesPerHour() * terms.area().hours();
    }

    /**
     * Whether so many mistakes are more than chance makes of a forecast: over the mean by two
     * standard deviations of a Poisson count, and at least three.
     */
    static boolean drifts(long mistakes, double foretold) {
        return mistakes >= 3 && mistakes > foretold + 2 * Math.sqrt(foretold);
    }
}
