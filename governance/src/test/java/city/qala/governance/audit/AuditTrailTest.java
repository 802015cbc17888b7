package city.qala.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.AuditEntry.Details;
import city.qala.kernel.AuditEntry.Seen;
import city.qala.kernel.MerkleRoot;
import city.qala.kernel.Problem;
import city.qala.kernel.Release;
import city.qala.kernel.Role;
import city.qala.kernel.Standing;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.db.Line;
import city.qala.platform.db.Sql;
import city.qala.testkit.TestCity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuditTrailTest {
    @RegisterExtension static final TestCity CITY = TestCity.withDatabase("governance");

    private static final Random RANDOM = new Random(11);
    private static final Actor CLERK =
            new Actor(
                    "aigul",
                    Actor.Kind.PERSON,
                    Set.of(Role.CLERK),
                    new Standing("Social department", "", Set.of(), Optional.empty()));
    private static final Actor INSPECTOR =
            new Actor("inspector", Actor.Kind.PERSON, Set.of(Role.OVERSIGHT));
    private static final AuditConfig CONFIG =
            new AuditConfig("Testville", ZoneId.of("Asia/Almaty"), List.of());

    private AuditTrail trail;

    @BeforeEach
    void open() {
        trail = AuditTrail.open(CITY.database(), CITY.folder(), CITY.clock(), CONFIG);
    }

    @AfterEach
    void close() {
        trail.close();
    }

    private static Subject person() {
        return new Subject("person", Ulid.make(Instant.ofEpochMilli(1), RANDOM));
    }

    private static AuditEntry look(Subject whom) {
        return look(whom, Details.read("law 1", "resident", List.of("address"), Release.AT_ONCE));
    }

    private static AuditEntry look(Subject whom, Details details) {
        return new AuditEntry(
                CITY.clock().instant(),
                CLERK,
                "access.open",
                AuditEntry.Outcome.DONE,
                whom.toString(),
                "school-place",
                Map.of(),
                details);
    }

    private Looked looked(Subject whom) {
        return trail.looked(whom, Instant.EPOCH, Instant.MAX);
    }

    @Test
    void givenALook_whenTheActCommits_thenThePersonFindsItAndTheProofHolds() {
        Subject whom = person();
        CITY.database().change(tx -> trail.write(tx, look(whom)));
        Looked found = looked(whom);
        assertThat(found.looks()).hasSize(1);
        Looked.Look look = found.looks().getFirst();
        assertThat(look.organisation()).isEqualTo("Social department");
        assertThat(look.fields()).containsExactly("address");
        assertThat(look.bySystem()).isFalse();
        assertProven(trail.proof(whom, look.number()));
        assertThatThrownBy(() -> trail.proof(person(), look.number()))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(404));
    }

    @Test
    void givenAnActThatIsRolledBack_whenTheLogIsRead_thenNothingStandsThere() {
        Subject whom = person();
        assertThatThrownBy(() ->
                        CITY.database()
                                .change(tx -> {
                                    trail.write(tx, look(whom));
                                    throw new IllegalStateException("the act failed");
                                }))
                .hasMessage("the act failed");
        assertThat(looked(whom).looks()).isEmpty();
    }

    @Test
    void givenALogThatCannotBeWritten_whenAnActIsDone_thenItIsRolledBackWith503() {
        var ledger = CITY.database();
        asOwner("create table public.act (n int); grant all on public.act to public");
        asOwner("alter table governance.audit_inbox rename to away");
        try {
            assertThatThrownBy(() ->
                            ledger.change(tx -> {
                                tx.update(
                                        Sql.text("t", "insert into public.act values (1)"),
                                        Map.of());
                                trail.write(tx, look(person()));
                            }))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            p -> {
                                assertThat(p.code()).isEqualTo("audit-unavailable");
                                assertThat(p.status()).isEqualTo(503);
                                assertThat(p.retryAfter()).isPresent();
                            });
            assertThatThrownBy(() -> trail.write(look(person())))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            p -> assertThat(p.code()).isEqualTo("audit-unavailable"));
            assertThat(count("select count(*) as n from public.act")).isZero();
        } finally {
            asOwner("alter table governance.away rename to audit_inbox");
        }
    }

    @Test
    void givenEntries_whenSomebodyChangesThemInTheLedger_thenItRefuses() {
        trail.write(look(person()));
        trail.newest("access.open", 1);
        for (String table : List.of("inbox", "open", "segment", "root", "run", "member", "head")) {
            String name = "governance.audit_" + table;
            assertRefused("truncate " + name);
        }
        assertRefused("update governance.audit_open set lines = ''");
        assertRefused("delete from governance.audit_open");
        assertRefused("update governance.audit_head set size = 0");
        assertRefused("delete from governance.audit_head");
        assertRefused("update governance.audit_segment set first = first");
        assertRefused("delete from governance.audit_segment");
        CITY.database()
                .change(tx ->
                        tx.update(
                                Sql.text(
                                        "t",
                                        "insert into governance.audit_inbox (count, lines, concerns)"
                                                + " values (1, '{\"v\":1,\"at\":\"2026-03-02T06:00:00Z\","
                                                + "\"kind\":\"system\",\"action\":\"a.b\","
                                                + "\"outcome\":\"done\"}', '\\x00')"),
                                Map.of()));
        assertRefused("delete from governance.audit_inbox");
    }

    @Test
    void givenAHousehold_whenLookedAt_thenEachSeesOnlyTheirOwnPart() {
        Subject mother = person();
        Subject child = person();
        var details =
                new Details(
                        "law 1",
                        "household",
                        List.of(),
                        List.of(
                                new Seen(mother, List.of("income")),
                                new Seen(child, List.of("age", "school"))),
                        "",
                        2,
                        "",
                        Release.AT_ONCE);
        trail.write(
                new AuditEntry(
                        CITY.clock().instant(),
                        CLERK,
                        "access.open",
                        AuditEntry.Outcome.DONE,
                        "",
                        "school-place",
                        Map.of(),
                        details));
        assertThat(looked(mother).looks()).hasSize(1);
        assertThat(looked(mother).looks().getFirst().fields()).containsExactly("income");
        assertThat(looked(child).looks().getFirst().fields()).containsExactly("age", "school");
        String text = trail.proof(child, looked(child).looks().getFirst().number()).text();
        assertThat(text).doesNotContain("income", trail.pseudonym(mother), mother.id().text());
    }

    @Test
    void givenADelay_whenItsDayComes_thenTheLineOpensAndWasCountedBefore() {
        Subject whom = person();
        LocalDate day = LocalDate.ofInstant(CITY.clock().instant(), CONFIG.zone()).plusDays(30);
        Release later = Release.delayed(day, "court order 12");
        trail.write(look(whom, Details.read("law 2", "resident", List.of("name"), later)));
        Looked before = looked(whom);
        assertThat(before.looks()).isEmpty();
        assertThat(before.delayed()).containsExactly(Map.entry(day, 1));
        long number = trail.newest("access.open", 1).getFirst().number();
        assertThatThrownBy(() -> trail.proof(whom, number)).isInstanceOf(Problem.class);
        CITY.clock().advance(java.time.Duration.ofDays(30));
        assertThat(looked(whom).looks()).hasSize(1);
        assertThat(looked(whom).delayed()).isEmpty();
    }

    @Test
    void givenARunOverASet_whenAMemberAsks_thenTheRunIsThere_andNobodyElseSeesIt() {
        List<Subject> all = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) all.add(person());
        Map<Subject, String> names = trail.pseudonyms(all);
        List<Subject> half = all.subList(700, 2_200);
        List<String> members = half.stream().map(names::get).sorted().toList();
        var entry =
                new AuditEntry(
                        CITY.clock().instant(),
                        Actor.SYSTEM,
                        "access.open",
                        AuditEntry.Outcome.DONE,
                        "families with three children",
                        "benefit",
                        Map.of("count", "1500", "root", MerkleRoot.of(members)));
        CITY.database().change(tx -> trail.writeSet(tx, entry, members));
        for (int i = 0; i < all.size(); i += 49) {
            int expected = i >= 700 && i < 2_200 ? 1 : 0;
            assertThat(looked(all.get(i)).looks()).as("member " + i).hasSize(expected);
        }
        Looked.Look look = looked(all.get(1_000)).looks().getFirst();
        assertThat(look.run()).isTrue();
        assertThat(look.bySystem()).isTrue();
        assertProven(trail.proof(all.get(1_000), look.number()));
        assertThatThrownBy(() ->
                        CITY.database()
                                .change(tx ->
                                        trail.writeSet(
                                                tx, entry, List.of("person:" + "00".repeat(16)))))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(400));
    }

    @Test
    void givenADestroyedKey_whenAsked_thenNothingLeadsToThePersonAndTheTreeIsWhole() {
        Subject whom = person();
        trail.write(look(whom));
        Inclusion before = trail.proof(looked(whom).looks().getFirst().number());
        assertThat(before.text()).doesNotContain(whom.id().text());
        boolean there = CITY.database().write(tx -> trail.forget(tx, whom));
        assertThat(there).isTrue();
        assertThat(looked(whom).looks()).isEmpty();
        assertThat(trail.pseudonym(whom)).isNotIn(before.text());
        assertProven(trail.proof(before.number()));
        assertThat(
                        count(
                                "select count(*) as n from governance.audit_subject where subject = '"
                                        + whom
                                        + "' and pseudonym = decode('"
                                        + pseudonymIn(before.text())
                                        + "', 'hex')"))
                .isZero();
    }

    @Test
    void givenAResidentsAccount_whenTheyAct_thenTheirNameIsNotInTheLog() {
        Subject me = person();
        var resident =
                new Actor(
                        "gulnara.b",
                        Actor.Kind.PERSON,
                        Set.of(Role.RESIDENT),
                        new Standing("", "", Set.of(), Optional.of(me)));
        trail.write(
                new AuditEntry(
                        CITY.clock().instant(),
                        resident,
                        "access.open",
                        AuditEntry.Outcome.DONE,
                        me.toString(),
                        "own-data",
                        Map.of()));
        Looked.Look look = looked(me).looks().getFirst();
        assertThat(look.own()).isTrue();
        assertThat(trail.proof(look.number()).text()).doesNotContain("gulnara");
    }

    @Test
    void givenASearch_whenDone_thenItFindsByEveryWordAndIsItselfWrittenDown() {
        Subject whom = person();
        for (int i = 0; i < 300; i++) trail.write(look(i % 100 == 0 ? whom : person()));
        AuditQuery about = AuditQuery.ALL.about(whom).most(2);
        AuditPage first = trail.search(INSPECTOR, about);
        assertThat(first.lines()).hasSize(2);
        // The first search stands in the log itself, and it was about this person.
        assertThat(first.lines().getFirst().action()).isEqualTo("audit.search");
        AuditQuery purpose = AuditQuery.ALL.purpose("school-place").by("aigul").most(100);
        List<AuditLine> all = new ArrayList<>();
        AuditPage page = trail.search(INSPECTOR, purpose);
        all.addAll(page.lines());
        while (page.before().isPresent()) {
            page = trail.search(INSPECTOR, purpose.before(page.before().getAsLong()));
            all.addAll(page.lines());
        }
        assertThat(all).hasSizeGreaterThanOrEqualTo(300).doesNotHaveDuplicates();
        assertThat(all)
                .extracting(AuditLine::number)
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(trail.newest("audit.search", 1).getFirst().actor()).isEqualTo("inspector");
        assertThat(trail.search(INSPECTOR, AuditQuery.ALL.by("nobody")).lines()).isEmpty();
    }

    private static String pseudonymIn(String text) {
        int at = text.indexOf("\"subject\":\"person:") + 18;
        return text.substring(at, at + 32);
    }

    private static long count(String query) {
        return CITY.database()
                .read(tx ->
                        tx.one(Sql.text("t", query), Map.of(), row -> row.number("n"))
                                .orElseThrow());
    }

    private static void assertRefused(String statement) {
        assertThatThrownBy(() ->
                        CITY.database().change(tx -> tx.run(Sql.text("t", statement), Map.of())))
                .as(statement)
                .isInstanceOf(Problem.class);
    }

    private static void assertProven(Inclusion proof) {
        List<byte[]> path = proof.path().stream().map(HexFormat.of()::parseHex).toList();
        byte[] leaf = MerkleRoot.leaf(Packed.utf8(proof.text()));
        byte[] root = Proofs.root(proof.number(), proof.root().size(), leaf, path);
        assertThat(HexFormat.of().formatHex(root)).isEqualTo(proof.root().root());
        SignedRoot r = proof.root();
        assertThat(AuditKey.holds(r.key(), r.signed(), r.signature())).isTrue();
    }

    private static void asOwner(String statement) {
        try (Line owner = CITY.database().ownerLine("test")) {
            owner.execute(Sql.text("owner", statement));
        }
    }
}
