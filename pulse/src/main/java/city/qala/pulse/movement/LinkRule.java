package city.qala.pulse.movement;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds with which delay sales move with footfall: Poisson pseudo-likelihood at lags of 0 to 6
 * hours with an effect for each hour of the week, the weather and a straight trend; the lag by the
 * likelihood, its error the greater of Newey and West's with 24 lags and of sums by day.
 *
 * <p>Where the series carry added noise of known size, the elasticity is divided by the reliability
 * of footfall (errors in variables), and hours under four standard deviations are left out, as
 * everywhere where released counts are shown.
 */
final class LinkRule {

    static final int MOST_LAG = 6;

    private static final int ERROR_LAGS = 24;

    /** Four weeks: fewer give hour-of-week effects nothing to be told from. */
    private static final int LEAST_HOURS = 4 * HourSeries.WEEK;

    private static final double LEAST_RELIABILITY = 0.1;
    private static final int CLEAR = 4;

    private final HourSeries series;
    private final double footfallNoise;
    private final double least;

    private LinkRule(HourSeries series, double footfallNoise) {
        this.series = series;
        this.footfallNoise = footfallNoise;
        this.least = Math.max(1, CLEAR * footfallNoise);
    }

    /**
     * Compares.
     *
     * @param footfallNoise standard deviation of the noise in each hour's footfall, 0 for none
     * @return empty if fewer than four weeks of hours can be compared, or noise is all there is
     */
    static Optional<Link> of(HourSeries series, double footfallNoise) {
        return new LinkRule(series, footfallNoise).link();
    }

    private Optional<Link> link() {
        Sample sample = Sample.of(series, least);
        if (sample.size() < LEAST_HOURS) return Optional.empty();
        int best = 0;
        PoissonFit chosen = fit(sample, 0);
        for (int lag = 1; lag <= MOST_LAG; lag++) {
            PoissonFit fit = fit(sample, lag);
            if (fit.likelihood() > chosen.likelihood()) {
                best = lag;
                chosen = fit;
            }
        }
        double reliability = reliability(sample, chosen, best);
        if (reliability < LEAST_RELIABILITY) return Optional.empty();
        double elasticity = chosen.slope(0) / reliability;
        long[] days = sample.days(series);
        int freedom = (int) (Arrays.stream(days).distinct().count() - 1);
        double error = Math.sqrt(chosen.variance(0, ERROR_LAGS, days)) / reliability;
        double half = Normal.width95(freedom) * error;
        // The best of seven lags was picked: the chance of one of them being so clear by luck.
        double chance = Math.min(1, (MOST_LAG + 1) * Normal.beyond(elasticity / error, freedom));
        return Optional.of(
                new Link(
                        best,
                        elasticity,
                        elasticity - half,
                        elasticity + half,
                        chance,
                        reliability,
                        sample.size()));
    }

    private PoissonFit fit(Sample sample, int lag) {
        double[][] x = new double[3][sample.size()];
        for (int i = 0; i < sample.size(); i++) {
            int at = sample.row(i);
            x[0][i] = Math.log(series.footfall(series.before(at, lag)));
            x[1][i] = series.weather(at);
            x[2][i] = (double) (series.hour(at) - series.hour(0)) / (series.size() + 1);
        }
        for (double[] one : x) centre(one);
        return PoissonFit.of(x, sample.sales(series), sample.groups(), sample.groupCount());
    }

    private double reliability(Sample sample, PoissonFit fit, int lag) {
        if (footfallNoise == 0) return 1;
        double[] weights = fit.weights();
        double noise = 0;
        for (int i = 0; i < sample.size(); i++) {
            double people = series.footfall(series.before(sample.row(i), lag));
            double relative = footfallNoise / people;
            noise += fit.mean(i) * relative * relative * (1 - fit.shareOfGroup(i, weights));
        }
        return 1 - noise / fit.variation(0);
    }

    private static void centre(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        for (int i = 0; i < values.length; i++) values[i] -= mean;
    }
}
