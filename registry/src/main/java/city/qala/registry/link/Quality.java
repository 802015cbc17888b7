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
        double best = 0;
        double most = -1;
        for (double t = 0; t <= HIGHEST; t += STEP) {
            double f = Sums.of(weights, t).f1();
            if (f > most + 1e-9) {
                most = f;
                best = t;
            }
        }
        for (double t = best; t <= HIGHEST; t += STEP) {
            Sums s = Sums.of(weights, t);
            if (s.f1() < most - PRICE) break;
            if (s.precision() >= WANTED) return t;
        }
        return best;
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
        static Sums of(float[] weights, double threshold) {
            double right = 0;
            double wrong = 0;
            double lost = 0;
            double spread = 0;
            for (float w : weights) {
                if (w < -HIGHEST - 4) continue;
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
