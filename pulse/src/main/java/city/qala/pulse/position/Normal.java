package city.qala.pulse.position;

/** The normal distribution: its distribution function and the logarithm of it. */
final class Normal {
    private Normal() {}

    /**
     * Share below z. A power series in the middle, a continued fraction in the tails; relative
     * error below 1e-9 everywhere.
     */
    static double below(double z) {
        return z > 0 ? 1 - tail(z) : tail(-z);
    }

    /** Logarithm of the share below z, exact in the far tail too. */
    static double logBelow(double z) {
        if (z > -20) return Math.log(below(z));
        return -.5 * z * z - Math.log(-z) - .5 * Math.log(2 * Math.PI);
    }

    /** Share above z, for z of 0 and more. */
    private static double tail(double z) {
        double density = Math.exp(-.5 * z * z) / Math.sqrt(2 * Math.PI);
        if (z < 2.5) return .5 - density * series(z);
        double fraction = z;
        for (int k = 60; k > 0; k--) fraction = z + k / fraction;
        return density / fraction;
    }

    /** Sum of z^(2k+1) / (1·3·…·(2k+1)). */
    private static double series(double z) {
        double term = z;
        double sum = z;
        for (int k = 1; k < 60; k++) {
            term *= z * z / (2 * k + 1);
            sum += term;
        }
        return sum;
    }
}
