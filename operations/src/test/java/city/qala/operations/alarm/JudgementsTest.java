package city.qala.operations.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.operations.KeptAudit;
import city.qala.testkit.ForAll;
import city.qala.testkit.TestClock;
import city.qala.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What algorithms raise is counted, and people say whether it was right. */
class JudgementsTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("operations");

    private static final Actor AIDA = new Actor("aida", Actor.Kind.PERSON, Set.of(Role.OPERATOR));

    private final TestClock clock = TestClock.at("2026-01-14T12:00:00Z");
    private final KeptAudit audit = new KeptAudit();
    private Alarms alarms;
    private Judgements judgements;

    @BeforeEach
    void begin() {
        ledger.asOwner("truncate operations.alarm, operations.condition cascade");
        alarms = Alarms.open(ledger.database(), audit, clock, ForAll.random(clock.millis()));
        judgements = new Judgements(ledger.database(), audit, alarms, clock);
    }

    private Alarm raised(String kind, String subject) {
        alarms.tell(List.of(DeskTest.signal(kind, subject, true, clock.instant())));
        return alarms.open().getLast();
    }

    private List<String> figures() {
        return audit.entries.stream()
                .filter(e -> e.action().startsWith("algorithm."))
                .map(e -> e.action() + " " + e.subject())
                .toList();
    }

    @Test
    void givenSixSensorsOfOneLine_whenTheyFallSilent_thenTheAlgorithmFoundOneAlarm() {
        for (int i = 0; i < 6; i++) raised("sensor-silent", "SIX-" + i);
        assertThat(figures()).containsExactly("algorithm.alert sensor-silence");
        Alarm one = alarms.open().getLast();
        assertThat(one.crowd().members()).isEqualTo(6);

        clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 6; i++)
            alarms.tell(
                    List.of(DeskTest.signal("sensor-silent", "SIX-" + i, false, clock.instant())));
        assertThat(alarms.find(one.id()).orElseThrow().state()).isEqualTo(Alarm.State.RETURNED);
        clock.advance(Duration.ofMinutes(1));
        raised("sensor-silent", "SIX-0");
        assertThat(figures()).as("raised again, the same alarm").hasSize(1);

        assertThat(judgements.judge(AIDA, one.id(), true).algorithm()).isEqualTo("sensor-silence");
        assertThat(figures())
                .containsExactly(
                        "algorithm.alert sensor-silence", "algorithm.confirm sensor-silence");
        assertThat(judgements.of(one.id()).orElseThrow().by()).isEqualTo("aida");
    }

    @Test
    void givenAnAlarmThatIsOver_whenItWasFalse_thenThatIsSaidOnceByAPerson() {
        Alarm poor = raised("air-extreme", "AIR-1");
        alarms.take(AIDA, poor.id());
        alarms.close(AIDA, poor.id(), "the sensor lies");

        assertThatThrownBy(() -> judgements.judge(Actor.SYSTEM, poor.id(), true))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
        judgements.judge(AIDA, poor.id(), false);
        assertThatThrownBy(() -> judgements.judge(AIDA, poor.id(), true))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo("alarm-judged"));
        assertThat(figures())
                .containsExactly("algorithm.alert air-index", "algorithm.reject air-index");
        assertThat(judgements.of(poor.id()).orElseThrow().right()).isFalse();
    }

    @Test
    void givenAnExerciseOrAPlainRule_whenItIsJudged_thenNoAlgorithmIsCounted() {
        Alarm drill = alarms.drill(AIDA, AlarmKind.AIR_EXTREME, "Alatau");
        Alarm stuck = raised("sensor-stuck", "STUCK-1");
        for (Alarm alarm : List.of(drill, stuck))
            assertThatThrownBy(() -> judgements.judge(AIDA, alarm.id(), true))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            p -> assertThat(p.code()).isEqualTo("alarm-no-algorithm"));
        assertThat(figures()).isEmpty();
    }

    @Test
    void givenALogThatCannotBeWritten_whenAnAlarmIsJudged_thenNothingIsSaid() {
        Alarm silent = raised("sensor-silent", "DUMB-1");
        audit.broken = true;
        assertThatThrownBy(() -> judgements.judge(AIDA, silent.id(), true))
                .isInstanceOf(Problem.class);
        assertThat(judgements.of(silent.id())).isEmpty();
        audit.broken = false;
        assertThat(audit.entries)
                .extracting(AuditEntry::action)
                .doesNotContain("algorithm.confirm");
    }
}
