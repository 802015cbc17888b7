package city.qala.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.platform.http.EventStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class LiveHubTest {

    private static final Instant START = Instant.parse("2026-01-14T16:06:40Z");

    /** A clock that moves by what the reader waits. */
    private static final class Hand extends Clock {
        private Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** A reader that stays for a number of looks; something may happen at each. */
    private static final class Reader implements EventStream {
        private final Hand clock;
        private final IntConsumer atLook;
        private final int looks;
        private int look;
        final List<String> values = new ArrayList<>();
        final List<Instant> times = new ArrayList<>();
        int beats;

        Reader(Hand clock, int looks, IntConsumer atLook) {
            this.clock = clock;
            this.looks = looks;
            this.atLook = atLook;
        }

        @Override
        public void emit(String name, String data) {
            if (name.equals("values")) {
                values.add(data);
                times.add(clock.now);
            } else {
                beats++;
            }
        }

        @Override
        public void emit(String name, String data, String id) {
            emit(name, data);
        }

        @Override
        public void heartbeat() {}

        @Override
        public boolean open() {
            return look < looks;
        }

        @Override
        public void pause(Duration wait) {
            clock.now = clock.now.plus(wait);
            atLook.accept(look++);
        }
    }

    private final Hand clock = new Hand();
    private final PretendSeries series = new PretendSeries(clock);

    private LiveHub hub() {
        series.line(1, Duration.ofSeconds(1), t -> 64.2).line(2, Duration.ofSeconds(1), t -> 5);
        return new LiveHub(series, clock);
    }

    @Test
    void givenAReading_whenStored_thenAReaderHasItWithinASecond() {
        var reader = new Reader(clock, 20, i -> speakAt(i, 3, 1));
        hub().follow(reader, s -> true);
        assertThat(reader.values).hasSize(1);
        assertThat(reader.values.getFirst()).contains("\"s\":1").contains("\"v\":64.2");
        assertThat(Duration.between(START.plusMillis(400), reader.times.getFirst()))
                .isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    private void speakAt(int look, int when, int stream) {
        if (look == when) series.speak(List.of(stream));
    }

    @Test
    void givenManyReadingsASecond_whenStored_thenAReaderGetsOneEventASecondWithTheNewest() {
        var reader = new Reader(clock, 30, i -> series.speak(List.of(1)));
        hub().follow(reader, s -> true);
        assertThat(reader.values).hasSizeBetween(3, 4);
        assertThat(reader.values).allMatch(v -> v.split("\"s\":1,", -1).length == 2);
    }

    @Test
    void givenAStreamTheReaderMayNotSee_whenStored_thenNothingIsSent() {
        var reader = new Reader(clock, 20, i -> speakAt(i, 3, 2));
        hub().follow(reader, s -> s == 1);
        assertThat(reader.values).isEmpty();
    }

    @Test
    void givenQuiet_whenNothingIsStored_thenTheReaderHearsThatTheLineIsAlive() {
        var reader = new Reader(clock, 200, i -> {});
        hub().follow(reader, s -> true);
        assertThat(reader.beats).isGreaterThanOrEqualTo(3);
    }

    @Test
    void givenALongStay_whenAQuarterHourHasPassed_thenTheReaderIsAskedToComeBack() {
        var reader = new Reader(clock, 100_000, i -> {});
        LiveHub hub = hub();
        hub.follow(reader, s -> true);
        assertThat(clock.now).isBefore(START.plus(Duration.ofMinutes(16)));
        assertThat(hub.readers()).isZero();
    }
}
