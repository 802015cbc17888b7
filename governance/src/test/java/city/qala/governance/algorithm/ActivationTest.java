package city.qala.governance.algorithm;

import static city.qala.governance.algorithm.RegisterFixture.ADMIN;
import static city.qala.governance.algorithm.RegisterFixture.CLERK;
import static city.qala.governance.algorithm.RegisterFixture.FACES;
import static city.qala.governance.algorithm.RegisterFixture.INSPECTOR;
import static city.qala.governance.algorithm.RegisterFixture.MODEL;
import static city.qala.governance.algorithm.RegisterFixture.OTHER_MODEL;
import static city.qala.governance.algorithm.RegisterFixture.SECOND_ADMIN;
import static city.qala.governance.algorithm.RegisterFixture.entry;
import static city.qala.governance.algorithm.RegisterFixture.scores;
import static city.qala.governance.algorithm.RegisterFixture.with;
import static city.qala.governance.algorithm.RegisterFixture.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Activation;
import city.qala.kernel.Actor;
import city.qala.kernel.AlgorithmVersion;
import city.qala.kernel.Problem;
import city.qala.testkit.TestClock;
import city.qala.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** No algorithm runs outside of the register, and every way round it ends in a refusal. */
class ActivationTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("governance");

    @TempDir Path data = Path.of(".");
    private final TestClock clock = TestClock.at("2026-11-22T06:00:00Z");
    private final RegisterFixture.Log audit = new RegisterFixture.Log();
    private Register register;
    private RegisterDesk desk;

    @BeforeEach
    void emptyRegister() {
        sql("alter table governance.algorithm_event disable trigger user");
        sql("truncate governance.algorithm_event");
        sql("alter table governance.algorithm_event enable trigger user");
        register = opened();
        desk = new RegisterDesk(register);
    }

    private Register opened() {
        return new Register(
                ledger.database(), RegisterKey.open(data.resolve("keys")), audit, clock);
    }

    private static void sql(String statement) {
        ledger.asOwner(statement);
    }

    @Test
    void givenNoEntry_whenActivated_thenItIsRefused() {
        assertRefused(() -> activate(FACES), "forbidden");
    }

    @Test
    void givenACompleteEntryAndAPassingAudit_whenTwoPeopleAgree_thenItRuns() {
        run();
        Activation activation = activate(FACES);
        assertThatCode(activation::require).doesNotThrowAnyException();
        assertThat(audit.newest()).isEqualTo("algorithm.approve DONE aigul");
        assertThat(audit.facts()).containsEntry("deed", "approved");
    }

    @Test
    void givenAnyFieldMissing_whenProposed_thenTheAnswerNamesTheField() {
        for (EntryField field : EntryField.values()) {
            String id = "lacks-" + field.code();
            desk.write(ADMIN, without(entry(id, false), field), "");
            toTest(id);
            assertThatThrownBy(() -> desk.propose(ADMIN, id, "needed"))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            p ->
                                    assertThat(p.faults().toString())
                                            .contains("/fields/" + field.code()));
        }
    }

    @Test
    void givenAFieldInTwoLanguagesOnly_whenProposed_thenItIsMissing() {
        AlgorithmEntry whole = entry("faces", false);
        var json = RegisterJson.tree(EntryJson.fields(whole, true));
        ((com.fasterxml.jackson.databind.node.ObjectNode) json.path("risks")).remove("kk");
        AlgorithmEntry partial = EntryJson.read("faces", false, json);
        assertThat(partial.missing()).containsExactly(EntryField.RISKS);
    }

    @Test
    void givenAnotherHashThresholdOrPreprocessing_whenActivated_thenItIsRefused() {
        run();
        for (AlgorithmVersion other :
                List.of(
                        new AlgorithmVersion("faces", OTHER_MODEL, 0.55, "chip-1"),
                        new AlgorithmVersion("faces", MODEL, 0.5500001, "chip-1"),
                        new AlgorithmVersion("faces", MODEL, 0.55, "chip-2")))
            assertRefused(() -> activate(other), "forbidden");
    }

    @Test
    void givenTheSamePerson_whenTheyAgreeWithThemselves_thenFourEyesAreAskedFor() {
        long asked = proposed();
        assertRefused(() -> agree(ADMIN, asked), "four-eyes-required");
        assertThat(audit.newest()).isEqualTo("algorithm.approve REFUSED bolat");
        var sameWithTwoRoles = new Actor("bolat", Actor.Kind.PERSON, Set.of("admin", "oversight"));
        assertRefused(() -> agree(sameWithTwoRoles, asked), "four-eyes-required");
        assertRefused(() -> activate(FACES), "forbidden");
    }

    @Test
    void givenTwoAdministrators_whenTheyAgree_thenOversightIsMissing() {
        long asked = proposed();
        assertRefused(() -> agree(SECOND_ADMIN, asked), "four-eyes-required");
    }

    @Test
    void givenAProposal_whenItWasDecided_thenItCannotBeUsedAgain() {
        long asked = run();
        desk.suspend(INSPECTOR, "faces", "complaints");
        assertRefused(() -> agree(INSPECTOR, asked), "invalid-transition");
        assertRefused(() -> activate(FACES), "forbidden");
    }

    @Test
    void givenAnEntryChangedAfterTheProposal_whenAgreed_thenTheConsentDoesNotCount() {
        long asked = proposed();
        String seen = state().seal();
        desk.write(ADMIN, with(state().entry(), EntryField.VERSION, "chip-1b"), "");
        assertRefused(() -> desk.approve(INSPECTOR, "faces", asked, seen), "invalid-transition");
        String now = state().seal();
        assertRefused(() -> desk.approve(INSPECTOR, "faces", asked, now), "version-required");
    }

    @Test
    void givenTwoWhoAgreeAtOnce_whenTheyRace_thenOneWins() throws Exception {
        long asked = proposed();
        String seal = state().seal();
        var won = new AtomicInteger();
        var lost = new AtomicInteger();
        Callable<Boolean> race =
                () -> {
                    try {
                        desk.approve(INSPECTOR, "faces", asked, seal);
                        won.incrementAndGet();
                    } catch (Problem p) {
                        lost.incrementAndGet();
                    }
                    return true;
                };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(List.of(race, race, race, race))) done.get();
        }
        assertThat(won.get()).isEqualTo(1);
        assertThat(lost.get()).isEqualTo(3);
        assertThat(register.altered()).isEmpty();
        assertThatCode(() -> activate(FACES)).doesNotThrowAnyException();
    }

    @Test
    void givenNobodyEntitled_whenTheyTry_thenTheyAreRefusedAndThatIsWrittenDown() {
        run();
        assertRefused(() -> desk.suspend(CLERK, "faces", "no"), "forbidden");
        assertThat(audit.newest()).isEqualTo("algorithm.suspend REFUSED marat");
        var program = new Actor("script", Actor.Kind.PROGRAM, Set.of("oversight", "admin"));
        assertRefused(() -> desk.suspend(program, "faces", "no"), "forbidden");
        assertRefused(() -> desk.suspend(Actor.ANONYMOUS, "faces", "no"), "invalid-token");
        assertThatCode(() -> activate(FACES)).doesNotThrowAnyException();
    }

    @Test
    void givenTheSwitch_whenOnePersonUsesItWithAReason_thenItStopsAtOnceAndSaysWhy() {
        run();
        Activation activation = activate(FACES);
        assertRefused(() -> desk.suspend(INSPECTOR, "faces", "  "), "invalid-parameter");
        desk.suspend(INSPECTOR, "faces", "too many complaints");
        assertRefused(activation::require, "forbidden");
        assertThat(activation.off().orElseThrow().by()).isEqualTo("oversight");
        assertThat(activation.off().orElseThrow().reason()).isEqualTo("too many complaints");
        assertThat(activation.off().orElseThrow().since()).isEqualTo(clock.instant());
    }

    @Test
    void givenAnotherProcess_whenItLooksAgain_thenItSeesTheSwitch() {
        run();
        Register other = opened();
        assertThat(other.refusal(FACES)).isEmpty();
        desk.suspend(INSPECTOR, "faces", "too many complaints");
        other.recheck();
        assertThat(other.refusal(FACES)).isPresent();
    }

    @Test
    void givenAPhaseThatRuns_whenOnePersonMovesThere_thenItIsRefused() {
        desk.write(ADMIN, entry("faces", true), "");
        toTest("faces");
        assertRefused(() -> desk.move(ADMIN, "faces", Phase.ACTIVE, "go"), "invalid-transition");
        assertRefused(() -> desk.move(ADMIN, "faces", Phase.SUSPENDED, "go"), "invalid-transition");
    }

    @Test
    void givenNoAuditOrAFailingOne_whenProposed_thenItIsRefused() {
        desk.write(ADMIN, entry("faces", true), "");
        toTest("faces");
        assertRefused(() -> desk.propose(ADMIN, "faces", "go"), "grounds-missing");
        desk.audit(ADMIN, FACES, 0.005, "group", scores(false));
        assertRefused(() -> desk.propose(ADMIN, "faces", "go"), "grounds-missing");
        var other = new AlgorithmVersion("faces", OTHER_MODEL, 0.55, "chip-1");
        desk.audit(ADMIN, other, 0.005, "group", scores(true));
        assertRefused(() -> desk.propose(ADMIN, "faces", "go"), "grounds-missing");
    }

    @Test
    void givenARunningOne_whenANewAuditFails_thenItStopsAtOnceAndANewPassIsNotEnough() {
        run();
        Activation activation = activate(FACES);
        desk.audit(ADMIN, FACES, 0.005, "group", scores(false));
        assertThat(activation.off().orElseThrow().reason()).isEqualTo("audit-failed");
        desk.audit(ADMIN, FACES, 0.005, "group", scores(true));
        assertRefused(activation::require, "forbidden");
        agree(INSPECTOR, askedBy(ADMIN));
        assertThatCode(activation::require).doesNotThrowAnyException();
    }

    @Test
    void givenTwelveMonths_whenTheAuditLapses_thenItStopsByItselfAndStaysOff() {
        run();
        Activation activation = activate(FACES);
        clock.set(Instant.parse("2027-11-22T05:59:59Z"));
        assertThatCode(activation::require).doesNotThrowAnyException();
        clock.advance(Duration.ofSeconds(1));
        assertThat(activation.off().orElseThrow().reason()).isEqualTo("audit-lapsed");
        register.recheck();
        assertThat(audit.newest()).isEqualTo("algorithm.lapse DONE system");
        int lines = audit.entries.size();
        register.recheck();
        assertThat(audit.entries).hasSize(lines);
        desk.audit(ADMIN, FACES, 0.005, "group", scores(true));
        assertRefused(activation::require, "forbidden");
    }

    @Test
    void givenAnAuditRenewedInTime_whenTheOldOneEnds_thenItGoesOn() {
        run();
        Activation activation = activate(FACES);
        clock.set(Instant.parse("2027-11-01T00:00:00Z"));
        desk.audit(ADMIN, FACES, 0.005, "group", scores(true));
        clock.set(Instant.parse("2028-01-01T00:00:00Z"));
        assertThatCode(activation::require).doesNotThrowAnyException();
    }

    @Test
    void givenABadRow_whenAudited_thenTheFileIsRefusedWithItsLine() {
        desk.write(ADMIN, entry("faces", true), "");
        byte[] bad =
                "group,mated,distance\nA,1,0.2\nA,yes,0.2\n"
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> desk.audit(ADMIN, FACES, 0.005, "group", bad))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.faults().toString()).contains("scores:3"));
    }

    @Test
    void givenARunningEntry_whenOnePersonChangesIt_thenNothingChangesUntilASecondAgrees() {
        run();
        AlgorithmEntry better = with(state().entry(), EntryField.VERSION, "chip-1b");
        desk.write(ADMIN, better, "clearer");
        assertThat(state().entry().plain(EntryField.VERSION)).isEqualTo("chip-1");
        long asked = state().pending().keySet().iterator().next();
        desk.approve(INSPECTOR, "faces", asked, EntryJson.seal(better));
        assertThat(state().entry().plain(EntryField.VERSION)).isEqualTo("chip-1b");
        assertThat(register.refusal(FACES)).isEmpty();
    }

    @Test
    void givenAChangeToAnUnauditedModel_whenASecondAgrees_thenItIsRefused() {
        run();
        AlgorithmEntry swapped = with(state().entry(), EntryField.MODEL_SHA256, OTHER_MODEL);
        desk.write(ADMIN, swapped, "faster");
        long asked = state().pending().keySet().iterator().next();
        assertRefused(
                () -> desk.approve(INSPECTOR, "faces", asked, EntryJson.seal(swapped)),
                "grounds-missing");
        assertThat(register.refusal(FACES)).isEmpty();
    }

    @Test
    void givenTheLedger_whenALineIsChangedOrTakenAway_thenTheLedgerRefuses() {
        run();
        for (String statement :
                List.of(
                        "update governance.algorithm_event set body = '{\"phase\":\"active\"}'",
                        "delete from governance.algorithm_event",
                        "truncate governance.algorithm_event"))
            assertThatThrownBy(() -> sql(statement))
                    .as(statement)
                    .isInstanceOf(RuntimeException.class);
        register.recheck();
        assertThat(register.refusal(FACES)).isEmpty();
    }

    @Test
    void givenALineWrittenByHand_whenTheRegisterLooks_thenEverythingIsOff() {
        desk.write(ADMIN, entry("faces", false), "");
        sql(
                "insert into governance.algorithm_event select number + 1, algorithm, at, 'aigul',"
                        + " 'PERSON', 'oversight', 'installed', '', replace(body, '\"fields\"',"
                        + " '\"phase\":\"active\",\"fields\"'), seal from"
                        + " governance.algorithm_event order by number desc limit 1");
        register.recheck();
        assertThat(register.refusal(FACES).orElseThrow().reason()).isEqualTo("record-altered");
        assertRefused(() -> desk.suspend(ADMIN, "faces", "x"), "invalid-transition");
    }

    @Test
    void givenARewrittenLine_whenTheGuardsOfTheLedgerWereTakenOff_thenEverythingIsOff() {
        run();
        desk.suspend(INSPECTOR, "faces", "too many complaints");
        unguarded(
                "update governance.algorithm_event set deed = 'lapsed', body ="
                        + " '{\"since\":\"2026-11-22T06:00:00Z\"}' where deed = 'suspended'");
        register.recheck();
        assertThat(register.refusal(FACES).orElseThrow().reason()).isEqualTo("record-altered");
        assertThat(opened().refusal(FACES).orElseThrow().reason()).isEqualTo("record-altered");
    }

    @Test
    void givenTheSuspensionCutOff_whenTheProcessStartsAgain_thenItIsMissed() {
        run();
        desk.suspend(INSPECTOR, "faces", "too many complaints");
        unguarded("delete from governance.algorithm_event where deed = 'suspended'");
        register.recheck();
        assertThat(register.refusal(FACES).orElseThrow().reason()).isEqualTo("record-altered");
        // The last number stands in the data folder, so a restart does not forget it.
        assertThat(opened().refusal(FACES).orElseThrow().reason()).isEqualTo("record-altered");
    }

    @Test
    void givenAnotherKey_whenOpened_thenNothingRuns() {
        run();
        var stranger =
                new Register(
                        ledger.database(), RegisterKey.open(data.resolve("other")), audit, clock);
        assertThat(stranger.refusal(FACES).orElseThrow().reason()).isEqualTo("record-altered");
    }

    @Test
    void givenALogThatCannotBeWritten_whenSwitchedOff_thenNothingIsDoneAndItIsSaid() {
        run();
        audit.fails = true;
        assertRefused(() -> desk.suspend(INSPECTOR, "faces", "x"), "audit-unavailable");
        audit.fails = false;
        assertThat(opened().refusal(FACES)).isEmpty();
        assertThat(register.refusal(FACES)).isEmpty();
    }

    @Test
    void givenAnInstalledEntryAboutPeople_whenItComesRunning_thenItOnlyComesToTheTest() {
        register.change(
                Actor.SYSTEM,
                "faces",
                "install",
                "",
                (s, now) -> new Deed.Installed(entry("faces", true), Phase.ACTIVE));
        assertThat(state().phase()).isEqualTo(Phase.TEST);
        assertThat(register.refusal(FACES)).isPresent();
    }

    private long run() {
        long asked = proposed();
        agree(INSPECTOR, asked);
        return asked;
    }

    private long proposed() {
        desk.write(ADMIN, entry("faces", true), "");
        toTest("faces");
        desk.audit(ADMIN, FACES, 0.005, "group", scores(true));
        return askedBy(ADMIN);
    }

    private long askedBy(Actor actor) {
        return desk.propose(actor, "faces", "needed").pending().keySet().stream()
                .max(Long::compare)
                .orElseThrow();
    }

    private void agree(Actor actor, long proposal) {
        desk.approve(actor, "faces", proposal, state().seal());
    }

    private void toTest(String id) {
        desk.move(ADMIN, id, Phase.DESIGN, "begins");
        desk.move(ADMIN, id, Phase.TEST, "goes on");
    }

    private AlgorithmState state() {
        return register.find("faces").orElseThrow();
    }

    private Activation activate(AlgorithmVersion v) {
        return new city.qala.kernel.Activations(register::refusal)
                .activation(v.algorithm(), v.modelSha256(), v.threshold(), v.preprocessing());
    }

    private static void unguarded(String statement) {
        sql("alter table governance.algorithm_event disable trigger user");
        sql(statement);
        sql("alter table governance.algorithm_event enable trigger user");
    }

    private static void assertRefused(ThrowingCallable act, String code) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).as(p.detail()).isEqualTo(code));
    }
}
