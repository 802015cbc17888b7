package city.qala.registry.intake;

import static city.qala.registry.OpenTown.ADMIN;
import static city.qala.registry.OpenTown.CLERK;
import static city.qala.registry.OpenTown.REGISTRAR;
import static city.qala.registry.OpenTown.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import city.qala.registry.OpenTown;
import city.qala.registry.intake.Delivery.Format;
import city.qala.registry.intake.Delivery.State;
import city.qala.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IntakeTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("registry");

    private final OpenTown town = new OpenTown();
    private final Intake intake =
            new Intake(ledger.database(), town.access, town, town.clock, OpenTown.ZONE);

    private void declare(String code) {
        intake.declare(
                REGISTRAR,
                code,
                OpenTown.declaration(
                        code,
                        10,
                        "no",
                        "no: {as: note}, family: {as: family-name, required: true},"
                                + " given: {as: given-name}, iin: {as: iin}, pay: {as: fact,"
                                + " fact: income, type: number, group: income}"));
    }

    private Delivery deliver(String code, String text) {
        return intake.deliver(CLERK, code, Format.CSV, "", bytes(text));
    }

    private static String rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> i + ",Made" + i + ",Given,," + i + "\n")
                .collect(Collectors.joining("", "no,family,given,iin,pay\n", ""));
    }

    @Test
    void givenGoodAndBadRows_whenDelivered_thenEachBadRowIsKeptOutWithItsReason() {
        declare("mixed");
        Delivery d =
                deliver(
                        "mixed",
                        "\uFEFFno;family;given;iin;pay\n1;Аманов;Ерлан;;100,50\n2;;Дана;;\n"
                                + "3;Серікова;Дана;;many\n1;Аманов;Ерлан;;7\n4;\"open;x;y;1\n"
                                + "5;Қасым;\"two\nlines\";;1 200\n6;short\n");
        assertThat(d.state()).isEqualTo(State.APPLIED);
        assertThat(d.counts()).isEqualTo(new Delivery.Counts(2, 5, 2, 0, 0, 0));
        assertThat(intake.faults(d.id(), 10))
                .containsExactly(
                        new Checked.Fault(3, "family", "missing"),
                        new Checked.Fault(4, "pay", "number"),
                        new Checked.Fault(5, "", "twice"),
                        new Checked.Fault(6, "", "open-quote"),
                        new Checked.Fault(9, "", "cells"));
    }

    @Test
    void givenADelivery_whenItComesAgain_thenNothingChangesAndNothingIsStoredTwice() {
        declare("again");
        Delivery first = deliver("again", rows(0, 3));
        Delivery second = deliver("again", rows(0, 3));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(intake.deliveries("again", 10)).hasSize(1);
    }

    @Test
    void givenAWholeRegister_whenTheNextOneDiffers_thenTheDifferenceIsCounted() {
        declare("diff");
        deliver("diff", rows(0, 5));
        town.clock.advance(Duration.ofDays(1));
        Delivery next = deliver("diff", rows(1, 6).replace("Made3", "Other"));
        assertThat(next.counts()).isEqualTo(new Delivery.Counts(5, 0, 1, 1, 3, 1));
        town.clock.advance(Duration.ofDays(1));
        Delivery back = deliver("diff", rows(0, 6));
        assertThat(back.counts())
                .as("a record that comes back")
                .isEqualTo(new Delivery.Counts(6, 0, 0, 2, 4, 0));
    }

    @Test
    void givenARegisterThatHalves_whenDelivered_thenItWaitsForTwoPeopleInDifferentRoles() {
        declare("halved");
        deliver("halved", rows(0, 40));
        Delivery held = deliver("halved", rows(0, 20));
        assertThat(held.state()).isEqualTo(State.HELD);
        assertThat(held.why()).isEqualTo("halved");
        assertThat(intake.approve(REGISTRAR, held.id()).state()).isEqualTo(State.HELD);
        assertThatThrownBy(() -> intake.approve(REGISTRAR, held.id()))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo("four-eyes-required"));
        assertThat(intake.delivery(held.id()).state()).isEqualTo(State.HELD);
        Delivery agreed = intake.approve(ADMIN, held.id());
        assertThat(agreed.state()).isEqualTo(State.APPLIED);
        assertThat(agreed.counts().gone()).isEqualTo(20);
    }

    @Test
    void givenTwoHeldDeliveries_whenOneIsRefused_thenTheRegisterStaysAsItWas() {
        declare("refused");
        deliver("refused", rows(0, 30));
        Delivery held = deliver("refused", rows(0, 1));
        assertThat(intake.refuse(REGISTRAR, held.id()).state()).isEqualTo(State.REFUSED);
        assertThat(deliver("refused", rows(0, 31)).counts().same()).isEqualTo(30);
    }

    @Test
    void givenADeliveryOfAnEarlierDay_whenItComesLate_thenItIsKeptAndChangesNothing() {
        declare("late");
        intake.deliver(CLERK, "late", Format.CSV, "2026-03-01", bytes(rows(0, 4)));
        Delivery late = intake.deliver(CLERK, "late", Format.CSV, "2026-02-01", bytes(rows(0, 2)));
        assertThat(late.state()).isEqualTo(State.LATE);
        assertThat(deliver("late", rows(0, 4)).counts().same()).isEqualTo(4);
    }

    @Test
    void givenWhatIsNoText_whenDelivered_thenItIsRefusedWithWordsAndTheOldStays() {
        declare("bytes");
        deliver("bytes", rows(0, 2));
        byte[] cyrillic =
                "no,family\n1,Аманов\n".getBytes(java.nio.charset.Charset.forName("cp1251"));
        Delivery d = intake.deliver(CLERK, "bytes", Format.CSV, "", cyrillic);
        assertThat(d.state()).isEqualTo(State.REFUSED);
        assertThat(d.why()).contains("utf-8");
        Delivery other = intake.deliver(CLERK, "bytes", Format.CSV, "", bytes("a,b\n1,2\n"));
        assertThat(other.why()).contains("no column");
        assertThat(deliver("bytes", rows(0, 3)).counts().same()).isEqualTo(2);
    }

    @Test
    void givenAVeryLongLine_whenDelivered_thenOnlyThatRowIsKeptOut() {
        declare("long");
        String line = "9," + "x".repeat(10 << 20) + ",,,\n";
        Delivery d = deliver("long", rows(0, 1) + line + "1,Made,,,\n");
        assertThat(d.counts().rows()).isEqualTo(2);
        assertThat(intake.faults(d.id(), 5)).containsExactly(new Checked.Fault(3, "", "too-long"));
    }

    @Test
    void givenJsonLines_whenDelivered_thenTheyAreCheckedTheSameWay() {
        declare("lines");
        String text =
                "{\"no\":1,\"family\":\"Аманов\",\"pay\":5}\n{\"no\":2}\nnonsense\n"
                        + "{\"no\":3,\"family\":{\"deep\":1}}\n";
        Delivery d = intake.deliver(CLERK, "lines", Format.JSONL, "", bytes(text));
        assertThat(d.counts()).isEqualTo(new Delivery.Counts(1, 3, 1, 0, 0, 0));
        assertThat(intake.faults(d.id(), 9).stream().map(Checked.Fault::reason).toList())
                .isEqualTo(List.of("missing", "not-json", "not-flat"));
    }

    @Test
    void givenAProcessThatEndedAfterStoring_whenTheJobRuns_thenTheDeliveryTakesForce() {
        declare("cut");
        Delivery stored = intake.receive(CLERK, "cut", Format.CSV, "", bytes(rows(0, 3)));
        assertThat(stored.state()).isEqualTo(State.RECEIVED);
        assertThat(intake.leftAlone()).as("somebody may be busy with it").isEmpty();
        town.clock.advance(Duration.ofMinutes(5));
        assertThat(intake.leftAlone()).contains(stored.id());
        new IntakeJob(intake).step(null);
        assertThat(intake.delivery(stored.id()).state()).isEqualTo(State.APPLIED);
        assertThat(intake.leftAlone()).isEqualTo(Optional.empty());
    }

    @Test
    void givenADeclarationWithoutALaw_whenDeclared_thenItIsRefused() {
        String yaml = OpenTown.declaration("lawless", 1, "no", "no: {as: note}");
        assertThatThrownBy(
                        () -> intake.declare(REGISTRAR, "lawless", yaml.replace("basis: Law", "")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("law");
        assertThatThrownBy(() -> intake.declare(REGISTRAR, "lawless", yaml + "colour: red\n"))
                .isInstanceOf(Problem.class);
    }
}
