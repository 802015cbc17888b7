package city.qala.sensing.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TailTest {

    private static Tail exponential(int sizes) {
        var tail = new Tail(6000, 0.015, 50);
        var random = new Random(3);
        for (int i = 0; i < sizes; i++) tail.rarity(-Math.log(1 - random.nextDouble()));
        return tail;
    }

    @Test
    void givenSizesWithAKnownTail_whenAskedInsideAndBeyondWhatWasSeen_thenTheProbabilityIsRight() {
        assertThat(exponential(20_000).rarity(1)).isBetween(0.3, 0.44);
        assertThat(exponential(20_000).rarity(4.6)).isBetween(0.005, 0.02);
        assertThat(exponential(20_000).rarity(11.5)).isBetween(1e-6, 1e-4);
    }

    @Test
    void givenALargerSize_whenAsked_thenItIsNeverLessRare() {
        double before = 1;
        for (double size = 0; size < 40; size += 0.25) {
            double p = exponential(2000).rarity(size);
            assertThat(p).as("size %s", size).isLessThanOrEqualTo(before);
            before = p;
        }
    }

    @Test
    void givenFewSizes_whenAsked_thenNothingIsRare() {
        assertThat(exponential(49).rarity(1e6)).isEqualTo(1);
    }

    @Test
    void givenAWorldThatChanged_whenLongEnoughAgo_thenTheOldSizesAreForgotten() {
        var tail = exponential(6000);
        var random = new Random(4);
        for (int i = 0; i < 60_000; i++) tail.rarity(-100 * Math.log(1 - random.nextDouble()));
        assertThat(tail.rarity(100)).isBetween(0.3, 0.44);
    }
}
