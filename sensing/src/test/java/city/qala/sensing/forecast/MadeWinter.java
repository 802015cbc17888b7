package city.qala.sensing.forecast;

import java.time.Instant;
import java.util.Map;
import java.util.Random;

/** A made winter: smoke every evening, more of it when it is cold and calm. */
final class MadeWinter {

    static final Instant FIRST = Instant.parse("2023-11-01T00:00:00Z");
    static final int HOURS = 24 * 150;

    private MadeWinter() {}

    /**
     * The winter, with everything after a row made otherwise.
     *
     * @param sameUntil last row that is as in every other such winter
     */
    static HourlyTable winter(int sameUntil) {
        var random = new Random(5);
        double[] smoke = new double[HOURS];
        double[] wind = new double[HOURS];
        double calm = 0;
        for (int i = 0; i < HOURS; i++) {
            calm += 0.17 * random.nextGaussian() - 0.015 * calm;
            wind[i] = 4 * Math.exp(-calm / 2);
            double evening = Math.max(0, Math.cos(2 * Math.PI * (i % 24 - 14) / 24));
            smoke[i] =
                    (10 + 60 * evening * evening) * Math.exp(calm / 2)
                            + 2 * Math.abs(random.nextGaussian());
            if (i > sameUntil) {
                smoke[i] = 900 - smoke[i];
                wind[i] = 40 - wind[i];
            }
        }
        for (int i = 100; i < HOURS; i += 97) smoke[i] = i > sameUntil ? 1 : Double.NaN;
        return HourlyTable.of(FIRST, Map.of("smoke", smoke, "wind", wind));
    }

    static HourlyTable winter() {
        return winter(HOURS);
    }
}
