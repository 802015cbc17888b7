package city.qala.vision.watch;

/** Whether a list gives more mistakes than was foretold. Pure. */
public final class Drift {
    private Drift() {}

    /**
     * Whether so many mistakes of a day are more than chance makes of the forecast.
     *
     * @param mistakes candidates that people called somebody else
     * @param foretold false alerts a day
     */
    public static boolean of(long mistakes, double foretold) {
        return ForecastRule.drifts(mistakes, foretold);
    }
}
