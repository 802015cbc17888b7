package city.qala.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Access;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditLog;
import city.qala.kernel.FieldSet;
import city.qala.kernel.Grant;
import city.qala.kernel.Problem;
import city.qala.kernel.Ruling;
import city.qala.kernel.Subject;
import city.qala.kernel.Tx;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Database;
import city.qala.platform.db.Line;
import city.qala.platform.db.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GuardTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("sample");

    private static final Actor CLERK = new Actor("aigul", Actor.Kind.PERSON, Set.of("clerk"));
    private static final Subject AIDA = person(1);
    private static final Subject BERIK = person(2);
    private static final Sql ALL =
            Sql.text("all", "select id, secret from sample.secret order by id");
    private static final Sql ADD =
            Sql.text("add", "insert into sample.secret (id, secret) values (:id, :secret)");
    private static final Sql COUNT =
            Sql.text("count", "select count(*) as n from sample.secret where secret like 'pl%'");

    private final TestClock clock = TestClock.at("2026-03-02T07:00:00Z");
    private final Access access =
            new Access(
                    (tx, wish) ->
                            new Ruling.Allowed(
                                    "law", FieldSet.NONE, Set.of(), Duration.ofMinutes(15)),
                    new Silent(),
                    many -> many.stream().collect(Collectors.toMap(s -> s, Subject::toString)),
                    clock);

    private static Subject person(int n) {
        return new Subject("person", Ulid.make(Instant.ofEpochMilli(n), new Random(n)));
    }

    @BeforeAll
    static void armATable() {
        ledger.asOwner(
                "create table sample.secret (id text primary key, secret text not null,"
                        + " at timestamptz not null default '2026-01-01Z')");
        ledger.asOwner("select guard.personal('sample.secret', 'person', 'id')");
        ledger.asOwner("select guard.expires('sample.secret', 'at')");
        for (Subject s : List.of(AIDA, BERIK))
            ledger.asOwner("insert into sample.secret values ('" + s.id() + "', 'plain')");
    }

    private static Database db() {
        return ledger.database();
    }

    private static long count(city.qala.platform.db.Tx tx) {
        return tx.one(COUNT, Map.of(), row -> row.number("n")).orElseThrow();
    }

    private static List<String> ids(city.qala.platform.db.Tx tx) {
        return tx.list(ALL, Map.of(), row -> row.text("id"));
    }

    @Test
    void givenNoGrant_whenAPersonalTableIsRead_thenThePurposeIsMissing() {
        assertThatThrownBy(() -> db().read(GuardTest::ids))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo("purpose-missing"));
        assertThatThrownBy(() -> db().read(GuardTest::count)).isInstanceOf(Problem.class);
    }

    @Test
    void givenNoGrant_whenSqlIsCalledDirectlyOnALine_thenItDoesNotRunEither() {
        try (Line line = db().line("raw")) {
            assertThatThrownBy(() -> line.list(ALL, row -> row.text("id")))
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.code()).isEqualTo("purpose-missing"));
            // A reset gives back the role of the greeting, not the login's.
            line.execute(Sql.text("reset", "reset role"));
            assertThatThrownBy(() -> line.list(ALL, row -> row.text("id")))
                    .isInstanceOf(Problem.class);
            assertThatThrownBy(() ->
                            line.execute(
                                    Sql.text(
                                            "off",
                                            "alter table sample.secret disable row level security")))
                    .isInstanceOf(Problem.class);
            assertThatThrownBy(() -> line.execute(Sql.text("empty", "truncate sample.secret")))
                    .isInstanceOf(Problem.class);
        }
    }

    @Test
    void givenAGrant_whenRead_thenOnlyItsSubjectIsThere() {
        List<String> seen =
                db().write(tx -> {
                    Grant grant = access.open(tx, CLERK, "school-place", AIDA);
                    return ids(tx.under(grant));
                });
        assertThat(seen).containsExactly(AIDA.id().text());
    }

    @Test
    void givenTwoGrants_whenRead_thenBothSubjectsAreThereAndOnlyInThatTransaction() {
        List<String> seen =
                db().write(tx -> {
                    tx.under(access.open(tx, CLERK, "school-place", AIDA));
                    return ids(tx.under(access.open(tx, CLERK, "school-place", BERIK)));
                });
        assertThat(seen).contains(AIDA.id().text(), BERIK.id().text());
        assertThatThrownBy(() -> db().read(GuardTest::ids)).isInstanceOf(Problem.class);
    }

    @Test
    void givenAGrantForOne_whenAnotherIsWritten_thenItIsRefused() {
        Subject other = person(3);
        assertThatThrownBy(() ->
                        db().change(tx -> {
                            tx.under(access.open(tx, CLERK, "school-place", AIDA));
                            tx.update(ADD, Map.of("id", other.id().text(), "secret", "x"));
                        }))
                .isInstanceOf(Problem.class);
    }

    @Test
    void givenARunOverMany_whenRead_thenAllOfTheKindAreThere() {
        var many = new HashSet<Subject>();
        for (int i = 10; i < 700; i++) many.add(person(i));
        many.add(AIDA);
        many.add(BERIK);
        long seen =
                db().write(tx -> {
                    Grant grant = access.openSet(tx, CLERK, "benefits", "all", many);
                    return count(tx.under(grant));
                });
        assertThat(seen).isEqualTo(2);
    }

    @Test
    void givenAGrantWhoseEntryWasRolledBack_whenUsedElsewhere_thenItOpensNothing() {
        var kept = new AtomicReference<Grant>();
        assertThatThrownBy(() ->
                        db().change(tx -> {
                            kept.set(access.open(tx, CLERK, "school-place", AIDA));
                            throw Problem.forbidden("cut");
                        }))
                .hasMessage("cut");
        assertThatThrownBy(() -> db().read(tx -> ids(tx.under(kept.get()))))
                .hasMessageContaining("never recorded");
        db().change(tx -> kept.set(access.open(tx, CLERK, "school-place", AIDA)));
        assertThat(db().<List<String>>read(tx -> ids(tx.under(kept.get()))))
                .containsExactly(AIDA.id().text());
        clock.advance(Duration.ofMinutes(15));
        assertThatThrownBy(() -> db().read(tx -> ids(tx.under(kept.get()))))
                .hasMessageContaining("run out");
    }

    @Test
    void givenALoginThatIsNoSuperuser_whenItReadsWithoutAGrant_thenTheRuleBindsItToo() {
        String login = "plain_" + ProcessHandle.current().pid();
        ledger.asOwner("create role " + login + " login password 'made-for-a-test'");
        ledger.asOwner("grant usage on schema sample, guard to " + login);
        ledger.asOwner("grant select on guard.armed to " + login);
        ledger.asOwner("alter table sample.secret owner to " + login);
        try (Database plain =
                Database.open(
                        ledger.config()
                                .external(
                                        java.util.Objects.requireNonNull(ledger.config().url()),
                                        login,
                                        "made-for-a-test"),
                        java.nio.file.Path.of("."),
                        TestDatabase.clock())) {
            assertThatThrownBy(() -> plain.read(GuardTest::ids))
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.code()).isEqualTo("purpose-missing"));
            assertThat(
                            plain.<List<String>>write(tx ->
                                    ids(tx.under(access.open(tx, CLERK, "school-place", BERIK)))))
                    .containsExactly(BERIK.id().text());
        } finally {
            ledger.asOwner("alter table sample.secret owner to qala");
            ledger.asOwner("revoke usage on schema sample, guard from " + login);
            ledger.asOwner("revoke select on guard.armed from " + login);
            ledger.asOwner("drop role " + login);
        }
    }

    @Test
    void givenOldRows_whenTheyExpire_thenTheyAreGoneAndNothingOfThemWasShown() {
        Subject old = person(9);
        ledger.asOwner("insert into sample.secret values ('" + old.id() + "', 'x', '2020-01-01Z')");
        Sql expire =
                Sql.text(
                        "expire",
                        "select guard.expire('sample.secret', 'at', '2021-01-01Z', 10) as gone");
        long gone =
                db().write(tx -> tx.one(expire, Map.of(), row -> row.number("gone")).orElseThrow());
        assertThat(gone).isEqualTo(1);
        Sql other =
                Sql.text(
                        "other",
                        "select guard.expire('sample.secret', 'id', '2021-01-01Z', 10) as gone");
        assertThatThrownBy(() -> db().change(tx -> tx.run(other, Map.of())))
                .isInstanceOf(Problem.class);
    }

    /** Keeps nothing: what is written here is tested elsewhere. */
    private static final class Silent implements AuditLog {
        @Override
        public void write(Tx tx, AuditEntry entry) {}

        @Override
        public void write(AuditEntry entry) {}

        @Override
        public void writeSet(Tx tx, AuditEntry entry, List<String> members) {}
    }
}
