package city.qala.sensing.detect;

/**
 * Says of every value of a stream how unusual it is, from 0 (as ever) to 1 (never seen), in one
 * pass and with the same settings for every stream.
 *
 * <p>It knows only what came before: the scores of the beginning of a stream do not change when
 * more follows. A value that is not finite is not judged and scores 0.
 */
public final class AnomalyDetector {

    /** A score from here on is an alarm; the same for every stream. */
    public static final double THRESHOLD = 0.5;

    private static final int WINDOW = 400;
    private static final int FEWEST = 50;
    private final double[] last = new double[WINDOW];
    private int seen;
    private double sum;
    private double squares;

    /**
     * Takes in the next value and judges it.
     *
     * @param epochSecond when it was measured; streams of one place keep one clock
     * @param value in the stream's unit
     * @return 0 to 1
     */
    public double score(long epochSecond, double value) {
        if (!Double.isFinite(value)) return 0;
        double score = seen < FEWEST ? 0 : tail(value);
        int at = seen++ % WINDOW;
        double old = seen > WINDOW ? last[at] : 0;
        last[at] = value;
        sum += value - old;
        squares += value * value - old * old;
        return score;
    }

    /** How rare a distance this large is for a normal distribution, on a scale of ten decades. */
    private double tail(double value) {
        int n = Math.min(seen, WINDOW);
        double mean = sum / n;
        double deviation = Math.sqrt(Math.max(squares / n - mean * mean, 1e-12));
        double z = Math.abs(value - mean) / deviation;
        return Math.min(1, z * z / (2 * Math.log(1e10)));
    }
}
