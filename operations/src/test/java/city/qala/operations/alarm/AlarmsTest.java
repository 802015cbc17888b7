package city.qala.operations.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Signal;
import city.qala.operations.KeptAudit;
import city.qala.operations.alarm.Alarm.State;
import city.qala.platform.db.Database;
import city.qala.testkit.ForAll;
import city.qala.testkit.TestClock;
import city.qala.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AlarmsTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("operations");

    /** A ledger whose connections are cut: its idle ones are dead for the test that comes next. */
    @RegisterExtension static final TestDatabase cut = TestDatabase.with("operations");

    private static final Actor AIDA = person("aida");
    private static final Actor BERIK = person("berik");

    private final TestClock clock = TestClock.at("2026-01-14T12:00:00Z");
    private final KeptAudit audit = new KeptAudit();
    private Alarms alarms;

    private static Actor person(String name) {
        return new Actor(name, Actor.Kind.PERSON, Set.of(Role.OPERATOR));
    }

    @BeforeEach
    void begin() {
        ledger.asOwner(
                "truncate operations.alarm, operations.condition, operations.crossing,"
                        + " operations.alarm_step, operations.out_of_service cascade");
        alarms = open(ledger.database());
    }

    private Alarms open(Database database) {
        return Alarms.open(database, audit, clock, ForAll.random(clock.millis()));
    }

    private Alarm silent(String... subjects) {
        for (String s : subjects)
            alarms.tell(List.of(DeskTest.signal("sensor-silent", s, true, clock.instant())));
        return alarms.open().getLast();
    }

    private Alarm normal(Alarm alarm, String subject) {
        clock.advance(Duration.ofSeconds(1));
        alarms.tell(List.of(DeskTest.signal("sensor-silent", subject, false, clock.instant())));
        return alarms.find(alarm.id()).orElseThrow();
    }

    private void pass(Duration time) {
        Instant until = clock.instant().plus(time);
        while (clock.instant().isBefore(until)) {
            clock.advance(Duration.ofSeconds(5));
            alarms.tick();
        }
    }

    @Test
    void givenAnAlarm_whenItIsTakenNotedAndTheWorldIsNormal_thenEachStepIsKeptWithItsActor() {
        Alarm raised = silent("A");
        assertThat(alarms.take(AIDA, raised.id()).state()).isEqualTo(State.TAKEN);
        assertThat(alarms.note(AIDA, raised.id(), "Crew 4 is on its way").state())
                .isEqualTo(State.WORKED);
        alarms.handOver(AIDA, raised.id(), "berik", "end of my shift");
        Alarm over = normal(raised, "A");
        assertThat(over.state()).isEqualTo(State.CLEARED);
        assertThat(over.hand().orElseThrow().by()).isEqualTo("berik");
        assertThat(alarms.steps(raised.id()))
                .extracting(s -> s.actor() + " " + s.what())
                .containsExactly(
                        "system RAISED",
                        "aida TAKEN",
                        "aida NOTED",
                        "aida HANDED",
                        "system CLEARED");
        assertThat(audit.entries)
                .extracting(AuditEntry::action)
                .containsExactly(
                        "operations.raised",
                        "algorithm.alert",
                        "operations.take",
                        "operations.note",
                        "operations.hand-over",
                        "operations.cleared");
    }

    @Test
    void givenAnAlarmInSomebodysHands_whenAnotherTakesIt_thenItIsSaidWhoHasIt() {
        Alarm raised = silent("A");
        alarms.take(AIDA, raised.id());
        var refused = catchThrowableOfType(Problem.class, () -> alarms.take(BERIK, raised.id()));
        assertThat(refused.code()).isEqualTo("alarm-taken");
        assertThat(refused.detail()).contains("aida");
        assertThat(alarms.take(AIDA, raised.id()).state()).isEqualTo(State.TAKEN);
        assertThat(alarms.steps(raised.id())).hasSize(2);
    }

    @Test
    void givenTheMachine_whenItTriesToTakeOrClose_thenOnlyAPersonMay() {
        Alarm raised = silent("A");
        for (Actor machine :
                List.of(Actor.SYSTEM, new Actor("bot", Actor.Kind.PROGRAM, Set.of("operator")))) {
            var refused =
                    catchThrowableOfType(
                            Problem.class, () -> alarms.close(machine, raised.id(), "quiet"));
            assertThat(refused.code()).isEqualTo("forbidden");
        }
        assertThat(alarms.open()).hasSize(1);
    }

    @Test
    void givenAnAlarm_whenItIsClosed_thenAReasonIsNeededAndANewCrossingIsANewAlarm() {
        Alarm raised = silent("A");
        var refused =
                catchThrowableOfType(Problem.class, () -> alarms.close(AIDA, raised.id(), "  "));
        assertThat(refused.code()).isEqualTo("invalid-parameter");
        alarms.close(AIDA, raised.id(), "known works in the street");
        normal(raised, "A");
        clock.advance(Duration.ofMinutes(5));
        assertThat(silent("A").number()).isEqualTo(2);
    }

    @Test
    void givenAShelvedAlarm_whenItsTimeIsUp_thenItCallsAgain() {
        Alarm raised = silent("A");
        alarms.shelve(AIDA, raised.id(), Duration.ofHours(1), "crew is digging there");
        pass(Duration.ofMinutes(59));
        assertThat(alarms.open().getFirst().shelved(clock.instant())).isTrue();
        pass(Duration.ofMinutes(2));
        assertThat(alarms.open().getFirst().pause()).isEmpty();
        var refused =
                catchThrowableOfType(
                        Problem.class,
                        () -> alarms.shelve(AIDA, raised.id(), Duration.ofHours(13), "long"));
        assertThat(refused.code()).isEqualTo("invalid-parameter");
    }

    @Test
    void givenAnUrgentAlarmNobodyTakes_whenFiveMinutesPass_thenOthersAreCalledOnce() {
        alarms.tell(List.of(DeskTest.signal("air-extreme", "A", true, clock.instant())));
        Alarm raised = alarms.open().getFirst();
        pass(Duration.ofSeconds(290));
        assertThat(alarms.find(raised.id()).orElseThrow().escalated()).isEmpty();
        pass(Duration.ofSeconds(20));
        pass(Duration.ofMinutes(10));
        assertThat(alarms.steps(raised.id()))
                .extracting(Step::what)
                .containsExactly(Step.What.RAISED, Step.What.ESCALATED);
    }

    @Test
    void givenAClockThatJumps_whenItIsLookedAtNext_thenNobodyIsCalledForTimeThatDidNotPass() {
        alarms.tell(List.of(DeskTest.signal("air-extreme", "A", true, clock.instant())));
        clock.advance(Duration.ofHours(2));
        alarms.tick();
        clock.advance(Duration.ofHours(-2));
        alarms.tick();
        assertThat(alarms.open().getFirst().escalated()).isEmpty();
        pass(Duration.ofMinutes(5));
        assertThat(alarms.open().getFirst().escalated()).isPresent();
    }

    @Test
    void givenALogThatCannotBeWritten_whenAnAlarmIsTaken_thenItIsNotTaken() {
        Alarm raised = silent("A");
        audit.broken = true;
        var refused = catchThrowableOfType(Problem.class, () -> alarms.take(AIDA, raised.id()));
        assertThat(refused.code()).isEqualTo("audit-unavailable");
        audit.broken = false;
        assertThat(alarms.find(raised.id()).orElseThrow().state()).isEqualTo(State.RAISED);
        assertThat(alarms.take(BERIK, raised.id()).hand().orElseThrow().by()).isEqualTo("berik");
    }

    @Test
    void givenARestart_whenTheAlarmsAreOpenedAgain_thenTheyAreAsTheyWere() {
        Alarm raised = silent("A", "B", "C");
        alarms.take(AIDA, raised.id());
        alarms.outOfService(AIDA, "D", "in the workshop");
        List<Alarm> before = alarms.open();
        Alarms again = open(ledger.database());
        assertThat(again.open()).isEqualTo(before);
        assertThat(again.holding("sensing/sensor-silent/")).hasSize(3);
        assertThat(again.outOfService()).extracting(OutOfService::subject).containsExactly("D");
        again.tell(List.of(DeskTest.signal("sensor-silent", "A", true, clock.instant())));
        assertThat(again.open()).isEqualTo(before);
    }

    @Test
    void givenAnExercise_whenItIsClosed_thenNothingOfItIsLeftAndTheRealAlarmStays() {
        Alarm real = silent("A");
        Alarm drill = alarms.drill(AIDA, AlarmKind.SENSOR_SILENT, "Alatau");
        assertThat(drill.test()).isTrue();
        assertThat(drill.crowd().holding()).isEqualTo(3);
        alarms.close(AIDA, drill.id(), "exercise over");
        assertThat(alarms.open()).extracting(Alarm::id).containsExactly(real.id());
        assertThat(alarms.holding("drill/")).isEmpty();
        var slow =
                catchThrowableOfType(
                        Problem.class, () -> alarms.drill(AIDA, AlarmKind.AIR_POOR, ""));
        assertThat(slow.code()).isEqualTo("invalid-parameter");
    }

    /** P16: the teller tells again after the cut whatever it was not sure of. */
    @Test
    void givenAStormOfTenThousandCrossings_whenTheLedgerIsCutTwice_thenEachIsThereExactlyOnce() {
        List<Signal> storm = storm(10_000, 40);
        int at = 0;
        for (int times = 0; times < 2; times++) {
            Database victim = cut.reopen();
            Alarms told = open(victim);
            int until = at + 3_000;
            Thread killer =
                    Thread.ofVirtual()
                            .start(() ->
                                    cut.asOwner(
                                            "select pg_terminate_backend(pid) from pg_stat_activity"
                                                    + " where datname = current_database()"
                                                    + " and pid <> pg_backend_pid()"));
            for (; at < until; at += 250) {
                try {
                    told.tell(storm.subList(at, at + 250));
                } catch (Problem cutOff) {
                    // What was not acknowledged is told again by whoever comes after.
                    break;
                }
            }
            join(killer);
            victim.close();
        }
        Database next = cut.reopen();
        Alarms last = open(next);
        var shuffled = new ArrayList<>(storm);
        Collections.shuffle(shuffled, new Random(7));
        for (int i = 0; i < shuffled.size(); i += 1_000) last.tell(shuffled.subList(i, i + 1_000));
        var count = next.read(tx -> new AlarmStore().count(tx));
        assertThat(count.crossings()).isEqualTo(10_000);
        assertThat(count.alarms()).isEqualTo(40);
        assertThat(last.open()).hasSize(40);
        assertThat(last.open().stream().mapToInt(a -> a.crowd().holding()).sum()).isEqualTo(10_000);
        assertThat(last.flood()).isTrue();
        next.close();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Signal> storm(int crossings, int lines) {
        var all = new ArrayList<Signal>();
        Instant at = Instant.parse("2026-01-14T12:00:00Z");
        for (int i = 0; i < crossings; i++)
            all.add(
                    DeskTest.signal(
                            "sensor-silent",
                            "S" + i,
                            "D",
                            "GW-" + i % lines,
                            true,
                            at.plusMillis(6L * i)));
        return all;
    }
}
