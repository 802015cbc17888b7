package city.qala.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class WorkingHoursTest {
    // 2 March 2026 is a Monday.
    private static boolean works(String hours, String at) {
        return WorkingHours.parse(hours).covers(LocalDateTime.parse("2026-03-" + at));
    }

    @Test
    void givenADayShift_whenAsked_thenTheBeginBelongsToItAndTheEndDoesNot() {
        assertThat(works("Mo-Fr 08:00-18:00", "02T08:00")).isTrue();
        assertThat(works("Mo-Fr 08:00-18:00", "02T07:59:59")).isFalse();
        assertThat(works("Mo-Fr 08:00-18:00", "06T17:59")).isTrue();
        assertThat(works("Mo-Fr 08:00-18:00", "06T18:00")).isFalse();
        assertThat(works("Mo-Fr 08:00-18:00", "07T12:00")).isFalse();
    }

    @Test
    void givenANightShift_whenItGoesOverMidnight_thenTheMorningBelongsToTheDayBefore() {
        assertThat(works("Fr 20:00-06:00", "06T23:00")).isTrue();
        assertThat(works("Fr 20:00-06:00", "07T05:59")).isTrue();
        assertThat(works("Fr 20:00-06:00", "06T05:00")).isFalse();
        assertThat(works("Su 20:00-06:00", "02T05:00")).isTrue();
    }

    @Test
    void givenNoText_whenRead_thenItMeansAlways() {
        assertThat(works("", "08T03:00")).isTrue();
        assertThat(works("Su 00:00-00:00", "08T03:00")).isTrue();
        assertThat(works("Su 00:00-00:00", "09T00:00")).isFalse();
        assertThat(WorkingHours.ALWAYS.toString()).isEmpty();
    }

    @Test
    void givenHours_whenWrittenAndRead_thenTheyAreTheSame() {
        for (String text :
                new String[] {"Mo-Fr 08:00-18:00", "Mo,We,Sa 20:00-06:00", "Su 00:00-00:00"}) {
            var hours = WorkingHours.parse(text);
            assertThat(WorkingHours.parse(hours.toString())).isEqualTo(hours);
        }
    }

    @Test
    void givenOtherTexts_whenRead_thenTheyAreRefused() {
        for (String text :
                new String[] {
                    "always",
                    "Mo",
                    "Mo 8-18",
                    "Mo 08:00",
                    "Xx 08:00-18:00",
                    "Fr-Mo 08:00-18:00",
                    "Mo 08:00-25:00",
                    "Mo-Tu-We 08:00-18:00",
                    " 08:00-18:00",
                    "Mo 08:00:01-09:00"
                })
            assertThatThrownBy(() -> WorkingHours.parse(text)).as(text).isInstanceOf(Problem.class);
    }
}
