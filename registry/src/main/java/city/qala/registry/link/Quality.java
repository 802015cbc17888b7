package city.qala.registry.link;

/**
 * The threshold and what may be expected of it, from the probabilities of the pairs that were
 * compared; no labels.
 *
 * @param threshold weight in bits from which a pair is followed as a link
 * @param precision expected share of links that are right, with its 95% interval
 * @param recall expected share of all pairs of one person that are links, those included that no
 *     key found
 */
record Quality(double threshold, Estimate precision, Estimate recall) {
    private static final double STEP = 0.25;
    private static final double HIGHEST = 8;

    /** Pairs that weigh less than this are nobody's: one in a hundred thousand. */
    static final double LOWEST = -17;

    private static final double WANTED = 0.99;
    private static final double PRICE = 0.005;
    private static final double SIGMAS = 1.96;

    /**
     * A figure that is not known for sure.
     *
     * @param expected 0 to 1
     * @param low end of the 95% interval
     * @param high end of the 95% interval
     */
    public record Estimate(double expected, double low, double high) {
        public Estimate {
            if (!(low <= expected && expected <= high))
                throw city.qala.kernel.Problem.invalid(
                        "expected", expected, "must lie within its interval");
        }

        private static Estimate of(double share, double deviation) {
            double some = SIGMAS * deviation;
            return new Estimate(share, Math.max(0, share - some), Math.min(1, share + some));
        }
    }

    /**
     * Chooses the threshold: the best expected F1, and from there on up to an expected precision of
     * 0.99 as long as that costs at most half a point of F1.
     */
    static double threshold(float[] weights) {
        Sums[] at = Sums.atSteps(weights);
        int best = 0;
        for (int s = 1; s < at.length; s++) if (at[s].f1() > at[best].f1() + 1e-9) best = s;
        for (int s = best; s < at.length; s++) {
            if (at[s].f1() < at[best].f1() - PRICE) break;
            if (at[s].precision() >= WANTED) return s * STEP;
        }
        return best * STEP;
    }

    /**
     * What may be expected.
     *
     * @param missed pairs of one person that no key found, as a share of those found
     * @param together mean number of pairs of one person, which stand or fall together
     */
    static Quality of(float[] weights, double threshold, double missed, double together) {
        Sums s = Sums.of(weights, threshold);
        double links = Math.max(1, s.right() + s.wrong());
        double all = Math.max(1, (s.right() + s.lost()) * (1 + missed));
        double spread = Math.sqrt(Math.max(1, together));
        double precision = Math.min(1, s.right() / links);
        double recall = Math.min(1, s.right() / all);
        return new Quality(
                threshold,
                Estimate.of(precision, spread * Math.sqrt(s.spread()) / links),
                Estimate.of(recall, spread * Math.sqrt(s.spread() + missed * all) / all));
    }

    /**
     * Expected numbers of pairs at a threshold.
     *
     * @param spread variance of the number of right links
     */
    private record Sums(double right, double wrong, double lost, double spread) {

        /** At each threshold from 0 to the highest, in one pass over the weights. */
        static Sums[] atSteps(float[] weights) {
            int steps = (int) Math.round(HIGHEST / STEP);
            double[] right = new double[steps + 2];
            double[] wrong = new double[steps + 2];
            for (float w : weights) {
                if (w < LOWEST) continue;
                double p = Model.probability(w);
                // Bin s holds what is a link at threshold s - 1 and no more at threshold s.
                int s = w <= 0 ? 0 : (int) Math.min(steps + 1.0, Math.ceil(w / STEP));
                right[s] += p;
                wrong[s] += 1 - p;
            }
            Sums[] sums = new Sums[steps + 1];
            double r = 0;
            double f = 0;
            double all = 0;
            for (double x : right) all += x;
            for (int s = steps; s >= 0; s--) {
                r += right[s + 1];
                f += wrong[s + 1];
                sums[s] = new Sums(r, f, all - r, 0);
            }
            return sums;
        }

        static Sums of(float[] weights, double threshold) {
            double right = 0;
            double wrong = 0;
            double lost = 0;
            double spread = 0;
            for (float w : weights) {
                if (w < LOWEST) continue;
                double p = Model.probability(w);
                spread += p * (1 - p);
                if (w > threshold) {
                    right += p;
                    wrong += 1 - p;
                } else lost += p;
            }
            return new Sums(right, wrong, lost, spread);
        }

        double precision() {
            return right / Math.max(1e-9, right + wrong);
        }

        double f1() {
            return 2 * right / Math.max(1e-9, 2 * right + wrong + lost);
        }
    }
}
