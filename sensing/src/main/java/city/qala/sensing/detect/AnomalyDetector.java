package city.qala.sensing.detect;

/**
 * Says of every value of a stream how unusual it is, from 0 (as ever) to 1 (never seen), in one
 * pass and with the same settings for every stream.
 *
 * <p>Five questions are asked of each value: is the step from the last one large, is it far from
 * the stream's usual level, has the short mean left the longer one, is it unlike this time of day,
 * is the stream much livelier or stiller than usual. Each answer is a size, and its rarity is
 * judged against that stream's own past ({@link Tail}). The rarest answer counts: the score is the
 * number of decades of its probability, six decades being 1.
 *
 * <p>After an alarm the stream rests: for the next values scores count half, so that one event is
 * one alarm, unless something much rarer yet comes. A value that is not finite is not judged and
 * scores 0. Nothing later changes a score: the scores of a beginning are those of the whole.
 */
public final class AnomalyDetector {

    /** A score from here on is an alarm; the same for every stream. One value in 2,000 has it. */
    public static final double THRESHOLD = 0.55;

    private final Settings settings;
    private final Recent recent;
    private final DayProfile day;
    private final Tail[] tails = new Tail[5];
    private final Mean level;
    private final Mean liveliness;
    private double previous = Double.NaN;
    private int rest;
    private double peak;

    /**
     * The settings, one set for every stream.
     *
     * @param memory values after which an old one counts a third
     * @param rareShare of sizes from which on rarity is extrapolated
     * @param warmUp values before a question is answered
     * @param shortRun values of the short mean
     * @param longRun values of the mean before it
     * @param spreadRun values whose liveliness is measured
     * @param slots of a day
     * @param smoothing of the difference from the time of day, 0 to 1
     * @param rest values after an alarm
     * @param breakBy score above the alarm's that ends the rest
     * @param alarm score that is an alarm
     */
    record Settings(
            double memory,
            double rareShare,
            int warmUp,
            int shortRun,
            int longRun,
            int spreadRun,
            int slots,
            double smoothing,
            int rest,
            double breakBy,
            double alarm) {
        static final Settings USUAL =
                new Settings(6000, 0.015, 50, 12, 144, 24, 24, 0.2, 100, 0.3, THRESHOLD);
    }

    /** Everything that can be set in it, as the public register of algorithms knows it. */
    public static String constants() {
        return "unusual-1 " + Settings.USUAL;
    }

    /** A detector for one stream that has seen nothing yet. */
    public AnomalyDetector() {
        this(Settings.USUAL);
    }

    AnomalyDetector(Settings settings) {
        this.settings = settings;
        this.recent = new Recent(settings.shortRun() + settings.longRun());
        this.day = new DayProfile(settings.slots(), settings.smoothing());
        this.level = new Mean(settings.memory());
        this.liveliness = new Mean(settings.memory());
        for (int i = 0; i < tails.length; i++)
            tails[i] = new Tail(settings.memory(), settings.rareShare(), settings.warmUp());
    }

    /**
     * Takes in the next value and judges it.
     *
     * @param epochSecond when it was measured; streams of one place keep one clock
     * @param value in the stream's unit
     * @return 0 to 1
     */
    public double score(long epochSecond, double value) {
        if (!Double.isFinite(value)) return 0;
        double rarity = rarity(epochSecond, value);
        return rested(Math.min(1, -Math.log10(rarity) / 6));
    }

    private double rarity(long epochSecond, double value) {
        recent.add(value);
        double rarest = Math.min(step(value), level(value));
        rarest = Math.min(rarest, shift());
        double unlike = day.unlike(epochSecond, value);
        if (!Double.isNaN(unlike)) rarest = Math.min(rarest, tails[3].rarity(Math.abs(unlike)));
        return Math.min(rarest, spread());
    }

    private double step(double value) {
        double last = previous;
        previous = value;
        return Double.isNaN(last) ? 1 : tails[0].rarity(Math.abs(value - last));
    }

    private double level(double value) {
        double rarity = level.isWarm() ? tails[1].rarity(Math.abs(value - level.value())) : 1;
        level.add(value);
        return rarity;
    }

    private double shift() {
        if (!recent.isFull()) return 1;
        int a = settings.shortRun();
        return tails[2].rarity(
                Math.abs(recent.mean(0, a) - recent.mean(a, a + settings.longRun())));
    }

    private double spread() {
        int n = settings.spreadRun();
        if (recent.count() < n) return 1;
        double floor = 1e-3 * Math.abs(level.value()) + 1e-9;
        double lively = Math.log(recent.deviation(n) + floor);
        double rarity =
                liveliness.isWarm() ? tails[4].rarity(Math.abs(lively - liveliness.value())) : 1;
        liveliness.add(lively);
        return rarity;
    }

    private double rested(double score) {
        boolean breaks = rest > 0 && score > peak + settings.breakBy();
        if (rest > 0 && !breaks) {
            rest--;
            return score / 2;
        }
        if (score >= settings.alarm()) {
            rest = settings.rest();
            peak = score;
        }
        return score;
    }
}
