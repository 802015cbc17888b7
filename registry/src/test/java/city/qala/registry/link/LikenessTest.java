package city.qala.registry.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LikenessTest {

    private static int[] letters(String text) {
        return text.codePoints().toArray();
    }

    @Test
    void givenPublishedExamples_whenCompared_thenJaroWinklerIsAsPublished() {
        assertThat(Similarity.jaroWinkler(letters("MARTHA"), letters("MARHTA")))
                .isCloseTo(0.9611, within(1e-4));
        assertThat(Similarity.jaroWinkler(letters("DWAYNE"), letters("DUANE")))
                .isCloseTo(0.84, within(1e-4));
        assertThat(Similarity.jaroWinkler(letters("DIXON"), letters("DICKSONX")))
                .isCloseTo(0.8133, within(1e-4));
    }

    @Test
    void givenASwapOfNeighbours_whenCounted_thenItIsOneSlip() {
        assertThat(Similarity.typos(letters("900101"), letters("901001"), 2)).isEqualTo(1);
        assertThat(Similarity.typos(letters("abc"), letters("xyzab"), 2)).isEqualTo(3);
    }

    @Test
    void givenLettersOutsideTheFirstPlane_whenCompared_thenEachCountsOnce() {
        assertThat(Similarity.typos(letters("𐐀𐐁"), letters("𐐀𐐂"), 2)).isEqualTo(1);
    }

    @Test
    void givenADate_whenOneDigitOrOrderIsWrong_thenItIsALesserDifferenceThanAnotherDay() {
        assertThat(DateLikeness.of(19900512, 19900512)).isEqualTo(1);
        assertThat(DateLikeness.of(19900512, 19900513)).isEqualTo(2);
        assertThat(DateLikeness.of(19900512, 19901205)).isEqualTo(2);
        assertThat(DateLikeness.of(19900512, 19900101)).isGreaterThan(3);
        assertThat(DateLikeness.of(19900512, 19610830)).isEqualTo(DateLikeness.LEVELS);
    }

    @Test
    void givenOneDateInManyForms_whenRead_thenItIsOneNumber() {
        assertThat(
                        List.of(
                                BirthDate.parse("1990-05-12", "yyyy-MM-dd"),
                                BirthDate.parse("12.05.1990", "dd.MM.yyyy"),
                                BirthDate.parse("19900512", "yyyyMMdd"),
                                BirthDate.parse("1990-5-12", "y+M+d"),
                                BirthDate.parse("12.05.1990", "yyyy-MM-dd")))
                .containsOnly(19900512);
        assertThat(BirthDate.parse("soon", "yyyy-MM-dd")).isZero();
        assertThat(BirthDate.parse("18090021", "yyyyMMdd")).isEqualTo(18090021);
    }

    @Test
    void givenAWholeName_whenToldApart_thenThePatronymicIsKnownByItsEnding() {
        assertThat(FullName.roles(List.of("АХМЕТОВ", "БОЛАТ", "СЕРИКУЛЫ"), true))
                .containsExactly("АХМЕТОВ", "БОЛАТ", "СЕРИКУЛЫ");
        assertThat(FullName.roles(List.of("JOHN", "MARY", "SMITH"), false))
                .containsExactly("SMITH", "JOHN", "");
    }
}
