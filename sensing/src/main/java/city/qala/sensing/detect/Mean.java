package city.qala.sensing.detect;

/** A mean in which newer values count more, once there are more of them than it remembers. */
final class Mean {

    private static final int FEWEST = 20;

    private final double memory;
    private double value;
    private long seen;

    Mean(double memory) {
        this.memory = memory;
    }

    void add(double x) {
        seen++;
        value += (x - value) / Math.min((double) seen, memory);
    }

    double value() {
        return value;
    }

    boolean isWarm() {
        return seen >= FEWEST;
    }
}
