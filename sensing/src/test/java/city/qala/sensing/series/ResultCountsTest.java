package city.qala.sensing.series;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.testkit.ForAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ResultCountsTest {

    @Test
    void givenAnyDecimals_whenPacked_thenEveryRangeIsCountedExactly() {
        for (int round = 0; round < 50; round++) {
            RandomGenerator random = ForAll.random(round);
            double step = Math.pow(10, -random.nextInt(7));
            List<Double> numbers = new ArrayList<>();
            var counts = new ResultCounts();
            for (int i = random.nextInt(3_000); i > 0; i--) {
                double number = Math.rint(random.nextGaussian() * 500) * step;
                number = Math.rint(number * 1e6) / 1e6;
                numbers.add(number);
                counts.add(number);
            }
            counts.add(Double.NaN);
            byte[] packed = Objects.requireNonNull(counts.pack());
            for (int i = 0; i < 20; i++) {
                double low = numbers.isEmpty() ? 0 : numbers.get(random.nextInt(numbers.size()));
                double high = random.nextBoolean() ? Double.POSITIVE_INFINITY : low + 10 * step;
                var range = new Series.Range(low, random.nextBoolean(), high, random.nextBoolean());
                assertThat(ResultCounts.count(packed, range))
                        .isEqualTo(numbers.stream().filter(range::holds).count());
            }
        }
    }

    @Test
    void givenNumbersThatAreNoShortDecimals_whenPacked_thenNothingIsKept() {
        for (double number : new double[] {1.0 / 3, 1e-7, 1e12, Double.POSITIVE_INFINITY}) {
            var counts = new ResultCounts();
            counts.add(1);
            counts.add(number);
            assertThat(counts.pack()).as("%s", number).isNull();
        }
    }

    @Test
    void givenTooManyKinds_whenPacked_thenNothingIsKept() {
        var counts = new ResultCounts();
        for (int i = 0; i < 20_002; i++) counts.add(i / 100.0);
        assertThat(counts.pack()).isNull();
    }
}
