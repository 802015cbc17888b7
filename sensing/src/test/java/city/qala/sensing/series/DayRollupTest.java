package city.qala.sensing.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.qala.testkit.ForAll;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DayRollupTest {
    private static final int DAY = 20_500;

    @Test
    void whatIsPackedIsReadBack() {
        ForAll.check(
                500,
                DayRollupTest::made,
                rollup -> {
                    DayRollup back = DayRollup.unpack(rollup.pack(), 3, DAY);
                    for (int hour = 0; hour < 24; hour++) {
                        assertSame(rollup.find(hour), back.find(hour));
                    }
                });
    }

    private static void assertSame(Tally a, Tally b) {
        if (a == null) {
            assertThat(b).isNull();
            return;
        }
        assertThat(b.count).isEqualTo(a.count);
        assertThat(new double[] {b.min, b.max, b.first, b.last})
                .containsExactly(a.min, a.max, a.first, a.last);
        assertThat(new long[] {b.firstTime, b.firstId, b.lastTime, b.lastId})
                .containsExactly(a.firstTime, a.firstId, a.lastTime, a.lastId);
        assertThat(b.sum).isCloseTo(a.sum, within(1e-9 * Math.max(1, Math.abs(a.sum))));
    }

    private static DayRollup made(RandomGenerator random) {
        DayRollup rollup = new DayRollup();
        long unit = new long[] {1, 1_000, 1_000_000, 60_000_000}[random.nextInt(4)];
        boolean tame = random.nextBoolean();
        for (int i = 0; i < random.nextInt(200); i++) {
            long time = DAY * Pieces.DAY + random.nextLong(Pieces.DAY / unit) * unit;
            double number = tame ? random.nextInt(-500, 500) / 10.0 : random.nextGaussian() * 1e12;
            rollup.add(time, Ids.of(3, 5 + i), number);
        }
        return rollup;
    }

    @Test
    void givenTenMinuteReadings_whenPacked_thenADayTakesFewHundredBytes() {
        DayRollup rollup = new DayRollup();
        for (int i = 0; i < 144; i++) {
            long time = DAY * Pieces.DAY + i * 600_000_000L;
            rollup.add(time, Ids.of(3, 1000 + i), (350 + i % 40) / 10.0);
        }
        assertThat(rollup.pack().length).isLessThan(420);
    }
}
