package city.qala.sensing.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnomalyDetectorTest {

    private static final int DAY = 144;
    private static final int DAYS = 28;

    /** Ten-minute smoke of a calm month: a daily wave, a little noise. */
    private static double[] month() {
        var random = new Random(1);
        double[] values = new double[DAYS * DAY];
        for (int i = 0; i < values.length; i++)
            values[i] = 30 + 12 * Math.sin(2 * Math.PI * i / DAY) + random.nextGaussian();
        return values;
    }

    private static double[] scores(double[] values) {
        var detector = new AnomalyDetector();
        double[] scores = new double[values.length];
        for (int i = 0; i < scores.length; i++) scores[i] = detector.score(600L * i, values[i]);
        return scores;
    }

    private static long alarms(double[] scores, int from, int to) {
        return Arrays.stream(scores, from, to).filter(s -> s >= AnomalyDetector.THRESHOLD).count();
    }

    @Test
    void givenTheBeginningOfAStream_whenScored_thenTheScoresAreThoseOfTheWhole() {
        double[] month = month();
        month[3000] = 500;
        double[] whole = scores(month);
        for (int length : new int[] {1, 700, 3000, 3001, 3500})
            assertThat(scores(Arrays.copyOf(month, length)))
                    .isEqualTo(Arrays.copyOf(whole, length));
    }

    @Test
    void givenACalmMonth_whenScored_thenFalseAlarmsAreRare() {
        double[] scores = scores(month());
        assertThat(alarms(scores, 0, scores.length)).isLessThanOrEqualTo(scores.length / 500);
    }

    @Test
    void givenASpike_whenScored_thenThatValueIsAnAlarmAndTheNextHoursAreNot() {
        double[] month = month();
        month[3000] += 40;
        double[] scores = scores(month);
        assertThat(scores[3000]).isGreaterThanOrEqualTo(AnomalyDetector.THRESHOLD);
        assertThat(alarms(scores, 3001, 3100)).isZero();
    }

    @Test
    void givenAValueThatSticks_whenScored_thenItIsAnAlarmWithinFiveHours() {
        double[] month = month();
        Arrays.fill(month, 3000, 3100, month[3000]);
        double[] scores = scores(month);
        assertThat(alarms(scores, 2900, 3000)).isZero();
        assertThat(alarms(scores, 3000, 3030)).isPositive();
    }

    @Test
    void givenALevelThatRises_whenScored_thenItIsAnAlarmWithinTwoHours() {
        double[] month = month();
        for (int i = 3000; i < month.length; i++) month[i] += 20;
        assertThat(alarms(scores(month), 3000, 3012)).isPositive();
    }

    @Test
    void givenAPeakAtTheWrongHour_whenScored_thenItIsAnAlarmThoughItsHeightIsUsual() {
        double[] month = month();
        for (int i = 3000 - 18; i < 3000 + 18; i++) month[i] = 72 - month[i];
        assertThat(alarms(scores(month), 3000 - 18, 3000 + 60)).isPositive();
    }

    @Test
    void givenAnotherUnit_whenScored_thenTheScoresAreTheSame() {
        double[] month = month();
        month[3000] = 500;
        double[] thousandfold = Arrays.stream(month).map(v -> v * 1024).toArray();
        double[] expected = scores(month);
        double[] scores = scores(thousandfold);
        int[] differing =
                IntStream.range(0, scores.length)
                        .filter(i -> Math.abs(scores[i] - expected[i]) > 1e-6)
                        .toArray();
        assertThat(differing).isEmpty();
    }

    @Test
    void givenSomethingMuchRarerSoonAfterAnAlarm_whenScored_thenItIsAnAlarmToo() {
        double[] month = month();
        var detector = new AnomalyDetector();
        for (int i = 0; i < 3000; i++) detector.score(600L * i, month[i]);
        double first = detector.score(600L * 3000, month[2999] + 5);
        double second = detector.score(600L * 3001, month[3001] + 200);
        assertThat(first).isBetween(AnomalyDetector.THRESHOLD, 0.69);
        assertThat(second).isEqualTo(1);
    }

    @Test
    void givenValuesThatAreNoNumbers_whenScored_thenTheyScoreNothingAndChangeNothing() {
        double[] month = month();
        double[] expected = scores(month);
        var detector = new AnomalyDetector();
        for (int i = 0; i < month.length; i++) {
            if (i % 50 == 0) assertThat(detector.score(600L * i, Double.NaN)).isZero();
            assertThat(detector.score(600L * i, month[i])).isEqualTo(expected[i]);
        }
    }
}
