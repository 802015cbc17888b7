package city.qala.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import city.qala.platform.db.Sql;
import city.qala.platform.jobs.Job;
import city.qala.platform.jobs.JobRunner;
import city.qala.platform.jobs.JobState;
import city.qala.platform.jobs.Schedule;
import city.qala.platform.jobs.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobRunnerTest {

    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("sample", "jobs");

    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final Sql ADD =
            Sql.text("add", "insert into sample.thing (name) values (:name)");
    private static final Sql COUNT =
            Sql.text("count", "select count(*) as n from sample.thing where name like :like");

    private final TestClock clock = TestClock.at("2026-03-02T06:00:00Z");
    private JobRunner runner = JobRunner.create(ledger.database(), clock, ALMATY);

    @BeforeEach
    void fresh() {
        runner = JobRunner.create(ledger.database(), clock, ALMATY);
    }

    @AfterEach
    void close() {
        runner.close();
    }

    private record Counting(String name, Schedule schedule, Predicate<Step> work) implements Job {
        @Override
        public boolean step(Step step) {
            return work.test(step);
        }
    }

    @Test
    void givenAJobOfThreeSteps_whenRun_thenEachStepIsATransactionAndItsNoteIsKept() {
        runner.add(
                new Counting(
                        "three",
                        Schedule.every(Duration.ofMinutes(10)),
                        step -> {
                            step.tx().update(ADD, Map.of("name", "three " + step.number()));
                            step.note("step " + step.number());
                            return step.number() < 2;
                        }));
        JobState state = runner.runNow("three");
        assertThat(count("three %")).isEqualTo(3);
        assertThat(state.lastResult()).isEqualTo("ok");
        assertThat(state.note()).isEqualTo("step 2");
        assertThat(state.nextRun()).isEqualTo(Instant.parse("2026-03-02T06:10:00Z"));
    }

    @Test
    void givenAStepThatFails_whenRun_thenOnlyItsOwnWorkIsLostAndTheResultSaysSo() {
        runner.add(
                new Counting(
                        "failing",
                        Schedule.daily(LocalTime.of(3, 0)),
                        step -> {
                            step.tx().update(ADD, Map.of("name", "failing " + step.number()));
                            if (step.number() == 1) throw Problem.notFound("no");
                            return true;
                        }));
        JobState state = runner.runNow("failing");
        assertThat(count("failing %")).isEqualTo(1);
        assertThat(state.lastResult()).isEqualTo("failed: not-found");
        assertThat(state.nextRun()).isEqualTo(Instant.parse("2026-03-02T06:10:00Z"));
        assertThat(state.running()).isFalse();
    }

    @Test
    void givenTwoProcesses_whenBothRunTheJob_thenOneOfThemIsRefused() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Job slow =
                new Counting(
                        "alone",
                        Schedule.every(Duration.ofHours(1)),
                        step -> {
                            inside.countDown();
                            await(go);
                            return false;
                        });
        runner.add(slow);
        Thread first = Thread.ofVirtual().start(() -> runner.runNow("alone"));
        await(inside);
        try (JobRunner other = JobRunner.create(ledger.database(), clock, ALMATY)) {
            other.add(slow);
            assertThatThrownBy(() -> other.runNow("alone"))
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.code()).isEqualTo("job-running"));
            // Even when the lease is long over, the row is locked while the step is at work.
            clock.advance(Duration.ofHours(5));
            assertThatThrownBy(() -> other.runNow("alone")).isInstanceOf(Problem.class);
        } finally {
            go.countDown();
            first.join();
        }
    }

    @Test
    void givenARunThatWasCut_whenItsLeaseIsOver_thenItGoesOnAtTheStepItHadReached() {
        AtomicInteger seen = new AtomicInteger(-1);
        Job cut =
                new Counting(
                        "cut",
                        Schedule.every(Duration.ofHours(1)),
                        step -> {
                            seen.set(step.number());
                            if (step.number() == 2 && clock.instant().isBefore(at("07:00")))
                                throw new StackOverflowError("as if killed");
                            return step.number() < 3;
                        });
        runner.add(cut);
        assertThatThrownBy(() -> runner.runNow("cut")).isInstanceOf(Error.class);
        clock.set(at("07:30"));
        try (JobRunner next = JobRunner.create(ledger.database(), clock, ALMATY)) {
            next.add(cut);
            assertThat(next.runNow("cut").lastResult()).isEqualTo("ok");
        }
        assertThat(seen).hasValue(3);
    }

    @Test
    void givenATimedJob_whenItsTimeComes_thenItRunsByItselfAndNotBefore() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch ran = new CountDownLatch(1);
        runner.add(
                new Counting(
                        "timed",
                        Schedule.every(Duration.ofSeconds(1)),
                        step -> {
                            runs.incrementAndGet();
                            ran.countDown();
                            return false;
                        }));
        runner.start();
        assertThat(ran.await(1_200, TimeUnit.MILLISECONDS)).isFalse();
        clock.advance(Duration.ofSeconds(2));
        await(ran);
        assertThat(runs).hasValue(1);
    }

    @Test
    void givenADailyTime_whenTheNextRunIsAsked_thenItIsOnTheCitysClocks() {
        Schedule threeAtNight = Schedule.daily(LocalTime.of(3, 0));
        assertThat(threeAtNight.next(Instant.parse("2026-03-02T21:59:00Z"), ALMATY))
                .isEqualTo(Instant.parse("2026-03-02T22:00:00Z"));
        assertThat(threeAtNight.next(Instant.parse("2026-03-02T22:00:00Z"), ALMATY))
                .isEqualTo(Instant.parse("2026-03-03T22:00:00Z"));
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        // 29 March 2026: 02:30 does not exist in Berlin; 25 October: it comes twice.
        Schedule halfPastTwo = Schedule.daily(LocalTime.of(2, 30));
        assertThat(halfPastTwo.next(Instant.parse("2026-03-29T00:00:00Z"), berlin))
                .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(halfPastTwo.next(Instant.parse("2026-10-25T00:30:00Z"), berlin))
                .isEqualTo(Instant.parse("2026-10-26T01:30:00Z"));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).as("waited in vain").isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static long count(String like) {
        return ledger.database()
                .read(tx -> tx.one(COUNT, Map.of("like", like), r -> r.number("n")).orElseThrow());
    }
}
