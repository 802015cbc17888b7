package city.qala.pulse.position;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How likely a phone stayed between two events, by the time between them alone. Networks differ in
 * when they record an event, so this is learnt from the events themselves: how much the readings of
 * neighbours speak for one place is known for each pair, and the shares that explain all pairs best
 * are found by expectation and maximisation.
 */
final class Gaps {
    private static final int BINS = 40;
    private static final int ROUNDS = 30;

    /** Pairs that are learnt from, about. */
    private static final int MOST_PAIRS = 30_000;

    /** Weight of what is expected before any pair is seen, in pairs. */
    private static final double PRIOR_PAIRS = 20;

    /** Readings with so many neighbours tell a place from another fifty metres off. */
    private static final int TELLING = 4;

    /** More than this one pair never says. */
    private static final double MOST_ODDS = 12;

    private final double[] stay;

    private Gaps(double[] stay) {
        this.stay = stay;
    }

    static Gaps learn(City city, EventLog log, int[][] tracks) {
        long pairs = Arrays.stream(tracks).mapToLong(t -> Math.max(t.length - 1, 0)).sum();
        int step = (int) Math.max(1, pairs / MOST_PAIRS);
        double[][] odds = new double[tracks.length][];
        double[] before = IntStream.range(0, BINS).mapToDouble(Gaps::expected).toArray();
        ThreadLocal<StayFinder> finders =
                ThreadLocal.withInitial(() -> new StayFinder(city, new Gaps(before)));
        IntStream.range(0, tracks.length)
                .parallel()
                .filter(d -> d % step == 0)
                .forEach(d -> odds[d] = finders.get().odds(log, tracks[d]));
        double[] stay = before.clone();
        for (int round = 0; round < ROUNDS; round++) {
            double[] sum = new double[BINS];
            double[] count = new double[BINS];
            for (int d = 0; d < tracks.length; d += step)
                for (int i = 0; i < odds[d].length; i++) {
                    if (log.heardCount(tracks[d][i]) < TELLING
                            || log.heardCount(tracks[d][i + 1]) < TELLING) continue;
                    double gap = log.time(tracks[d][i + 1]) - log.time(tracks[d][i]);
                    int bin = bin(gap / 1000);
                    double o = Math.exp(Math.clamp(odds[d][i], -MOST_ODDS, MOST_ODDS));
                    sum[bin] += stay[bin] * o / (stay[bin] * o + 1 - stay[bin]);
                    count[bin]++;
                }
            for (int b = 0; b < BINS; b++)
                stay[b] = (sum[b] + PRIOR_PAIRS * before[b]) / (count[b] + PRIOR_PAIRS);
        }
        return new Gaps(stay);
    }

    /** Logarithm of the odds that nothing moved. */
    double logOdds(double seconds) {
        double p = Math.clamp(stay[bin(seconds)], .01, .99);
        return Math.log(p / (1 - p));
    }

    private static int bin(double seconds) {
        if (seconds < 1) return 0;
        return Math.min((int) (2 * Math.log(seconds) / Math.log(2)), BINS - 1);
    }

    /** What the specification of pulse expects, appendix C. */
    private static double expected(int bin) {
        return .30 + .62 * Math.exp(-Math.pow(2, bin / 2.0) / 2400);
    }
}
