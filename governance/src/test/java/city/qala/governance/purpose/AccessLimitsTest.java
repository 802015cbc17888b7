package city.qala.governance.purpose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.governance.purpose.Notices.Kind;
import city.qala.governance.purpose.Notices.Notice;
import city.qala.kernel.Actor;
import city.qala.kernel.Grant;
import city.qala.kernel.Problem;
import city.qala.kernel.Release;
import city.qala.kernel.Role;
import city.qala.kernel.Standing;
import city.qala.kernel.Subject;
import city.qala.kernel.WorkingHours;
import city.qala.platform.db.Tx;
import city.qala.testkit.TestClock;
import city.qala.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccessLimitsTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("governance");

    private final Town.Memory log = new Town.Memory();
    private final TestClock clock = Town.clock();
    private PurposeDesk desk;

    @BeforeEach
    void open() {
        ledger.asOwner("delete from governance.use_day");
        ledger.asOwner("delete from governance.notice");
        desk = Town.desk(ledger.database(), log, clock);
        for (String code : Set.of("school-place", "investigation", "emergency", "home-meter")) {
            Listed l = desk.book().find(code).orElseThrow();
            if (l.status() == Listed.Status.ACTIVE) continue;
            Listed proposed = desk.book().propose(Town.REGISTRAR, l.purpose());
            desk.book().approve(Town.OVERSIGHT, code, proposed.revision());
        }
    }

    private <T> T in(Function<Tx, T> work) {
        return ledger.database().write(work);
    }

    private Grant openOne(Actor actor, String purpose, int n) {
        return in(tx -> desk.access().open(tx, actor, purpose, Town.resident(n)));
    }

    private static void assertProblem(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
    }

    private void usedOn(LocalDate day, Actor actor, long subjects) {
        ledger.asOwner(
                "insert into governance.use_day values ('%s', '%s', 'school-place', %d)"
                        .formatted(actor.name(), day, subjects));
    }

    private static Set<Subject> residents(int from, int count) {
        var many = new HashSet<Subject>();
        for (int i = from; i < from + count; i++) many.add(Town.resident(i));
        return many;
    }

    @Test
    void givenAClerk_whenTheHourIsLate_thenThePurposeIsClosedUntilMorning() {
        Purpose p = desk.book().find("address-check").orElseThrow().purpose();
        var users =
                new Purpose.Users(
                        p.users().roles(),
                        p.users().departments(),
                        WorkingHours.parse("Mo-Sa 07:00-21:00"),
                        false,
                        false);
        var daily =
                new Purpose(
                        "daily-check",
                        p.title(),
                        p.plain(),
                        p.basis(),
                        users,
                        p.kinds(),
                        p.fields(),
                        p.limits());
        int revision = desk.book().propose(Town.REGISTRAR, daily).revision();
        desk.book().approve(Town.OVERSIGHT, "daily-check", revision);
        clock.set(Instant.parse("2026-03-02T15:59:00Z")); // 20:59 in the town
        assertThat(openOne(Town.CLERK, "daily-check", 1)).isNotNull();
        clock.set(Instant.parse("2026-03-02T16:00:00Z"));
        assertThatThrownBy(() -> openOne(Town.CLERK, "daily-check", 1))
                .hasMessageContaining("hour");
        clock.set(Instant.parse("2026-03-08T07:00:00Z")); // Sunday
        assertProblem("forbidden", () -> openOne(Town.CLERK, "daily-check", 1));
        assertThat(log.refused("access.open")).isEqualTo(2);
    }

    @Test
    void givenAClerkWithHoursOfTheirOwn_whenTheyAreOver_thenNothingOpens() {
        Actor early = Town.person("zhan", WorkingHours.parse("Mo-Fr 07:00-11:00"), "", Role.CLERK);
        assertProblem("forbidden", () -> openOne(early, "school-place", 1));
        clock.set(Instant.parse("2026-03-02T05:59:00Z")); // 10:59 in the town
        assertThat(openOne(early, "school-place", 1)).isNotNull();
    }

    @Test
    void givenAPurposeOfOwnDistricts_whenOpened_thenTheGrantServesTheActorsDistrictsOnly() {
        Actor medeu = Town.person("zhan", WorkingHours.ALWAYS, "", Role.CLERK);
        Grant grant = openOne(medeu, "school-place", 1);
        assertThat(grant.serves("medeu")).isTrue();
        assertThat(grant.serves("alatau")).isFalse();
        assertThat(grant.sees("resident.born")).isTrue();
        assertThat(grant.sees("resident.iin")).isFalse();
    }

    @Test
    void givenADaysLimit_whenItIsUsedUp_thenTheNextIsRefusedUntilMidnightAndCountsNothing() {
        in(tx -> desk.access().openSet(tx, Town.CLERK, "school-place", "a", residents(1, 400)));
        assertThatThrownBy(() -> openOne(Town.CLERK, "school-place", 1))
                .isInstanceOfSatisfying(
                        Problem.class,
                        p -> {
                            assertThat(p.code()).isEqualTo("quota-exceeded");
                            assertThat(p.status()).isEqualTo(429);
                            assertThat(p.retryAfter()).contains(Duration.ofHours(12));
                        });
        assertThat(openOne(Town.person("other", Role.CLERK), "school-place", 1)).isNotNull();
        clock.advance(Duration.ofHours(20)); // Tuesday 08:00
        assertThat(openOne(Town.CLERK, "school-place", 1)).isNotNull();
    }

    @Test
    void givenUsualSundaysOfFifteen_whenAnActorOpens212_thenOversightIsToldOnce() {
        Actor system = Town.person("registrar-on-duty", Role.REGISTRAR);
        LocalDate sunday = LocalDate.parse("2026-03-07"); // a Saturday: the purpose is open
        for (int week = 1; week <= 12; week++)
            usedOn(sunday.minusWeeks(week), system, 13 + week % 5);
        clock.set(Instant.parse("2026-03-07T07:00:00Z"));
        in(tx -> desk.access().openSet(tx, system, "school-place", "a", residents(1, 44)));
        assertThat(desk.notices().newest(10)).isEmpty();
        in(tx -> desk.access().openSet(tx, system, "school-place", "b", residents(1, 167)));
        openOne(system, "school-place", 1);
        assertThat(desk.notices().newest(10))
                .singleElement()
                .satisfies(n -> {
                    assertThat(n.kind()).isEqualTo(Kind.UNUSUAL);
                    assertThat(n.actor()).isEqualTo("registrar-on-duty");
                    assertThat(n.count()).isEqualTo(212);
                    assertThat(n.usual()).isEqualTo(15);
                    assertThat(n.day()).isEqualTo(sunday);
                });
    }

    @Test
    void givenAnEmergency_whenTheGlassIsBroken_thenTheKeyIsShortAndOversightKnows() {
        Grant grant =
                in(tx ->
                        desk.access()
                                .openUrgently(
                                        tx,
                                        Town.CLERK,
                                        "emergency",
                                        Town.resident(1),
                                        "Gas in the stairwell, who lives there?"));
        assertThat(grant.until()).isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));
        Notice notice = desk.notices().newest(10).getFirst();
        assertThat(notice.kind()).isEqualTo(Kind.URGENT);
        assertThat(notice.actor()).isEqualTo("aigul");
        assertThat(notice.reason()).startsWith("Gas");
        assertThat(notice.until()).contains(grant.until());
        assertThat(log.entries.getLast().facts()).containsEntry("urgent", "yes");
        clock.advance(Duration.ofMinutes(30));
        assertThat(grant.covers(Town.resident(1))).isFalse();
    }

    @Test
    void givenAnEmergencyPurpose_whenOpenedTheOrdinaryWayOrTheReverse_thenGroundsAreMissing() {
        assertProblem("grounds-missing", () -> openOne(Town.CLERK, "emergency", 1));
        assertProblem(
                "grounds-missing",
                () ->
                        in(tx ->
                                desk.access()
                                        .openUrgently(
                                                tx,
                                                Town.CLERK,
                                                "school-place",
                                                Town.resident(1),
                                                "I would rather not wait.")));
        assertThat(desk.notices().newest(10)).isEmpty();
    }

    @Test
    void givenAnInvestigation_whenDelayed_thenOnlyAsFarAsThePurposeAllows() {
        Release soon = Release.delayed(LocalDate.parse("2026-06-01"), "court 12-2026");
        Release late = Release.delayed(LocalDate.parse("2026-08-30"), "court 12-2026");
        Grant grant = in(tx -> delayed(tx, "investigation", soon));
        assertThat(grant.purpose()).isEqualTo("investigation");
        assertThat(log.entries.getLast().details().release()).isEqualTo(soon);
        assertProblem("grounds-missing", () -> in(tx -> delayed(tx, "investigation", late)));
        assertProblem("grounds-missing", () -> in(tx -> delayed(tx, "school-place", soon)));
    }

    private Grant delayed(Tx tx, String purpose, Release release) {
        return desk.access().openDelayed(tx, Town.REGISTRAR, purpose, Town.resident(1), release);
    }

    @Test
    void givenAResident_whenTheyOpenTheirOwn_thenItOpensAndTheNeighboursDoNot() {
        var self =
                new Actor(
                        "aida",
                        Actor.Kind.PERSON,
                        Set.of(Role.RESIDENT),
                        Standing.of(Town.resident(1)));
        assertThat(openOne(self, "own-data", 1)).isNotNull();
        assertProblem("forbidden", () -> openOne(self, "own-data", 2));
        desk.wards((tx, resident, subject) -> subject.equals(Town.resident(2)));
        assertThat(openOne(self, "own-data", 2)).isNotNull();
        assertProblem("forbidden", () -> openOne(self, "own-data", 3));
        assertThat(desk.notices().newest(10)).isEmpty();
    }

    @Test
    void givenTheWrongRoleOrKind_whenOpened_thenItIsRefused() {
        assertProblem("forbidden", () -> openOne(Town.ADMIN, "school-place", 1));
        assertProblem("purpose-missing", () -> openOne(Town.CLERK, "", 1));
        assertProblem("purpose-missing", () -> openOne(Town.CLERK, "home-meter", 1));
        assertProblem("forbidden", () -> openOne(Actor.ANONYMOUS, "school-place", 1));
    }

    @Test
    void givenATransactionThatIsCut_whenItOpenedSomebody_thenNothingIsCounted() {
        assertThatThrownBy(() ->
                        in(tx -> {
                            desk.access().open(tx, Town.CLERK, "school-place", Town.resident(1));
                            throw Problem.forbidden("cut");
                        }))
                .hasMessage("cut");
        var year = LocalDate.parse("2026-01-01");
        SortedMap<LocalDate, Long> used =
                in(tx ->
                        new UseStore(ledger.database()).days(tx, "aigul", year, year.plusYears(1)));
        assertThat(used).isEmpty();
    }
}
