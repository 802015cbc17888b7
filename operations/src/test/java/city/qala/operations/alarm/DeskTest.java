package city.qala.operations.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Signal;
import city.qala.kernel.Ulid;
import city.qala.operations.alarm.Alarm.State;
import city.qala.testkit.ForAll;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DeskTest {
    private static final Instant NOON = Instant.parse("2026-01-14T12:00:00Z");

    private final RandomGenerator random = ForAll.random(1);
    private final Desk desk = new Desk(() -> Ulid.make(NOON, random));
    private Instant now = NOON;

    static Signal signal(String kind, String subject, boolean on, Instant at) {
        return signal(kind, subject, "Alatau", "GW-1", on, at);
    }

    static Signal signal(
            String kind, String subject, String district, String line, boolean on, Instant at) {
        var spot = new Signal.Spot(subject, "Sensor " + subject, district, line, Optional.empty());
        return new Signal("sensing/" + kind + "/" + subject, kind, on, at, spot, Map.of(), false);
    }

    private void tell(Signal... signals) {
        Draft draft = desk.draft(now);
        for (Signal s : signals) draft.tell(s);
        desk.keep(draft);
    }

    private void after(Duration wait) {
        now = now.plus(wait);
        desk.keep(desk.draft(now).tick());
    }

    private Alarm only() {
        assertThat(desk.open()).hasSize(1);
        return desk.open().getFirst();
    }

    private void take(Alarm alarm) {
        Draft draft = desk.draft(now);
        draft.change(alarm.inHand(State.TAKEN, new Alarm.Hand("aida", now)));
        desk.keep(draft);
    }

    @Test
    void givenSixSilentSensorsOnOneLine_whenTheySignal_thenThereIsOneAlarmWithSixMembers() {
        for (int i = 0; i < 6; i++) tell(signal("sensor-silent", "P-" + i, true, NOON));
        assertThat(only().crowd()).isEqualTo(new Alarm.Crowd(6, 6, 6));
        assertThat(only().cause()).isEqualTo("sensor-silent/line/GW-1");
    }

    @Test
    void givenSensorsOfTwoLinesAndNone_whenTheySignal_thenEachCauseHasItsAlarm() {
        tell(
                signal("sensor-silent", "A", "Alatau", "GW-1", true, NOON),
                signal("sensor-silent", "B", "Alatau", "GW-2", true, NOON),
                signal("sensor-silent", "C", "Alatau", "", true, NOON),
                signal("sensor-silent", "D", "Alatau", "", true, NOON),
                signal("sensor-silent", "E", "", "", true, NOON));
        assertThat(desk.open())
                .extracting(Alarm::cause)
                .containsExactly(
                        "sensor-silent/line/GW-1",
                        "sensor-silent/line/GW-2",
                        "sensor-silent/place/Alatau",
                        "sensor-silent/place/thing/E");
    }

    @Test
    void givenAnAlarmNobodyTook_whenTheWorldIsNormal_thenItStaysVisibleUntilTaken() {
        tell(signal("sensor-silent", "A", true, NOON));
        tell(signal("sensor-silent", "A", false, NOON.plusSeconds(60)));
        assertThat(only().state()).isEqualTo(State.RETURNED);
        tell(signal("sensor-silent", "A", true, NOON.plusSeconds(120)));
        assertThat(only().state()).isEqualTo(State.RAISED);
        assertThat(only().crowd()).isEqualTo(new Alarm.Crowd(1, 1, 2));
    }

    @Test
    void givenATakenAlarm_whenItsLastMemberIsNormal_thenItIsClearedAndANewCrossingIsANewAlarm() {
        tell(signal("sensor-silent", "A", true, NOON), signal("sensor-silent", "B", true, NOON));
        take(only());
        tell(signal("sensor-silent", "A", false, NOON.plusSeconds(60)));
        assertThat(only().state()).isEqualTo(State.TAKEN);
        tell(signal("sensor-silent", "B", false, NOON.plusSeconds(90)));
        assertThat(desk.open()).isEmpty();
        tell(signal("sensor-silent", "A", true, NOON.plusSeconds(120)));
        assertThat(only().number()).isEqualTo(2);
    }

    @Test
    void givenLateAndRepeatedSignals_whenTold_thenNothingFiresAgain() {
        tell(signal("sensor-silent", "A", true, NOON));
        take(only());
        tell(signal("sensor-silent", "A", false, NOON.plusSeconds(300)));
        Draft draft = desk.draft(now);
        draft.tell(signal("sensor-silent", "A", true, NOON));
        draft.tell(signal("sensor-silent", "A", true, NOON.plusSeconds(200)));
        draft.tell(signal("sensor-silent", "A", true, NOON.plusSeconds(300)));
        assertThat(draft.isEmpty()).isTrue();
        assertThat(draft.late()).isEqualTo(3);
    }

    @Test
    void givenAKindWithAnOnDelay_whenItHoldsTooShort_thenNothingIsRaised() {
        tell(signal("air-poor", "A", true, NOON));
        after(Duration.ofMinutes(4));
        assertThat(desk.open()).isEmpty();
        tell(signal("air-poor", "A", false, now));
        after(Duration.ofMinutes(30));
        assertThat(desk.open()).isEmpty();
    }

    @Test
    void givenAKindWithDelays_whenItFlutters_thenItStaysOneAlarmWithOneCrossing() {
        tell(signal("air-poor", "A", true, NOON));
        after(Duration.ofMinutes(5));
        for (int i = 0; i < 5; i++) {
            tell(signal("air-poor", "A", false, now));
            after(Duration.ofMinutes(3));
            tell(signal("air-poor", "A", true, now));
            after(Duration.ofMinutes(3));
        }
        assertThat(only().state()).isEqualTo(State.RAISED);
        assertThat(only().crowd().crossings()).isEqualTo(1);
        tell(signal("air-poor", "A", false, now));
        after(Duration.ofMinutes(10));
        assertThat(only().state()).isEqualTo(State.RETURNED);
    }

    @Test
    void givenPoorAir_whenItBecomesExtreme_thenTheSameAlarmBecomesUrgent() {
        tell(signal("air-poor", "A", true, NOON));
        after(Duration.ofMinutes(5));
        tell(signal("air-extreme", "A", true, now));
        assertThat(only().priority()).isEqualTo(Priority.URGENT);
        assertThat(only().kind()).isEqualTo(AlarmKind.AIR_EXTREME);
        assertThat(only().crowd().members()).isEqualTo(2);
    }

    @Test
    void givenAClockThatWasSetBack_whenTimePasses_thenNothingIsRaisedEarlyOrTwice() {
        tell(signal("air-poor", "A", true, NOON));
        after(Duration.ofHours(-1));
        assertThat(desk.open()).isEmpty();
        after(Duration.ofMinutes(4));
        assertThat(desk.open()).isEmpty();
        after(Duration.ofMinutes(1));
        assertThat(only().crowd().crossings()).isEqualTo(1);
        after(Duration.ofHours(1));
        assertThat(only().crowd().crossings()).isEqualTo(1);
    }

    @Test
    void givenAThingOutOfService_whenItSignals_thenNothingIsRaisedUntilItIsBack() {
        desk.service("A", true);
        tell(signal("sensor-silent", "A", true, NOON));
        after(Duration.ofHours(1));
        assertThat(desk.open()).isEmpty();
        desk.service("A", false);
        after(Duration.ofSeconds(10));
        assertThat(only().since()).isEqualTo(NOON);
    }

    @Test
    void givenAnExercise_whenItSignals_thenItNeverMixesWithWhatIsReal() {
        tell(signal("sensor-silent", "A", true, NOON));
        var spot = new Signal.Spot("B", "B", "Alatau", "GW-1", Optional.empty());
        tell(new Signal("x/B", "sensor-silent", true, NOON, spot, Map.of(), true));
        assertThat(desk.open()).extracting(Alarm::test).containsExactly(false, true);
    }

    /** Whatever comes in whatever order: members never disagree with the conditions. */
    @Test
    void givenAnySignalsInAnyOrder_whenTold_thenAnAlarmHoldsExactlyWhatItsConditionsHold() {
        ForAll.check(
                200,
                DeskTest::storm,
                storm -> {
                    var made = new Desk(() -> Ulid.make(NOON, random));
                    int i = 0;
                    for (Signal s : storm) {
                        made.keep(made.draft(NOON.plusSeconds(10L * i++)).tell(s));
                        made.keep(made.draft(NOON.plusSeconds(10L * i)).tick());
                    }
                    for (Alarm alarm : made.open()) {
                        long holding =
                                made.conditions().stream()
                                        .filter(c -> c.phase().counts())
                                        .filter(c -> c.alarm().equals(Optional.of(alarm.id())))
                                        .count();
                        assertThat((long) alarm.crowd().holding())
                                .as(alarm.cause())
                                .isEqualTo(holding);
                    }
                    assertThat(made.open().stream().map(Alarm::cause)).doesNotHaveDuplicates();
                });
    }

    private static List<Signal> storm(RandomGenerator random) {
        var all = new ArrayList<Signal>();
        String[] kinds = {"sensor-silent", "air-poor", "air-extreme", "value-unusual"};
        for (int i = 0; i < 60; i++) {
            Instant at = NOON.plusSeconds(random.nextInt(600));
            String kind = kinds[random.nextInt(kinds.length)];
            all.add(signal(kind, "S" + random.nextInt(5), random.nextBoolean(), at));
        }
        return all;
    }
}
