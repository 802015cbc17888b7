package city.qala.planning.equity;

/**
 * A sum that keeps what rounding drops (Neumaier), so that the order of a million rows is no
 * matter.
 */
final class Sums {
    private double sum;
    private double lost;

    static double of(double[] all) {
        var sum = new Sums();
        for (double x : all) sum.add(x);
        return sum.value();
    }

    void add(double x) {
        double t = sum + x;
        lost += Math.abs(sum) >= Math.abs(x) ? (sum - t) + x : (x - t) + sum;
        sum = t;
    }

    double value() {
        return sum + lost;
    }
}
