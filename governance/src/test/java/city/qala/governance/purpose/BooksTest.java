package city.qala.governance.purpose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.governance.audit.AuditConfig;
import city.qala.governance.audit.AuditTrail;
import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Subject;
import city.qala.platform.db.Line;
import city.qala.platform.db.Sql;
import city.qala.platform.db.Tx;
import city.qala.platform.jobs.Step;
import city.qala.testkit.TestCity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is deleted, and that it is gone. */
class BooksTest {
    @RegisterExtension static final TestCity CITY = TestCity.withDatabase("governance");

    private static final String NAME = "Aidana Made-Up-Name";
    private static final Sql TABLES =
            Sql.text(
                    "tables",
                    "select format('%I.%I', table_schema, table_name) as name"
                            + " from information_schema.tables where table_type = 'BASE TABLE'"
                            + " and table_schema not in ('pg_catalog', 'information_schema')");

    private final Town.Memory log = new Town.Memory();
    private final DeletionStore deletions = new DeletionStore(CITY.database());
    private AuditTrail trail;

    @BeforeEach
    void open() {
        trail =
                AuditTrail.open(
                        CITY.database(),
                        CITY.folder(),
                        CITY.clock(),
                        new AuditConfig("Testville", Town.ZONE, List.of()));
    }

    @AfterEach
    void close() {
        trail.close();
    }

    private static void asOwner(String statement) {
        CITY.ledger().asOwner(statement);
    }

    private static void live(Subject who, String name) {
        asOwner(
                ("insert into governance.resident values ('%s', '%s', '1990-01-01', 'kk',"
                                + " '90010170%04d', 'Abai 1', false, 'medeu', '', '', 'file',"
                                + " '2020-01-01', now())")
                        .formatted(who.id(), name, Math.floorMod(who.hashCode(), 10_000)));
    }

    /** Every place of the ledger that holds the bytes, in clear or as hexadecimal. */
    private static List<String> places(String text) {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        var found = new ArrayList<String>();
        try (Line owner = CITY.database().ownerLine("search")) {
            for (String table : owner.list(TABLES, row -> row.text("name"))) {
                Sql search =
                        Sql.text(
                                "search",
                                "select count(*) as n from "
                                        + table
                                        + " t where t::text like '%' || :text || '%' or t::text like"
                                        + " '%' || :hex || '%'");
                long hits = owner.list(search, row -> row.number("n"), text, hex).getFirst();
                if (hits > 0) found.add(table);
            }
        }
        return found;
    }

    private Erasure erasure() {
        var erasure = new Erasure(CITY.database(), trail, deletions, CITY.clock());
        erasure.part("audit-key", (tx, subject) -> trail.forget(tx, subject) ? 1 : 0);
        return erasure;
    }

    @Test
    void givenSomebodyWhoIsErased_whenEveryByteIsSearched_thenNothingOfThemIsLeft() {
        Subject aidana = Town.resident(71);
        live(aidana, NAME);
        CITY.database()
                .change(tx -> {
                    var desk = Town.desk(CITY.database(), trail, CITY.clock());
                    // A look of the town, so that the log knows them too.
                    trail.write(tx, Town.look(CITY.clock().instant(), aidana));
                    assertThat(desk.book().list()).isNotEmpty();
                });
        assertThat(places(NAME)).containsExactly("governance.resident");
        assertThat(places(aidana.id().text()))
                .contains("governance.resident", "governance.audit_subject");
        String pseudonym = trail.pseudonym(aidana);

        var gone = agreed(erasure(), aidana, "moved away, asked in writing");

        assertThat(gone).containsEntry("personal-tables", 1L).containsEntry("audit-key", 1L);
        assertThat(places(NAME)).isEmpty();
        assertThat(places(aidana.id().text())).isEmpty();
        // The tree keeps its entries; what stands in them leads to nobody any more.
        assertThat(trail.pseudonym(aidana)).isNotEqualTo(pseudonym);
        assertThat(deletions.newest(10))
                .extracting(Deletion::what, Deletion::rows, Deletion::why)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(
                                "personal-tables", 1L, Deletion.Why.ERASED));
    }

    @Test
    void givenAPartThatFails_whenSomebodyIsErased_thenNothingIsGoneAtAll() {
        Subject berik = Town.resident(72);
        live(berik, "Berik Made");
        Erasure erasure = erasure();
        erasure.part(
                "broken",
                (tx, subject) -> {
                    throw new IllegalStateException("cut");
                });
        assertThatThrownBy(() -> agreed(erasure, berik, "asked in writing")).hasMessage("cut");
        assertThat(places("Berik Made")).containsExactly("governance.resident");
    }

    private Erasures erasures(Erasure erasure) {
        return new Erasures(CITY.database(), erasure, trail, CITY.clock());
    }

    /** Asks for an erasure as one person and agrees to it as another. */
    private Map<String, Long> agreed(Erasure erasure, Subject whom, String reason) {
        Erasures erasures = erasures(erasure);
        Proposal asked = erasures.propose(Town.REGISTRAR, whom, reason);
        var seen = erasures.preview(asked).orElseThrow();
        return erasures.agree(Town.OVERSIGHT, asked.id(), seen.seal());
    }

    @Test
    void givenAMachineOrAnotherRole_whenItAsksForAnErasure_thenItIsForbiddenAndLogged() {
        Erasures erasures = erasures(erasure());
        Subject whom = Town.resident(73);
        for (Actor who : List.of(Actor.SYSTEM, Town.CLERK, Town.OVERSIGHT, Town.ADMIN))
            assertThatThrownBy(() -> erasures.propose(who, whom, "cleaning up"))
                    .as(who.name())
                    .isInstanceOf(Problem.class);
        assertThat(erasures.newest()).noneMatch(p -> p.subject().equals(whom.toString()));
        assertThat(trail.newest("personal.erase-propose", 10)).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void givenOnePerson_whenTheyAskAndAgreeThemselves_thenNobodyIsErased() {
        Actor both = Town.person("gulnara", Role.REGISTRAR, Role.OVERSIGHT);
        Subject whom = Town.resident(74);
        live(whom, "Gani Made");
        Erasures erasures = erasures(erasure());
        Proposal asked = erasures.propose(both, whom, "asked in writing");
        String seal = erasures.preview(asked).orElseThrow().seal();

        for (Actor who : List.of(both, Town.OTHER_REGISTRAR, Town.ADMIN))
            assertThatThrownBy(() -> erasures.agree(who, asked.id(), seal))
                    .as(who.name())
                    .isInstanceOf(Problem.class);
        assertThat(places("Gani Made")).containsExactly("governance.resident");

        erasures.refuse(Town.OVERSIGHT, asked.id());
        assertThat(erasures.find(asked.id()).orElseThrow().subject()).isEmpty();
        assertThatThrownBy(() -> erasures.agree(Town.OVERSIGHT, asked.id(), seal))
                .isInstanceOf(Problem.class);
        assertThat(places("Gani Made")).containsExactly("governance.resident");
    }

    @Test
    void givenWhatTheSecondPersonSaw_whenThereIsMoreNow_thenTheyHaveToLookAgain() {
        Subject whom = Town.resident(75);
        live(whom, "Dias Made");
        Erasure erasure = erasure();
        long[] meters = {2};
        erasure.later("meters", s -> meters[0], s -> meters[0]);
        Erasures erasures = erasures(erasure);
        Proposal asked = erasures.propose(Town.REGISTRAR, whom, "asked in writing");
        var seen = erasures.preview(asked).orElseThrow();
        assertThat(seen.losses())
                .containsEntry("governance.resident", 1L)
                .containsEntry("meters", 2L);
        assertThatThrownBy(() -> erasures.propose(Town.REGISTRAR, whom, "once more"))
                .hasMessageContaining("waits already");

        meters[0] = 3;
        assertThatThrownBy(() -> erasures.agree(Town.OVERSIGHT, asked.id(), seen.seal()))
                .hasMessageContaining("not what was seen");
        assertThat(places("Dias Made")).containsExactly("governance.resident");

        String again = erasures.preview(asked).orElseThrow().seal();
        assertThat(erasures.agree(Town.OVERSIGHT, asked.id(), again)).containsEntry("meters", 3L);
        assertThat(places("Dias Made")).isEmpty();
    }

    @Test
    void givenALawThatKeepsTheData_whenAnErasureIsAskedForOrAgreedTo_thenItWaits() {
        Subject whom = Town.resident(76);
        live(whom, "Alua Made");
        Erasure erasure = erasure();
        Erasures erasures = erasures(erasure);
        Proposal asked = erasures.propose(Town.REGISTRAR, whom, "asked in writing");
        erasure.holds(s -> List.of("open-request"));
        var seen = erasures.preview(asked).orElseThrow();
        assertThat(seen.holds()).containsExactly("open-request");
        assertThatThrownBy(() -> erasures.agree(Town.OVERSIGHT, asked.id(), seen.seal()))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo("erasure-held"));
        assertThatThrownBy(() -> erasures.propose(Town.REGISTRAR, Town.resident(77), "asked"))
                .isInstanceOf(Problem.class);
        assertThat(places("Alua Made")).containsExactly("governance.resident");
        assertThat(erasures.find(asked.id()).orElseThrow().state())
                .isEqualTo(Proposal.State.WAITING);
    }

    @Test
    void givenOldNumbers_whenTheNightComes_thenTheyGoWithARecordAndNewOnesStay() {
        asOwner("insert into governance.use_day values ('old', '2020-01-01', 'x', 3)");
        asOwner("insert into governance.use_day values ('new', '2026-02-28', 'x', 3)");
        run(new RetentionJob(deletions, Town.INVENTORY), Instant.parse("2026-03-02T00:00:00Z"));
        assertThat(places("old")).doesNotContain("governance.use_day");
        assertThat(count("select count(*) as n from governance.use_day where actor = 'new'"))
                .isEqualTo(1);
        assertThat(deletions.newest(10))
                .anySatisfy(d -> {
                    assertThat(d.what()).isEqualTo("governance.use_day");
                    assertThat(d.rows()).isEqualTo(1);
                    assertThat(d.why()).isEqualTo(Deletion.Why.EXPIRED);
                });
        assertThatThrownBy(() -> asOwner("delete from governance.deletion"))
                .isInstanceOf(Problem.class);
    }

    private static long count(String sql) {
        try (Line owner = CITY.database().ownerLine("count")) {
            return owner.list(Sql.text("n", sql), row -> row.number("n")).getFirst();
        }
    }

    /** Steps of one run, one transaction each, as the runner does them. */
    private static void run(RetentionJob job, Instant started) {
        String[] note = {""};
        boolean more = true;
        for (int n = 0; more; n++) {
            int number = n;
            more = CITY.database().write(tx -> job.step(step(tx, started, number, note)));
        }
        assertThat(note[0]).isEmpty();
    }

    private static Step step(Tx tx, Instant started, int number, String[] note) {
        return new Step() {
            @Override
            public Tx tx() {
                return tx;
            }

            @Override
            public Instant runStarted() {
                return started;
            }

            @Override
            public int number() {
                return number;
            }

            @Override
            public String note() {
                return note[0];
            }

            @Override
            public void note(String progress) {
                note[0] = progress;
            }
        };
    }
}
