package city.qala.governance.resident;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.governance.resident.Case.Status;
import city.qala.governance.resident.Case.Urgency;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DueRuleTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void givenAMonday_whenFiveWorkingDaysPass_thenItIsTheNextMonday() {
        assertThat(DueRule.after(MONDAY, 5, Set.of())).isEqualTo(MONDAY.plusDays(7));
    }

    @Test
    void givenAQuestionOnSunday_whenOneWorkingDayPasses_thenItIsMonday() {
        assertThat(DueRule.after(MONDAY.minusDays(1), 1, Set.of())).isEqualTo(MONDAY);
    }

    @Test
    void givenAHoliday_whenDaysAreCounted_thenItIsNotOne() {
        var holiday = Set.of(MONDAY.plusDays(1));
        assertThat(DueRule.after(MONDAY, 1, holiday)).isEqualTo(MONDAY.plusDays(2));
    }

    @Test
    void givenALastDay_whenItPasses_thenTheCaseIsLateOnTheDayAfter() {
        LocalDate due = MONDAY.plusDays(4);
        assertThat(DueRule.urgency(Status.OPEN, due, due, Set.of())).isEqualTo(Urgency.SOON);
        assertThat(DueRule.urgency(Status.OPEN, due, due.plusDays(1), Set.of()))
                .isEqualTo(Urgency.LATE);
        assertThat(DueRule.urgency(Status.ANSWERED, due, due.plusDays(1), Set.of()))
                .isEqualTo(Urgency.CALM);
    }

    @Test
    void givenFourWorkingDaysLeft_whenLookedAt_thenItIsCalm_andWithThreeItIsSoon() {
        LocalDate due = MONDAY.plusDays(4);
        assertThat(DueRule.urgency(Status.OPEN, due, MONDAY, Set.of())).isEqualTo(Urgency.CALM);
        assertThat(DueRule.urgency(Status.OPEN, due, MONDAY.plusDays(1), Set.of()))
                .isEqualTo(Urgency.SOON);
    }
}
