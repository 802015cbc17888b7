package city.qala.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.platform.http.EventStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class LiveHubTest {

    private static final Instant START = Instant.parse("2026-01-14T16:06:40Z");
    private static final BitSet ALL = streams(1, 2);

    private static BitSet streams(int... numbers) {
        var streams = new BitSet();
        for (int n : numbers) streams.set(n);
        return streams;
    }

    /** A clock that moves by what is waited. */
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

    /** A reader that stays for a number of seconds; something may happen in each. */
    private static final class Reader implements EventStream {
        private final Hand clock;
        private final int seconds;
        private final IntConsumer inEach;
        private int second;
        final List<String> values = new ArrayList<>();
        final List<String> names = new ArrayList<>();
        String last = "";
        boolean behind;

        Reader(Hand clock, int seconds, IntConsumer inEach) {
            this.clock = clock;
            this.seconds = seconds;
            this.inEach = inEach;
        }

        @Override
        public void emit(String name, String data) {
            names.add(name);
            if (name.equals("values")) values.add(data);
        }

        @Override
        public void emit(String name, String data, String id) {
            last = id;
            emit(name, data);
        }

        @Override
        public boolean behind() {
            return behind;
        }

        @Override
        public void heartbeat() {}

        @Override
        public boolean open() {
            return second < seconds;
        }

        @Override
        public void pause(Duration wait) {
            clock.now = clock.now.plus(wait);
            inEach.accept(second++);
        }
    }

    private final Hand clock = new Hand();
    private final PretendSeries series =
            new PretendSeries(clock)
                    .line(1, Duration.ofMillis(100), t -> t.getEpochSecond() % 100)
                    .line(2, Duration.ofSeconds(1), t -> 5);
    private final LiveHub hub = LiveHub.make(series, clock);

    private void speak(Integer... streams) {
        series.speak(List.of(streams));
    }

    private Reader follow(int seconds, BitSet may, Optional<String> last, IntConsumer inEach) {
        var reader = new Reader(clock, seconds, inEach);
        hub.follow(reader, () -> may, last);
        return reader;
    }

    @Test
    void givenAReading_whenStored_thenTheNextRoundTellsIt() {
        Reader reader =
                follow(
                        3,
                        ALL,
                        Optional.empty(),
                        i -> {
                            if (i == 1) speak(1);
                            hub.round();
                        });
        assertThat(reader.values).hasSize(1);
        assertThat(reader.values.getFirst()).contains("\"s\":1").contains("\"v\":2.0");
    }

    @Test
    void givenManyReadingsBetweenTwoRounds_whenToldTheyAreOneEventWithTheNewest() {
        Reader reader =
                follow(
                        3,
                        ALL,
                        Optional.empty(),
                        i -> {
                            for (int n = 0; n < 20; n++) speak(1);
                            hub.round();
                        });
        assertThat(reader.values).hasSize(3);
        assertThat(reader.values).allMatch(v -> v.split("\"s\":1,", -1).length == 2);
    }

    @Test
    void givenAStreamTheReaderMayNotSee_whenStored_thenNothingIsSent() {
        Reader reader =
                follow(
                        3,
                        streams(1),
                        Optional.empty(),
                        i -> {
                            speak(2);
                            hub.round();
                        });
        assertThat(reader.values).isEmpty();
    }

    @Test
    void givenALateReading_whenANewerOneWasTold_thenItDoesNotTakeItsPlace() {
        Reader reader =
                follow(
                        2,
                        ALL,
                        Optional.empty(),
                        i -> {
                            if (i == 1) clock.now = clock.now.minus(Duration.ofSeconds(30));
                            speak(1);
                            hub.round();
                        });
        assertThat(reader.values).hasSize(1);
    }

    @Test
    void givenQuiet_whenNothingIsStored_thenTheReaderHearsThatTheLineIsAlive() {
        Reader reader = follow(20, ALL, Optional.empty(), i -> hub.round());
        assertThat(reader.names).hasSizeBetween(3, 4).containsOnly("beat");
    }

    @Test
    void givenASlowReader_whenItTakesAgain_thenItGetsTheNewestOnceAndNothingTwice() {
        var slow = new Reader[1];
        slow[0] =
                new Reader(
                        clock,
                        6,
                        i -> {
                            slow[0].behind = i < 4;
                            speak(1);
                            hub.round();
                        });
        hub.follow(slow[0], () -> ALL, Optional.empty());
        assertThat(slow[0].values).hasSize(2);
        assertThat(slow[0].values.getFirst()).contains("\"v\":5.0");
    }

    @Test
    void givenACutReader_whenItComesBackWithItsLastId_thenItGetsWhatItMissedAndNoMore() {
        Reader first =
                follow(
                        1,
                        ALL,
                        Optional.empty(),
                        i -> {
                            speak(2);
                            hub.round();
                        });
        speak(1);
        hub.round();
        Reader again = follow(1, ALL, Optional.of(first.last), i -> hub.round());
        assertThat(again.names).doesNotContain("missed");
        assertThat(again.values).hasSize(1);
        assertThat(again.values.getFirst()).contains("\"s\":1").doesNotContain("\"s\":2");
    }

    @Test
    void givenALongAbsence_whenNobodyNotedWhatWasStored_thenTheReaderIsToldThatItMissedSome() {
        Reader first = follow(1, ALL, Optional.empty(), i -> hub.round());
        clock.now = clock.now.plus(Duration.ofMinutes(2));
        speak(1);
        assertThat(follow(1, ALL, Optional.of(first.last), i -> {}).names.getFirst())
                .isEqualTo("missed");
        for (String strange : List.of("", "x", "0-1", first.last + "9", "-", "a-b-c"))
            assertThat(follow(1, ALL, Optional.of(strange), i -> {}).names.getFirst())
                    .as(strange)
                    .isEqualTo("missed");
    }

    @Test
    void givenALongStay_whenAQuarterHourHasPassed_thenTheReaderIsAskedToComeBack() {
        follow(100_000, ALL, Optional.empty(), i -> {});
        assertThat(clock.now).isBefore(START.plus(Duration.ofMinutes(16)));
        assertThat(hub.readers()).isZero();
    }
}
