package city.qala.operations.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.qala.operations.alarm.AlarmKind;
import city.qala.operations.alarm.Priority;
import city.qala.operations.alarm.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QualityRuleTest {
    private static final Instant FROM = Instant.parse("2026-01-14T00:00:00Z");
    private static final Span DAY = new Span(FROM, FROM.plus(Duration.ofDays(1)));

    private static Kept alarm(
            Priority priority, String subject, long minute, long answered, long ended) {
        Instant raised = FROM.plus(Duration.ofMinutes(minute));
        return new Kept(
                AlarmKind.SENSOR_SILENT,
                priority,
                subject,
                subject,
                "Samal",
                raised,
                after(raised, ended),
                after(raised, answered));
    }

    private static Optional<Instant> after(Instant raised, long minutes) {
        return minutes < 0
                ? Optional.empty()
                : Optional.of(raised.plus(Duration.ofMinutes(minutes)));
    }

    private static Quality of(List<Kept> alarms, double operators) {
        return QualityRule.of(alarms, DAY, operators, List.of());
    }

    @Test
    void givenAlarmsOfADay_whenCounted_thenRatesAreByHourAndByOperator() {
        var alarms = new ArrayList<Kept>();
        for (int i = 0; i < 48; i++) alarms.add(alarm(Priority.MEDIUM, "A" + i, 30 * i, 5, 20));
        Quality q = of(alarms, 2);
        assertThat(q.perHour()).isEqualTo(2);
        assertThat(q.perOperator()).isEqualTo(1);
        assertThat(q.flood()).isZero();
        assertThat(q.talkersShare()).isCloseTo(10 / 48.0, within(1e-9));
    }

    @Test
    void givenElevenInTenMinutes_whenCounted_thenOneTenthIsAFlood() {
        var alarms = new ArrayList<Kept>();
        for (int i = 0; i < 11; i++) alarms.add(alarm(Priority.HIGH, "A", 60, 1, 10));
        Quality q = of(alarms, 1);
        assertThat(q.busiest()).isEqualTo(11);
        assertThat(q.flood()).isCloseTo(1 / 144.0, within(1e-9));
        assertThat(q.talkers()).singleElement().matches(t -> t.times() == 11);
    }

    @Test
    void givenAlarmsThatNobodyTouched_whenOver_thenTheirShareIsTold() {
        Quality q =
                of(
                        List.of(
                                alarm(Priority.MEDIUM, "A", 10, -1, 0),
                                alarm(Priority.MEDIUM, "B", 10, -1, 30),
                                alarm(Priority.MEDIUM, "C", 10, 3, 30),
                                alarm(Priority.MEDIUM, "D", 10, -1, -1)),
                        1);
        assertThat(q.unanswered()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(q.fleeting()).isEqualTo(1);
    }

    @Test
    void givenAnAlarmOfTwoDaysAgo_whenItIsStillOpen_thenItStandsButWasNotRaisedInThisTime() {
        Quality q = of(List.of(alarm(Priority.MEDIUM, "A", -2_000, -1, -1)), 1);
        assertThat(q.standing()).isEqualTo(1);
        assertThat(q.raised()).isZero();
        assertThat(q.unanswered()).isNaN();
    }

    @Test
    void givenUrgentAlarms_whenAnsweredAfterFourAndAfterSixMinutes_thenHalfWereInTime() {
        Quality q =
                of(
                        List.of(
                                alarm(Priority.URGENT, "A", 0, 4, 60),
                                alarm(Priority.URGENT, "B", 9, 6, 60)),
                        1);
        Quality.Answers urgent = q.byPriority().getFirst();
        assertThat(urgent.inTime()).isEqualTo(0.5);
        assertThat(urgent.share()).isEqualTo(1);
        assertThat(urgent.median()).contains(Duration.ofMinutes(6));
    }
}
