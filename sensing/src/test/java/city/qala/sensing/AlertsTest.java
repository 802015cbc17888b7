package city.qala.sensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Tx;
import city.qala.platform.db.Database;
import city.qala.testkit.TestClock;
import city.qala.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AlertsTest {
    @RegisterExtension static final TestDatabase LEDGER = TestDatabase.with("sensing");
    private static final Actor DUTY = new Actor("duty", Actor.Kind.PERSON, Set.of(Role.OPERATOR));

    private final TestClock clock = TestClock.at("2026-01-14T16:06:40Z");
    private final PretendTown town = new PretendTown(clock);
    private final List<AuditEntry> written = new ArrayList<>();

    @BeforeEach
    void fresh() {
        LEDGER.asOwner("truncate sensing.alert");
    }

    @Test
    void givenASilentThingAndBadAir_whenLookedAtTwice_thenEachIsOneAlertAndOneEntry() {
        town.furnished(120);
        Alerts alerts = alerts(PretendRules.on());
        look(alerts);
        List<Alert> first = alerts.newest(100);
        assertThat(first)
                .anyMatch(a -> a.algorithm().equals("sensor-silence"))
                .anyMatch(a -> a.algorithm().equals("air-index"));
        assertThat(written)
                .hasSameSizeAs(first)
                .allMatch(e -> e.action().equals("algorithm.alert"));
        assertThat(written)
                .extracting(AuditEntry::subject)
                .containsOnly("sensor-silence", "air-index");
        look(alerts);
        assertThat(alerts.newest(100)).hasSameSizeAs(first);
        assertThat(written).hasSameSizeAs(first);
    }

    @Test
    void givenTheRulesAreSwitchedOff_whenLookedAt_thenNothingIsFound() {
        town.furnished(120);
        look(alerts(PretendRules.without(Set.of("air-index", "sensor-silence"))));
        assertThat(written).isEmpty();
    }

    @Test
    void givenAnAlert_whenAPersonJudgesIt_thenItIsAnEntryAndStandsOnce() {
        town.furnished(120);
        Alerts alerts = alerts(PretendRules.on());
        look(alerts);
        Alert one = alerts.newest(1).getFirst();
        written.clear();

        assertThatThrownBy(() -> alerts.judge(Actor.SYSTEM, one.id(), true))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
        alerts.judge(DUTY, one.id(), false);
        assertThat(alerts.newest(100))
                .filteredOn(a -> a.id().equals(one.id()))
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.judgement()).isEqualTo(Alert.Judgement.REJECTED);
                    assertThat(a.judge()).isEqualTo("duty");
                });
        assertThat(written)
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.action()).isEqualTo("algorithm.reject");
                    assertThat(e.subject()).isEqualTo(one.algorithm());
                });
        assertThatThrownBy(() -> alerts.judge(DUTY, one.id(), true))
                .hasMessageContaining("duty has judged");
        assertThat(written).hasSize(1);
    }

    @Test
    void givenAnAlertThatIsNotSoForAWhile_whenLookedAt_thenItEndsOnlyAfterTheCalm() {
        Instant now = clock.instant();
        Alert.Finding found = new Alert.Finding("air-index", "VDZ-1");
        var open =
                new Alert(
                        "01J00000000000000000000001",
                        found.algorithm(),
                        found.thing(),
                        now,
                        now,
                        Optional.empty(),
                        Alert.Judgement.NONE,
                        "");
        Instant soon = now.plus(AlertRule.CALM).minusSeconds(1);
        assertThat(AlertRule.of(List.of(open), Set.of(), soon).over()).isEmpty();
        assertThat(AlertRule.of(List.of(open), Set.of(), soon.plusSeconds(1)).over())
                .containsExactly(open);
        var again = AlertRule.of(List.of(open), Set.of(found), now.plus(Duration.ofDays(1)));
        assertThat(again.still()).containsExactly(open);
        assertThat(again.begun()).isEmpty();
    }

    @Test
    void givenTheLogRefuses_whenSomethingIsFound_thenThereIsNoAlertEither() {
        town.furnished(120);
        Alerts alerts =
                Alerts.create(
                        LEDGER.database(),
                        town.directory,
                        town.series,
                        PretendRules.on(),
                        new Kept(entry -> {
                            throw new IllegalStateException("full");
                        }),
                        clock);
        assertThatThrownBy(() -> look(alerts)).hasMessage("full");
        assertThat(alerts.newest(10)).isEmpty();
    }

    private Alerts alerts(Rules rules) {
        Database ledger = LEDGER.database();
        return Alerts.create(
                ledger, town.directory, town.series, rules, new Kept(written::add), clock);
    }

    private static void look(Alerts alerts) {
        LEDGER.database().write(alerts::look);
    }

    private record Kept(java.util.function.Consumer<AuditEntry> to) implements AuditLog {
        @Override
        public void write(Tx tx, AuditEntry entry) {
            to.accept(entry);
        }

        @Override
        public void write(AuditEntry entry) {
            to.accept(entry);
        }

        @Override
        public void writeSet(Tx tx, AuditEntry entry, List<String> members) {
            to.accept(entry);
        }
    }
}
