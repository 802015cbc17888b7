package city.qala.operations.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Signal;
import city.qala.operations.KeptAudit;
import city.qala.operations.alarm.Alarm;
import city.qala.operations.alarm.Alarms;
import city.qala.testkit.ForAll;
import city.qala.testkit.TestClock;
import city.qala.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IncidentsTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("operations");

    private static final Actor AIDA = new Actor("aida", Actor.Kind.PERSON, Set.of(Role.OPERATOR));

    private final TestClock clock = TestClock.at("2026-01-14T15:00:00Z");
    private final KeptAudit audit = new KeptAudit();
    private final Alarms alarms =
            Alarms.open(ledger.database(), audit, clock, ForAll.random(clock.millis()));
    private final Incidents incidents =
            new Incidents(
                    ledger.database(), audit, alarms, clock, new java.security.SecureRandom());

    private Alarm alarm(String subject) {
        var spot = new Signal.Spot(subject, subject, "Alatau", "", Optional.empty());
        alarms.tell(
                List.of(
                        new Signal(
                                "t/" + subject,
                                "air-extreme",
                                true,
                                clock.instant(),
                                spot,
                                Map.of(),
                                false)));
        return alarms.open().getLast();
    }

    @Test
    void givenAnAlarm_whenAnIncidentIsWorkedOn_thenStepsAndWordsAreKeptWithTheirActors() {
        Alarm alarm = alarm("A1");
        Incident made =
                incidents.open(AIDA, Protocol.SMOKE, "Smoke", "ignored", Optional.of(alarm.id()));
        assertThat(made.district()).isEqualTo("Alatau");
        incidents.step(AIDA, made.id(), 1, 6);
        incidents.step(AIDA, made.id(), 1, 6);
        incidents.say(AIDA, made.id(), "A boiler house in Abai street");
        incidents.close(AIDA, made.id(), "The boiler was mended");
        assertThat(incidents.log(made.id()))
                .extracting(l -> l.actor() + " " + l.what())
                .containsExactly("aida OPENED", "aida STEP", "aida SAID", "aida CLOSED");
        assertThat(incidents.steps(made.id())).hasSize(1);
        assertThat(incidents.find(made.id()).orElseThrow().end()).isPresent();
        var over =
                catchThrowableOfType(
                        Problem.class, () -> incidents.say(AIDA, made.id(), "still here"));
        assertThat(over.code()).isEqualTo("incident-over");
        assertThat(audit.entries)
                .anySatisfy(e -> assertThat(e.action()).isEqualTo("operations.incident-closed"))
                .allSatisfy(e -> assertThat(e.facts()).isEmpty());
    }

    @Test
    void givenAShift_whenItIsHandedOver_thenAlarmsAndIncidentsGoToTheNext() {
        Alarm alarm = alarm("A2");
        alarms.take(AIDA, alarm.id());
        Incident made =
                incidents.open(AIDA, Protocol.OTHER, "Ice on the bridge", "", Optional.empty());
        incidents.note(AIDA, "The bridge is closed until morning");
        incidents.handOver(AIDA, "berik", "ask the road service at ten");
        assertThat(alarms.find(alarm.id()).orElseThrow().hand().orElseThrow().by())
                .isEqualTo("berik");
        assertThat(incidents.find(made.id()).orElseThrow().lead()).isEqualTo("berik");
        Instant now = clock.instant();
        assertThat(incidents.notes(now.minusSeconds(1), now.plusSeconds(1)))
                .extracting(n -> n.to() + ": " + n.words())
                .containsExactly(
                        ": The bridge is closed until morning",
                        "berik: ask the road service at ten");
    }

    @Test
    void givenNobodyByName_whenAnIncidentIsOpened_thenItIsRefused() {
        var refused =
                catchThrowableOfType(
                        Problem.class,
                        () ->
                                incidents.open(
                                        Actor.SYSTEM, Protocol.DATA, "x", "", Optional.empty()));
        assertThat(refused.code()).isEqualTo("forbidden");
    }

    /** Shifts follow one another without a gap, also where the clock is put back and forward. */
    @Test
    void givenAnyMoment_whenItsShiftIsAsked_thenItHoldsTheMomentAndTouchesItsNeighbours() {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Instant at = Instant.parse("2026-03-27T00:00:00Z");
        for (int i = 0; i < 24 * 5; i++) {
            ShiftRule.Shift shift = ShiftRule.at(at, zone);
            assertThat(shift.from()).isBeforeOrEqualTo(at);
            assertThat(shift.to()).isAfter(at);
            assertThat(ShiftRule.at(shift.to(), zone).from()).isEqualTo(shift.to());
            assertThat(Duration.between(shift.from(), shift.to()))
                    .isBetween(Duration.ofHours(11), Duration.ofHours(13));
            at = at.plus(Duration.ofHours(1));
        }
    }
}
