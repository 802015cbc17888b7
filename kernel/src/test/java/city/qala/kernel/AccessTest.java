package city.qala.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-03-02T07:00:00Z"), ZoneOffset.UTC);
    private static final Actor CLERK = new Actor("aigul", Actor.Kind.PERSON, Set.of(Role.CLERK));
    private static final Tx TX = new Tx() {};

    private static final Ruling ALLOWED =
            new Ruling.Allowed(
                    "law 1, article 2",
                    new FieldSet(Set.of("resident.name")),
                    Set.of("medeu"),
                    Duration.ofMinutes(15));

    private final Log log = new Log();
    private final Subject person = subject(1);
    private final Subject neighbour = subject(2);

    private static Subject subject(int n) {
        return new Subject("person", Ulid.make(Instant.ofEpochMilli(n), new Random(n)));
    }

    private static Map<Subject, String> pseudonyms(List<Subject> many) {
        return many.stream().collect(Collectors.toMap(s -> s, s -> "p" + s.id()));
    }

    private Access access(Ruling ruling) {
        return new Access((tx, wish) -> ruling, log, AccessTest::pseudonyms, NOON);
    }

    @Test
    void givenAPurpose_whenOpened_thenTheGrantCoversThatPersonOnlyAndIsWrittenDown() {
        Grant grant = access(ALLOWED).open(TX, CLERK, "school-place", person);
        assertThat(grant.covers(person)).isTrue();
        assertThatThrownBy(() -> grant.require(neighbour)).isInstanceOf(Problem.class);
        assertThat(log.entries).hasSize(1);
        assertThat(log.entries.getFirst().subject()).isEqualTo(person.toString());
        assertThat(log.entries.getFirst().purpose()).isEqualTo("school-place");
        assertThat(log.withTheAct).containsExactly(true);
    }

    @Test
    void givenNoPurpose_whenOpened_thenItIsRefusedAndTheRefusalIsWrittenApart() {
        assertRefused(Ruling.Why.UNKNOWN, "purpose-missing");
        assertRefused(Ruling.Why.WITHDRAWN, "purpose-withdrawn");
        assertRefused(Ruling.Why.NOT_YOURS, "forbidden");
        assertRefused(Ruling.Why.NOT_OWN, "forbidden");
        assertRefused(Ruling.Why.OUTSIDE_HOURS, "forbidden");
        assertRefused(Ruling.Why.QUOTA, "quota-exceeded");
        assertRefused(Ruling.Why.GROUNDS, "grounds-missing");
        assertRefused(Ruling.Why.RELEASE, "grounds-missing");
        assertThat(log.entries).hasSize(8).allMatch(e -> e.outcome() == AuditEntry.Outcome.REFUSED);
        assertThat(log.withTheAct).containsOnly(false);
    }

    private void assertRefused(Ruling.Why why, String code) {
        Access access = access(new Ruling.Refused(why));
        assertThatThrownBy(() -> access.open(TX, CLERK, "x", person))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
    }

    @Test
    void givenAGrant_whenUsed_thenItShowsTheFieldsAndDistrictsOfItsPurposeOnly() {
        Grant grant = access(ALLOWED).open(TX, CLERK, "school-place", person);
        assertThat(grant.sees("resident.name")).isTrue();
        assertThat(grant.sees("resident.address")).isFalse();
        assertThat(grant.serves("medeu")).isTrue();
        assertThat(grant.serves("alatau")).isFalse();
        assertThatThrownBy(() -> grant.requireField("resident.address"))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo("field-not-permitted"));
        var told = log.entries.getFirst().details();
        assertThat(told.legalBase()).isEqualTo("law 1, article 2");
        assertThat(told.dataSet()).isEqualTo("resident");
        assertThat(told.fields()).containsExactly("resident.name");
        assertThat(told.release()).isEqualTo(Release.AT_ONCE);
    }

    @Test
    void givenAGrant_whenItsTimeIsOver_thenItOpensNothing() {
        var now = new AtomicReference<>(NOON.instant());
        Clock moving =
                new Clock() {
                    @Override
                    public ZoneOffset getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return now.get();
                    }
                };
        Access access = new Access((tx, wish) -> ALLOWED, log, AccessTest::pseudonyms, moving);
        Grant grant = access.open(TX, CLERK, "school-place", person);
        now.set(NOON.instant().plus(Duration.ofMinutes(15)));
        assertThat(grant.covers(person)).isFalse();
        assertThatThrownBy(() -> grant.require(person)).hasMessageContaining("run out");
    }

    @Test
    void givenAnEmergencyWithoutReason_whenOpened_thenGroundsAreMissing() {
        for (String reason : List.of("", "  ", "short", "x".repeat(501)))
            assertThatThrownBy(
                            () -> access(ALLOWED).openUrgently(TX, CLERK, "fire", person, reason))
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.code()).isEqualTo("grounds-missing"));
        access(ALLOWED).openUrgently(TX, CLERK, "fire", person, "The house is burning.");
        assertThat(log.entries)
                .singleElement()
                .satisfies(e -> assertThat(e.facts()).containsEntry("urgent", "yes"));
    }

    @Test
    void givenALogThatCannotBeWritten_whenOpened_thenNothingOpens() {
        log.broken = true;
        assertThatThrownBy(() -> access(ALLOWED).open(TX, CLERK, "school-place", person))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo("audit-unavailable"));
    }

    @Test
    void givenARunOverMany_whenOpened_thenOneEntryAndEveryoneCanFindIt() {
        Grant grant =
                access(ALLOWED)
                        .openSet(TX, CLERK, "benefits", "all pupils", Set.of(person, neighbour));
        assertThat(grant.covers(neighbour)).isTrue();
        assertThat(log.entries).hasSize(1);
        assertThat(log.entries.getFirst().facts()).containsEntry("count", "2").containsKey("root");
        assertThat(log.members).containsExactlyInAnyOrder("p" + person.id(), "p" + neighbour.id());
    }

    @Test
    void givenTheSameSet_whenHashed_thenTheRootIsTheSameAndAnotherSetsIsNot() {
        assertThat(MerkleRoot.of(List.of("a", "b", "c")))
                .isEqualTo(MerkleRoot.of(List.of("a", "b", "c")))
                .isNotEqualTo(MerkleRoot.of(List.of("a", "b")))
                .isNotEqualTo(MerkleRoot.of(List.of("a", "c", "b")));
        // RFC 6962: the root of nothing is the hash of nothing.
        assertThat(MerkleRoot.of(List.of())).startsWith("e3b0c44298fc1c14");
    }

    @Test
    void givenOnePersonTwice_whenApproving_thenFourEyesAreMissing() {
        Instant now = NOON.instant();
        assertThatThrownBy(() -> new Approval("erase", CLERK, now, CLERK, now))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo("four-eyes-required"));
        assertThatThrownBy(() -> new Approval("erase", CLERK, now, Actor.SYSTEM, now))
                .isInstanceOf(Problem.class);
        var colleague = new Actor("daniyar", Actor.Kind.PERSON, Set.of(Role.CLERK));
        assertThatThrownBy(() -> new Approval("erase", CLERK, now, colleague, now))
                .hasMessageContaining("another role");
        var other = new Actor("daniyar", Actor.Kind.PERSON, Set.of(Role.OVERSIGHT));
        assertThat(new Approval("erase", CLERK, now, other, now).second()).isEqualTo(other);
    }

    /** Remembers entries, and can be told to fail. */
    private static final class Log implements AuditLog {
        private final List<AuditEntry> entries = new ArrayList<>();
        private final List<Boolean> withTheAct = new ArrayList<>();
        private List<String> members = List.of();
        private boolean broken;

        @Override
        public void write(Tx tx, AuditEntry entry) {
            add(entry, true);
        }

        @Override
        public void write(AuditEntry entry) {
            add(entry, false);
        }

        @Override
        public void writeSet(Tx tx, AuditEntry entry, List<String> who) {
            add(entry, true);
            members = who;
        }

        private void add(AuditEntry entry, boolean together) {
            if (broken) throw Problem.of(Problem.Kind.UNAVAILABLE, "audit-unavailable", "No log.");
            entries.add(entry);
            withTheAct.add(together);
        }
    }
}
