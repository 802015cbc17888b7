package city.qala.sensing.series;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.testkit.ForAll;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LogTest {
    private static final int ROWS = 20_000;
    private static final int DAYS = 5 * 365;

    @Test
    void givenFiveYearsInAnyOrder_whenAdded_thenPagesStayFew() {
        RandomGenerator random = ForAll.random(1);
        Log log = new Log(1);
        for (int i = 0; i < ROWS; i++) {
            log.add(row(i + 1, random.nextLong(DAYS * Pieces.DAY)));
        }
        assertThat(log.content().pages().length).isLessThan(ROWS / Page.ROWS + DAYS / 20 + 3);
        for (int seq = 1; seq <= ROWS; seq += 997) {
            assertThat(log.find(seq)).isNotNull();
        }
    }

    @Test
    void givenAViewOfAPage_whenRowsAreAddedAndTaken_thenTheViewStaysAsItWas() {
        Log log = new Log(1);
        for (int i = 0; i < 100; i++) {
            log.add(row(i + 1, i * 1_000_000L));
        }
        View view = log.content().pages()[0].view();
        log.take(new int[] {5}, row(5, 77));
        log.add(row(101, 3));
        assertThat(view.rows).isEqualTo(100);
        assertThat(view.at(4)).isEqualTo(row(5, 4_000_000L));
        assertThat(log.find(5)).isEqualTo(row(5, 77));
        assertThat(log.content().hides(5)).isTrue();
    }

    private static Observation row(int seq, long from) {
        return new Observation(
                Ids.of(1, seq), 1, from, from, Observation.NO_TIME, seq, null, 0, null);
    }
}
