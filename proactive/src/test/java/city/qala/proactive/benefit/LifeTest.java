package city.qala.proactive.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import city.qala.proactive.benefit.Entitlement.State;
import city.qala.testkit.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of an entitlement, from the register to the bill and back. */
class LifeTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("proactive");

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private final Town town = new Town(ledger.database());
    private final Ulid home = Town.id(NEXT.getAndIncrement());
    private final Ulid aigul = Town.id(NEXT.getAndIncrement());
    private final Ulid arman = Town.id(NEXT.getAndIncrement());

    private void says(int group, String income) {
        town.says(
                home,
                Town.home(
                        home,
                        Town.adult(aigul, group, income) + "," + Town.adult(arman, 0, income)));
    }

    private Book.Whole file() {
        return town.benefits.residents().mine(Town.resident(aigul)).orElseThrow().file();
    }

    private Optional<Entitlement> has(String policy) {
        return file().entitlements().stream().filter(e -> e.policy().equals(policy)).findFirst();
    }

    private List<String> lines() {
        return town.all(
                "select period || ' ' || amount || ' ' || account as one from proactive.line"
                        + " where household = '"
                        + home
                        + "' order by period, seq");
    }

    private Task task(Task.Kind kind) {
        return town.benefits.clerks().queue(Optional.of(kind)).stream()
                .filter(t -> t.household().equals(home))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void givenADisabilityRecord_whenItArrives_thenTheDiscountStandsOnTheBillWithoutAnApplication() {
        says(0, "900000");
        assertThat(file().entitlements()).isEmpty();
        says(2, "900000");
        assertThat(has("bill_discount").orElseThrow().state()).isEqualTo(State.GRANTED);
        assertThat(lines()).containsExactly("2026-02 1000 A-" + home);
        assertThat(file().notices()).extracting(Notice::kind).containsExactly(Notice.Kind.GRANTED);
    }

    @Test
    void givenTheSameNewsTwice_whenItIsTold_thenNothingIsDoubled() {
        says(2, "900000");
        int decisions =
                town.all(
                                "select id as one from proactive.assessment where household = '"
                                        + home
                                        + "'")
                        .size();
        town.tell(home);
        town.tell(home);
        assertThat(lines()).hasSize(1);
        assertThat(file().entitlements()).hasSize(1);
        assertThat(file().notices()).hasSize(1);
        assertThat(
                        town.all(
                                "select id as one from proactive.assessment where household = '"
                                        + home
                                        + "'"))
                .hasSize(decisions);
    }

    @Test
    void
            givenADiscount_whenMonthsBeginAndTheFigureRises_thenEachMonthIsPaidOnceAndTheRiseComesByItself() {
        says(2, "900000");
        town.on("2026-03-01");
        town.on("2026-03-02");
        town.on("2026-06-01");
        assertThat(lines())
                .containsExactly(
                        "2026-02 1000 A-" + home,
                        "2026-03 1000 A-" + home,
                        "2026-06 1500 A-" + home);
        assertThat(file().notices()).extracting(Notice::kind).contains(Notice.Kind.RAISED);
    }

    @Test
    void givenTheRecordEnds_whenTheMachineSeesIt_thenNothingIsTakenUntilANamedClerkDecides() {
        says(2, "900000");
        says(0, "900000");
        assertThat(has("bill_discount").orElseThrow().state()).isEqualTo(State.GRANTED);
        town.on("2026-03-01");
        assertThat(lines()).hasSize(2);
        Task waits = task(Task.Kind.REDUCTION);
        var opened = town.benefits.clerks().read(Town.CLERK, waits.id());
        assertThat(opened.cut().orElseThrow().isEnd()).isTrue();
        assertThat(opened.why().orElseThrow().why().clauses().getFirst().holds())
                .isEqualTo("false");
        town.benefits.clerks().decide(Town.CLERK, waits.id(), true, "The record has ended.", false);
        town.on("2026-03-20");
        assertThat(has("bill_discount").orElseThrow().state()).isEqualTo(State.GRANTED);
        town.on("2026-04-01");
        assertThat(has("bill_discount").orElseThrow().state()).isEqualTo(State.ENDED);
        assertThat(lines()).hasSize(2);
        assertThatThrownBy(() ->
                        town.benefits.clerks().decide(Town.CLERK, waits.id(), true, "again", false))
                .isInstanceOf(Problem.class);
    }

    @Test
    void givenAProposal_whenTheRecordComesBack_thenTheMachineLetsItBe() {
        says(2, "900000");
        says(0, "900000");
        says(1, "900000");
        assertThat(file().cuts())
                .extracting(Reduction::state)
                .containsExactly(Reduction.State.DROPPED);
        assertThat(has("bill_discount").orElseThrow().state()).isEqualTo(State.GRANTED);
        assertThat(town.benefits.clerks().queue(Optional.of(Task.Kind.REDUCTION)))
                .noneMatch(t -> t.household().equals(home));
    }

    @Test
    void givenADecidedReduction_whenSomebodyObjects_thenTheGrantStaysUntilAnotherClerkAnswers() {
        says(2, "900000");
        says(0, "900000");
        town.benefits
                .clerks()
                .decide(
                        Town.CLERK,
                        task(Task.Kind.REDUCTION).id(),
                        true,
                        "The record has ended.",
                        false);
        town.benefits
                .residents()
                .object(Town.resident(aigul), "bill_discount", "d-" + home, "It was prolonged.");
        town.on("2026-04-01");
        town.on("2026-05-01");
        assertThat(has("bill_discount").orElseThrow().state()).isEqualTo(State.GRANTED);
        Task objection = task(Task.Kind.OBJECTION);
        assertThatThrownBy(() ->
                        town.benefits
                                .clerks()
                                .answer(
                                        Town.CLERK,
                                        objection.id(),
                                        Task.Outcome.STAYS,
                                        "No." + "  It has."))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Somebody else");
        town.benefits
                .clerks()
                .answer(
                        Town.OTHER_CLERK,
                        objection.id(),
                        Task.Outcome.STAYS,
                        "The register has no prolongation.");
        assertThat(has("bill_discount").orElseThrow().state()).isEqualTo(State.GRANTED);
        town.on("2026-06-01");
        assertThat(has("bill_discount").orElseThrow().state()).isEqualTo(State.ENDED);
    }

    @Test
    void givenAnObjectionThatIsRight_whenItIsAnswered_thenTheReductionIsLetBe() {
        says(2, "900000");
        says(0, "900000");
        town.benefits
                .clerks()
                .decide(
                        Town.CLERK,
                        task(Task.Kind.REDUCTION).id(),
                        true,
                        "The record has ended.",
                        false);
        town.benefits
                .residents()
                .object(Town.resident(aigul), "bill_discount", "d-" + home, "It was prolonged.");
        town.registers.put(
                home,
                Town.home(
                        home,
                        Town.adult(aigul, 2, "900000") + "," + Town.adult(arman, 0, "900000")));
        town.benefits
                .clerks()
                .answer(
                        Town.CLERK,
                        task(Task.Kind.OBJECTION).id(),
                        Task.Outcome.CHANGED,
                        "It was found.");
        town.on("2026-06-01");
        assertThat(has("bill_discount").orElseThrow().state()).isEqualTo(State.GRANTED);
        assertThat(file().cuts().getFirst().state()).isEqualTo(Reduction.State.DROPPED);
    }

    @Test
    void givenARegisterThatVanishes_whenTheMonthBegins_thenNothingIsRefusedAndAClerkIsAsked() {
        says(2, "900000");
        town.registers.put(
                home,
                "{\"id\":\"%s\",\"unavailable\":[\"disability\"],\"dwelling\":{\"id\":\"d-%s\",\"account\":\"A-%s\"},\"persons\":[{\"id\":\"%s\",\"birth_date\":\"1980-05-05\",\"income\":900000}]}"
                        .formatted(home, home, home, aigul));
        town.on("2026-03-01");
        assertThat(lines()).hasSize(2);
        assertThat(file().cuts()).isEmpty();
        var opened = town.benefits.clerks().read(Town.CLERK, task(Task.Kind.FACTS).id());
        assertThat(opened.words().words()).contains("bill_discount: disability_group disability");
        says(2, "900000");
        assertThat(town.benefits.clerks().queue(Optional.of(Task.Kind.FACTS)))
                .noneMatch(t -> t.household().equals(home));
    }

    @Test
    void givenAnOfferToAllAdults_whenBothSayYes_thenItBegins_andANoEndsIt() {
        says(0, "10000");
        Entitlement offer = has("small_means").orElseThrow();
        assertThat(offer.state()).isEqualTo(State.OFFERED);
        assertThat(lines()).isEmpty();
        assertThat(town.benefits.residents().answer(Town.resident(aigul), offer.id(), true).state())
                .isEqualTo(State.OFFERED);
        assertThat(town.benefits.residents().answer(Town.resident(arman), offer.id(), true).state())
                .isEqualTo(State.GRANTED);
        assertThat(lines()).containsExactly("2026-02 30000 " + aigul);
        assertThatThrownBy(() ->
                        town.benefits.residents().answer(Town.resident(arman), offer.id(), false))
                .isInstanceOf(Problem.class);
    }

    @Test
    void givenAnOffer_whenNobodyAnswers_thenItIsRepeatedOnceAndANoIsRespected() {
        says(0, "10000");
        town.on("2026-02-10");
        town.on("2026-02-11");
        assertThat(file().notices())
                .extracting(Notice::kind)
                .containsExactlyInAnyOrder(Notice.Kind.OFFERED, Notice.Kind.REMINDED);
        Entitlement offer = has("small_means").orElseThrow();
        town.benefits.residents().answer(Town.resident(arman), offer.id(), false);
        town.on("2026-03-01");
        assertThat(file().entitlements())
                .extracting(Entitlement::state)
                .containsExactly(State.DECLINED);
    }

    @Test
    void givenTwoHouseholdsInOneDwelling_whenBothQualify_thenTheDiscountComesOnce() {
        says(2, "900000");
        Ulid other = Town.id(NEXT.getAndIncrement());
        Ulid serik = Town.id(NEXT.getAndIncrement());
        town.says(
                other,
                Town.home(home, Town.adult(serik, 1, "900000"))
                        .replaceFirst(home.text(), other.text()));
        assertThat(
                        town.benefits
                                .residents()
                                .mine(Town.resident(serik))
                                .orElseThrow()
                                .file()
                                .entitlements())
                .isEmpty();
        assertThat(
                        town.all(
                                "select id as one from proactive.line where account = 'A-"
                                        + home
                                        + "'"))
                .hasSize(1);
    }

    @Test
    void givenAChild_whenItMovesToAnotherHousehold_thenWhatItHasGoesAlongAndNothingIsGivenTwice() {
        Ulid child = Town.id(NEXT.getAndIncrement());
        String born = ",{\"id\":\"%s\",\"birth_date\":\"2026-01-02\"}".formatted(child);
        town.says(home, Town.home(home, Town.adult(aigul, 0, "900000") + born));
        assertThat(has("birth").orElseThrow().state()).isEqualTo(State.GRANTED);
        Ulid other = Town.id(NEXT.getAndIncrement());
        Ulid serik = Town.id(NEXT.getAndIncrement());
        town.says(other, Town.home(other, Town.adult(serik, 0, "900000") + born));
        says(0, "900000");
        assertThat(file().entitlements()).isEmpty();
        assertThat(
                        town.benefits
                                .residents()
                                .mine(Town.resident(serik))
                                .orElseThrow()
                                .file()
                                .entitlements())
                .extracting(Entitlement::unit)
                .containsExactly(child.text());
        assertThat(
                        town.all(
                                "select period as one from proactive.line where unit = '"
                                        + child
                                        + "'"))
                .containsExactly("once");
    }

    @Test
    void givenAPastDecision_whenItIsComputedAgain_thenItIsTheSameToTheLastSign() {
        says(2, "900000");
        town.says(home, Town.home(home, Town.adult(aigul, 0, "1")));
        for (Assessment a :
                town.ledger.write(tx ->
                        town.benefits
                                .stores()
                                .assessments()
                                .list(
                                        tx,
                                        town.benefits.life().open(tx, List.of(home), ""),
                                        home,
                                        10)))
            assertThat(Book.isSame(town.laws.of(a.law()), a)).as(a.answer()).isTrue();
        Assessment newest = file().newest().orElseThrow();
        var forged =
                new Assessment(
                        newest.id(),
                        newest.household(),
                        newest.day(),
                        newest.at(),
                        newest.law(),
                        newest.because(),
                        newest.facts().replace("\"value\":0", "\"value\":1"),
                        newest.factsHash(),
                        newest.answer());
        assertThat(Book.isSame(town.laws.now(), forged)).isFalse();
    }

    @Test
    void givenAnAdultsOwnBenefit_whenAnotherAdultLooks_thenItDoesNotShow() {
        var sight =
                new Sight(
                        Home.of(
                                Town.home(
                                        home,
                                        Town.adult(aigul, 0, "")
                                                + ","
                                                + Town.adult(arman, 0, "")
                                                + ",{\"id\":\"%s\",\"birth_date\":\"2020-01-02\"}"
                                                        .formatted(home))),
                        aigul.text(),
                        town.benefits.life().today());
        assertThat(sight.sees(aigul.text())).isTrue();
        assertThat(sight.sees(arman.text())).isFalse();
        assertThat(sight.sees(home.text())).isTrue();
        assertThat(sight.sees("d-" + home)).isTrue();
        assertThat(sight.mayAnswer(arman.text())).isFalse();
        assertThat(sight.mayAnswer(home.text())).isTrue();
    }
}
