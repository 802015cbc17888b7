package city.qala.pulse.release;

/**
 * Draws exact noise with whole numbers only.
 *
 * <p>Discrete Laplace and discrete Gaussian by rejection, after C. Canonne, G. Kamath and T.
 * Steinke, "The discrete Gaussian for differential privacy" (2020), algorithms 1 to 3: every chance
 * on the way is a fraction of whole numbers, so no bit of a result tells more than the law does.
 */
final class Sampler {

    private final Dice dice;

    Sampler(Dice dice) {
        this.dice = dice;
    }

    /**
     * Discrete Laplace: {@code x} with a chance in proportion to {@code exp(-|x| under / over)}.
     *
     * @param over numerator of the scale
     * @param under denominator of the scale
     */
    long laplace(long over, long under) {
        while (true) {
            long rest = dice.below(over);
            if (!isExp(rest, over)) continue;
            long whole = 0;
            while (isExp(1, 1)) whole++;
            long size = Math.addExact(rest, Math.multiplyExact(over, whole)) / under;
            boolean negative = dice.below(2) == 1;
            // Zero would come up twice, once with each sign.
            if (negative && size == 0) continue;
            return negative ? -size : size;
        }
    }

    /**
     * Discrete Gaussian: {@code x} with a chance in proportion to {@code exp(-x² / (2 variance))}.
     *
     * @param variance in whole units
     */
    long gaussian(long variance) {
        long scale = root(variance) + 1;
        while (true) {
            long drawn = laplace(scale, 1);
            long off = Math.subtractExact(Math.multiplyExact(Math.abs(drawn), scale), variance);
            long over = Math.multiplyExact(off, off);
            long under = Math.multiplyExact(2 * variance, Math.multiplyExact(scale, scale));
            if (isExp(over, under)) return drawn;
        }
    }

    /** True with the chance {@code exp(-over / under)}. */
    boolean isExp(long over, long under) {
        for (long whole = over / under; whole > 0; whole--) {
            if (!isExpOfPart(1, 1)) return false;
        }
        return isExpOfPart(over % under, under);
    }

    /** The same for a fraction of at most 1: the parity of a run of ever less likely successes. */
    private boolean isExpOfPart(long over, long under) {
        long run = 1;
        while (dice.below(Math.multiplyExact(under, run)) < over) run++;
        return run % 2 == 1;
    }

    private static long root(long square) {
        return java.math.BigInteger.valueOf(square).sqrt().longValueExact();
    }
}
