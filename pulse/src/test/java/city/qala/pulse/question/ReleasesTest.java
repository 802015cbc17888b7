package city.qala.pulse.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import city.qala.kernel.Problem;
import city.qala.pulse.release.Epsilon;
import city.qala.pulse.release.Topic;
import city.qala.testkit.TestClock;
import city.qala.testkit.TestDatabase;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReleasesTest {

    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("pulse");
    private static final Epsilon DAY = new Epsilon(1_000_000);
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 12);

    private final MadeTown.Log audit = new MadeTown.Log();
    private final TestClock clock = TestClock.at("2026-01-14T01:00:00Z");

    private Releases open() {
        return Releases.open(ledger.database(), audit, clock, MadeTown.ZONE, DAY);
    }

    private static Releases.Rows rows(AtomicInteger times) {
        return (build, key) -> {
            times.incrementAndGet();
            var who = key.mask("bank", "card");
            build.add(who.high(), who.low(), "Medeu", 8, "coffee", -1);
            return 1;
        };
    }

    private static Releases.Delivery delivery(LocalDate day) {
        return new Releases.Delivery(Topic.PURCHASES, day, 80);
    }

    @Test
    void givenAReleasedDay_whenTheServerComesBack_thenTheSameReleaseStands() {
        var times = new AtomicInteger();
        Releases first = open();
        first.declare(MadeTown.LAYOUT, MadeTown.OPERATOR);
        var done = first.deliver(delivery(MONDAY), MadeTown.OPERATOR, rows(times));
        var after = open().deliver(delivery(MONDAY), MadeTown.OPERATOR, rows(times));

        assertThat(done.isNew()).isTrue();
        assertThat(after.isNew()).isFalse();
        assertThat(after.fingerprint()).isEqualTo(done.fingerprint());
        assertThat(times).hasValue(1);
    }

    @Test
    void givenALogThatCannotBeWritten_whenADayIsReleased_thenNothingOfItRemains() {
        LocalDate day = MONDAY.minusDays(1);
        Releases releases = open();
        releases.declare(MadeTown.LAYOUT, MadeTown.OPERATOR);
        audit.broken = true;
        assertThatThrownBy(() ->
                        releases.deliver(
                                delivery(day), MadeTown.OPERATOR, rows(new AtomicInteger())))
                .isInstanceOf(Problem.class);
        audit.broken = false;

        assertThat(releases.archive().find(Topic.PURCHASES, day)).isEmpty();
        Releases again = open();
        assertThat(again.archive().find(Topic.PURCHASES, day)).isEmpty();
        assertThat(again.lines()).noneMatch(l -> l.day().equals(day));
        var done = again.deliver(delivery(day), MadeTown.OPERATOR, rows(new AtomicInteger()));
        assertThat(done.isNew()).isTrue();
    }

    @Test
    void givenRowsThatFail_whenADayIsReleased_thenItMayBeDeliveredAgain() {
        LocalDate day = MONDAY.minusDays(2);
        Releases releases = open();
        releases.declare(MadeTown.LAYOUT, MadeTown.OPERATOR);
        assertThatThrownBy(() ->
                        releases.deliver(
                                delivery(day),
                                MadeTown.OPERATOR,
                                (build, key) -> {
                                    throw Problem.query("cut off");
                                }))
                .isInstanceOf(Problem.class);
        assertThat(
                        releases.deliver(
                                        delivery(day), MadeTown.OPERATOR, rows(new AtomicInteger()))
                                .isNew())
                .isTrue();
    }

    @Test
    void givenARowOfTheLedger_whenSomebodyChangesIt_thenTheDatabaseRefuses() {
        Releases releases = open();
        releases.declare(MadeTown.LAYOUT, MadeTown.OPERATOR);
        var _ =
                releases.deliver(
                        delivery(MONDAY.minusDays(3)),
                        MadeTown.OPERATOR,
                        rows(new AtomicInteger()));
        assertThatThrownBy(() -> ledger.asOwner("update pulse.ledger set epsilon = 1"))
                .hasStackTraceContaining("only added");
        assertThatThrownBy(() -> ledger.asOwner("delete from pulse.release"))
                .hasStackTraceContaining("only added");
    }

    @Test
    void aMonthAtEpsilonOneIsThirtyPlainlyAndFiftyConcentrated() {
        assertThat(MonthRule.concentrated(1, 30)).isCloseTo(50.3, within(0.1));
        assertThat(MonthRule.sum(1, 30)).isEqualTo(30);
        // From half a year on concentrated privacy tells less than the plain sum.
        assertThat(MonthRule.concentrated(1, 365)).isLessThan(MonthRule.sum(1, 365));
    }
}
