package city.qala.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FormatsTest {

    private static final Instant EVENING = Instant.parse("2026-01-14T16:06:40Z");

    private static Formats in(Language language) {
        return new Formats(Messages.of().in(language), ZoneId.of("Asia/Almaty"));
    }

    @Test
    void givenAFraction_whenWritten_thenRussianAndKazakhUseACommaAndEnglishAPoint() {
        assertThat(in(Language.RU).number(3.14159, 1)).isEqualTo("3,1");
        assertThat(in(Language.KK).number(3.14159, 1)).isEqualTo("3,1");
        assertThat(in(Language.EN).number(3.14159, 1)).isEqualTo("3.1");
    }

    @Test
    void givenThousands_whenWritten_thenTheyStandApart() {
        assertThat(in(Language.RU).count(12_400)).isEqualTo("12\u202F400");
        assertThat(in(Language.EN).count(12_400)).isEqualTo("12,400");
    }

    @Test
    void givenAValueBelowZero_whenWritten_thenTheMinusIsAMinus() {
        assertThat(in(Language.EN).number(-14, 0)).isEqualTo("\u221214");
    }

    @Test
    void givenAValueThatRoundsToZero_whenWritten_thenItHasNoSign() {
        assertThat(in(Language.EN).number(-0.004, 1)).isEqualTo("0.0");
    }

    @Test
    void givenNoNumber_whenWritten_thenADashStands() {
        assertThat(in(Language.EN).number(Double.NaN, 1)).isEqualTo("\u2013");
    }

    @Test
    void givenAQuantity_whenWritten_thenTheUnitIsTheLanguagesOwnAfterAThinSpace() {
        assertThat(in(Language.EN).quantity(64.2, "µg/m³")).isEqualTo("64\u202Fµg/m³");
        assertThat(in(Language.RU).quantity(64.2, "µg/m³")).isEqualTo("64\u202Fмкг/м³");
        assertThat(in(Language.KK).quantity(1.2, "m/s")).isEqualTo("1,2\u202Fм/с");
    }

    @Test
    void givenAUnitNobodyTranslated_whenWritten_thenItStandsAsItIs() {
        assertThat(in(Language.KK).unit("furlong")).isEqualTo("furlong");
    }

    @Test
    void givenAMeasuredValue_whenWritten_thenItHasAsManyDigitsAsItCanBear() {
        assertThat(in(Language.EN).measured(64.23)).isEqualTo("64");
        assertThat(in(Language.EN).measured(8.42)).isEqualTo("8.4");
        assertThat(in(Language.EN).measured(9.96)).isEqualTo("10");
        assertThat(in(Language.EN).measured(0.314)).isEqualTo("0.31");
        assertThat(in(Language.EN).measured(0)).isEqualTo("0");
    }

    @Test
    void givenAMoment_whenWritten_thenItIsInTheCitysZone() {
        assertThat(in(Language.EN).time(EVENING)).isEqualTo("21:06");
        assertThat(in(Language.KK).day(EVENING)).isEqualTo("14 қаңтар");
        assertThat(in(Language.RU).day(EVENING)).isEqualTo("14 января");
        assertThat(in(Language.RU).offset(EVENING)).isEqualTo("UTC+5");
    }

    @Test
    void givenAMomentOfAnotherDay_whenWritten_thenTheDayStandsWithIt() {
        Instant before = EVENING.minus(Duration.ofDays(1));
        assertThat(in(Language.EN).moment(before, EVENING)).isEqualTo("13 Jan 21:06");
        assertThat(in(Language.EN).moment(EVENING.minusSeconds(60), EVENING)).isEqualTo("21:05");
    }

    @Test
    void givenLengthsOfTime_whenWritten_thenTheTwoGreatestUnitsStand() {
        Formats ru = in(Language.RU);
        assertThat(ru.span(Duration.ofSeconds(40))).isEqualTo("40 с");
        assertThat(ru.span(Duration.ofMinutes(134))).isEqualTo("2 ч 14 мин");
        assertThat(ru.span(Duration.ofHours(2))).isEqualTo("2 ч");
        assertThat(ru.span(Duration.ofDays(3))).isEqualTo("3 дня");
        assertThat(ru.span(Duration.ofDays(5))).isEqualTo("5 дней");
        assertThat(ru.span(Duration.ofDays(21))).isEqualTo("21 день");
    }
}
