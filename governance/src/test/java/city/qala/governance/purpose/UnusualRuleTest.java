package city.qala.governance.purpose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UnusualRuleTest {
    private static final LocalDate SUNDAY = LocalDate.parse("2026-03-01");

    private static SortedMap<LocalDate, Long> sundays(long... counts) {
        var days = new TreeMap<LocalDate, Long>();
        for (int i = 0; i < counts.length; i++) days.put(SUNDAY.minusWeeks(i + 1), counts[i]);
        return days;
    }

    @Test
    void givenUsualSundays_whenJudged_thenTheMedianIsUsualAndThreeTimesItIsStillLetBy() {
        var ordinary = UnusualRule.on(SUNDAY, sundays(15, 14, 16, 15, 13, 17));
        assertThat(ordinary.usual()).isEqualTo(15);
        assertThat(ordinary.most()).isEqualTo(45);
    }

    @Test
    void givenOneWildSundayBefore_whenJudged_thenItDoesNotHideTheNext() {
        var calm = UnusualRule.on(SUNDAY, sundays(15, 14, 16, 15, 13, 17));
        var wild = UnusualRule.on(SUNDAY, sundays(15, 14, 212, 15, 13, 17));
        assertThat(wild.most()).isEqualTo(calm.most());
    }

    @Test
    void givenBusyMondays_whenSundayIsJudged_thenOnlySundaysCount() {
        var days = sundays(15, 15, 15, 15);
        for (int week = 1; week <= 4; week++) days.put(SUNDAY.minusWeeks(week).plusDays(1), 300L);
        assertThat(UnusualRule.on(SUNDAY, days).usual()).isEqualTo(15);
    }

    @Test
    void givenSundaysWithoutUse_whenJudged_thenTheyCountAsNone() {
        var days = new TreeMap<LocalDate, Long>();
        for (int day = 1; day <= 80; day++) {
            LocalDate on = SUNDAY.minusDays(day);
            if (!on.getDayOfWeek().equals(SUNDAY.getDayOfWeek())) days.put(on, 50L);
        }
        var ordinary = UnusualRule.on(SUNDAY, days);
        assertThat(ordinary.usual()).isZero();
        assertThat(ordinary.most()).isEqualTo(30);
    }

    @Test
    void givenSomebodyNew_whenJudged_thenAFixedNumberHolds() {
        assertThat(UnusualRule.on(SUNDAY, new TreeMap<>()).most()).isEqualTo(100);
        assertThat(UnusualRule.on(SUNDAY, sundays(5)).most()).isEqualTo(30);
        var two = new TreeMap<LocalDate, Long>();
        two.put(SUNDAY.minusDays(2), 20L);
        assertThat(UnusualRule.on(SUNDAY, two).most()).isEqualTo(100);
    }
}
