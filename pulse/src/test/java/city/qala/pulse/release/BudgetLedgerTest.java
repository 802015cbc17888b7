package city.qala.pulse.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetLedgerTest {

    private static final Epsilon ONE = new Epsilon(1_000_000);
    private static final LocalDate DAY = LocalDate.of(2026, 1, 13);

    private static void spend(BudgetLedger ledger, Topic topic, long micro) {
        ledger.add(ledger.next(DAY, topic, new Epsilon(micro), "r"));
    }

    private static BudgetLedger threeTopics() {
        BudgetLedger ledger = BudgetLedger.empty(ONE);
        for (Topic topic : Topic.values()) spend(ledger, topic, topic.of(ONE).micro());
        return ledger;
    }

    @Test
    void givenADaySpent_whenMoreIsWanted_thenItIsRefusedAndTheNextDayIsNot() {
        BudgetLedger ledger = BudgetLedger.empty(ONE);
        spend(ledger, Topic.PRESENCE, 700_000);

        assertThatThrownBy(() -> ledger.check(DAY, Topic.TRIPS, new Epsilon(300_001)))
                .isInstanceOf(Problem.class);
        ledger.check(DAY.plusDays(1), Topic.TRIPS, new Epsilon(300_001));
        spend(ledger, Topic.TRIPS, 300_000);
        assertThat(ledger.lines()).hasSize(2);
    }

    @Test
    void givenATopicReleased_whenReleasedAgain_thenItIsRefusedThoughBudgetIsLeft() {
        BudgetLedger ledger = BudgetLedger.empty(ONE);
        spend(ledger, Topic.TRIPS, 100_000);

        assertThatThrownBy(() -> spend(ledger, Topic.TRIPS, 100_000))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("spent");
    }

    @Test
    void givenAKeptLedger_whenALineIsTakenOutOrChanged_thenItShows() {
        List<BudgetLedger.Line> lines = threeTopics().lines();
        assertThat(BudgetLedger.of(ONE, lines).head()).isEqualTo(threeTopics().head());

        var shorter = new ArrayList<>(lines);
        shorter.remove(1);
        assertThatThrownBy(() -> BudgetLedger.of(ONE, shorter)).isInstanceOf(Problem.class);

        var changed = new ArrayList<>(lines);
        var first = lines.getFirst();
        changed.set(
                0, new BudgetLedger.Line(DAY, first.topic(), new Epsilon(1), "r", first.before()));
        assertThatThrownBy(() -> BudgetLedger.of(ONE, changed)).isInstanceOf(Problem.class);
    }
}
