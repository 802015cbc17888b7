package city.qala.governance.purpose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.governance.purpose.Listed.Status;
import city.qala.kernel.Actor;
import city.qala.kernel.AuditEntry;
import city.qala.kernel.Problem;
import city.qala.platform.db.Conflict;
import city.qala.testkit.TestClock;
import city.qala.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PurposeBookTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("governance");

    private static final String CODE = "school-place";

    private final Town.Memory log = new Town.Memory();
    private final TestClock clock = Town.clock();
    private PurposeDesk desk;
    private PurposeBook book;

    @BeforeEach
    void open() {
        ledger.asOwner("alter table governance.purpose disable trigger all");
        ledger.asOwner("delete from governance.purpose");
        ledger.asOwner("alter table governance.purpose enable trigger all");
        desk = Town.desk(ledger.database(), log, clock);
        book = desk.book();
    }

    private Purpose shipped() {
        return book.find(CODE).orElseThrow().purpose();
    }

    private static void assertProblem(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
    }

    private String open(Actor actor) {
        try {
            ledger.database().change(tx -> desk.access().open(tx, actor, CODE, Town.resident(1)));
            return "";
        } catch (Problem p) {
            return p.code();
        }
    }

    @Test
    void givenANewTown_whenItStarts_thenPurposesAreDraftsAndOpenNothingButOnesOwnData() {
        assertThat(book.list()).hasSizeGreaterThan(5);
        assertThat(book.list())
                .filteredOn(l -> l.status() != Status.DRAFT)
                .singleElement()
                .satisfies(l -> assertThat(l.purpose().code()).isEqualTo("own-data"));
        assertThat(open(Town.CLERK)).isEqualTo("purpose-missing");
    }

    @Test
    void givenTwoPeopleInTwoRoles_whenBothAgree_thenThePurposeOpensAndBothAreNamed() {
        Listed proposed = book.propose(Town.REGISTRAR, shipped());
        assertThat(open(Town.CLERK)).isEqualTo("purpose-missing");
        Listed active = book.approve(Town.OVERSIGHT, CODE, proposed.revision());
        assertThat(active.status()).isEqualTo(Status.ACTIVE);
        assertThat(active.proposed().orElseThrow().actor()).isEqualTo("dana");
        assertThat(active.approved().orElseThrow().actor()).isEqualTo("saule");
        assertThat(open(Town.CLERK)).isEmpty();
        assertThat(log.entries)
                .extracting(AuditEntry::action)
                .containsSubsequence("purpose.propose", "purpose.approve", "access.open");
    }

    @Test
    void givenAProposal_whenTheSamePersonApproves_thenASecondPersonIsMissing() {
        Actor both = Town.person("dana", "registrar", "oversight");
        int revision = book.propose(both, shipped()).revision();
        assertProblem("four-eyes-required", () -> book.approve(both, CODE, revision));
        // The same account under another role is still the same person.
        assertProblem(
                "four-eyes-required",
                () -> book.approve(Town.person("dana", "oversight"), CODE, revision));
        assertThat(log.refused("purpose.approve")).isEqualTo(2);
        assertThat(open(Town.CLERK)).isEqualTo("purpose-missing");
    }

    @Test
    void givenAProposal_whenAColleagueInTheSameRoleApproves_thenASecondRoleIsMissing() {
        int revision = book.propose(Town.REGISTRAR, shipped()).revision();
        assertProblem(
                "four-eyes-required", () -> book.approve(Town.OTHER_REGISTRAR, CODE, revision));
    }

    @Test
    void givenAnApproval_whenReplayed_thenItIsRefused() {
        int revision = book.propose(Town.REGISTRAR, shipped()).revision();
        book.approve(Town.OVERSIGHT, CODE, revision);
        assertProblem("invalid-transition", () -> book.approve(Town.OVERSIGHT, CODE, revision));
        book.withdraw(Town.ADMIN, CODE, "The law has changed.");
        assertProblem("invalid-transition", () -> book.approve(Town.OVERSIGHT, CODE, revision));
        assertThat(open(Town.CLERK)).isEqualTo("purpose-withdrawn");
    }

    @Test
    void givenAProposalThatWasChanged_whenTheOldOneIsApproved_thenItIsRefused() {
        int seen = book.propose(Town.REGISTRAR, shipped()).revision();
        Purpose p = shipped();
        var wider =
                new Purpose(
                        p.code(),
                        p.title(),
                        p.plain(),
                        "Another law",
                        p.users(),
                        p.kinds(),
                        p.fields(),
                        p.limits());
        book.propose(Town.REGISTRAR, wider);
        assertProblem("invalid-transition", () -> book.approve(Town.OVERSIGHT, CODE, seen));
        assertThat(open(Town.CLERK)).isEqualTo("purpose-missing");
    }

    @Test
    void givenTwoInspectorsRacing_whenBothApprove_thenOneWinsAndTheOtherIsTold() throws Exception {
        int revision = book.propose(Town.REGISTRAR, shipped()).revision();
        // Each has a book of their own, as two programs on one ledger would.
        PurposeBook other = Town.desk(ledger.database(), log, clock).book();
        var together = new CyclicBarrier(2);
        Callable<Listed> first =
                () -> {
                    together.await();
                    return book.approve(Town.OVERSIGHT, CODE, revision);
                };
        Callable<Listed> second =
                () -> {
                    together.await();
                    return other.approve(Town.person("erlan", "oversight"), CODE, revision);
                };
        var codes = new ArrayList<String>();
        try (var two = Executors.newFixedThreadPool(2)) {
            for (Future<Listed> answer : two.invokeAll(List.of(first, second))) {
                try {
                    codes.add(answer.get().status().name());
                } catch (ExecutionException e) {
                    codes.add(((Problem) e.getCause()).code());
                }
            }
        }
        assertThat(codes).containsExactlyInAnyOrder("ACTIVE", "invalid-transition");
        assertThat(book.history(CODE)).filteredOn(l -> l.status() == Status.ACTIVE).hasSize(1);
    }

    @Test
    void givenAPurposeInForce_whenAChangeIsProposed_thenTheOldOneHoldsUntilTwoAgree() {
        book.approve(Town.OVERSIGHT, CODE, book.propose(Town.REGISTRAR, shipped()).revision());
        Listed change = book.propose(Town.REGISTRAR, shipped());
        assertThat(change.status()).isEqualTo(Status.PROPOSED);
        assertThat(open(Town.CLERK)).isEmpty();
        book.withdraw(Town.OVERSIGHT, CODE, "Not needed any more.");
        assertThat(open(Town.CLERK)).isEqualTo("purpose-withdrawn");
    }

    @Test
    void givenAPurpose_whenSomebodyWithoutTheRoleActs_thenItIsForbiddenAndWrittenDown() {
        assertProblem("forbidden", () -> book.propose(Town.CLERK, shipped()));
        int revision = book.propose(Town.REGISTRAR, shipped()).revision();
        assertProblem("forbidden", () -> book.approve(Town.ADMIN, CODE, revision));
        assertProblem("forbidden", () -> book.withdraw(Town.CLERK, CODE, "no reason"));
        var program = new Actor("dana-bot", Actor.Kind.PROGRAM, java.util.Set.of("oversight"));
        assertProblem("forbidden", () -> book.approve(program, CODE, revision));
        assertThat(log.refused("purpose.propose")).isEqualTo(1);
        assertThat(log.refused("purpose.approve")).isEqualTo(2);
        assertThat(log.refused("purpose.withdraw")).isEqualTo(1);
    }

    @Test
    void givenTheLawsOwnPurpose_whenSomebodyEndsOrChangesIt_thenItStays() {
        Purpose own = book.find("own-data").orElseThrow().purpose();
        assertProblem("forbidden", () -> book.withdraw(Town.ADMIN, "own-data", "quiet"));
        assertProblem("forbidden", () -> book.propose(Town.ADMIN, own));
    }

    @Test
    void givenTheLedger_whenItsHistoryIsChangedBySql_thenItRefuses() {
        book.propose(Town.REGISTRAR, shipped());
        for (String sql :
                List.of(
                        "update governance.purpose set status = 'ACTIVE'",
                        "delete from governance.purpose",
                        "truncate governance.purpose"))
            assertThatThrownBy(() -> ledger.asOwner(sql)).isInstanceOf(Problem.class);
        // In force with one name only does not fit the table at all.
        assertThatThrownBy(() ->
                        ledger.asOwner(
                                "insert into governance.purpose (code, revision, status, body, reason,"
                                        + " proposed_by, approved_by)"
                                        + " values ('mine', 1, 'ACTIVE', '{}', '', 'timur', 'timur')"))
                .isInstanceOf(Problem.class)
                .isNotInstanceOf(Conflict.class);
    }

    @Test
    void givenChanges_whenTheTownStartsAgain_thenTheyStandAndDraftsAreNotOfferedOver() {
        book.approve(Town.OVERSIGHT, CODE, book.propose(Town.REGISTRAR, shipped()).revision());
        PurposeBook again = Town.desk(ledger.database(), log, clock).book();
        assertThat(again.find(CODE).orElseThrow().status()).isEqualTo(Status.ACTIVE);
        assertThat(again.history("home-meter")).hasSize(1);
    }
}
