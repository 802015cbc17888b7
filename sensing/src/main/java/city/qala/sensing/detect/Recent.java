package city.qala.sensing.detect;

/** The last values of a stream. */
final class Recent {

    private final double[] ring;
    private long count;

    Recent(int most) {
        this.ring = new double[most];
    }

    void add(double value) {
        ring[(int) (count++ % ring.length)] = value;
    }

    /** How many are known, at most as many as it holds. */
    int count() {
        return (int) Math.min(count, ring.length);
    }

    boolean isFull() {
        return count >= ring.length;
    }

    /** The mean of the values from one age (0 is the newest) to another, that not included. */
    double mean(int from, int to) {
        double sum = 0;
        for (int age = from; age < to; age++) sum += at(age);
        return sum / (to - from);
    }

    /** Standard deviation of the newest values. */
    double deviation(int n) {
        double mean = mean(0, n);
        double squares = 0;
        for (int age = 0; age < n; age++) squares += (at(age) - mean) * (at(age) - mean);
        return Math.sqrt(squares / n);
    }

    private double at(int age) {
        return ring[(int) ((count - 1 - age) % ring.length)];
    }
}
