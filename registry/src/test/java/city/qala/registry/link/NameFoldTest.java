package city.qala.registry.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameFoldTest {
    private final NameFold fold = new NameFold(true);

    @Test
    void givenOneNameInSixAlphabets_whenFolded_thenItIsOneText() {
        assertThat(
                        List.of("Қасым", "Kassym", "Qasym", "касым", "KАSYM").stream()
                                .map(fold::fold)
                                .distinct())
                .containsExactly("КАСЫМ");
        assertThat(List.of("Ержан", "Yerzhan", "Erjan").stream().map(fold::fold).distinct())
                .containsExactly("ЕРЖАН");
        assertThat(fold.fold("Жұлдыз")).isEqualTo(fold.fold("Zhuldyz"));
        assertThat(fold.fold("Алисултан")).isEqualTo(fold.fold("Али Султан"));
    }

    @Test
    void givenASurnameInBothForms_whenStemmed_thenTheStemIsTheSame() {
        assertThat(fold.stem(fold.fold("Ахметова"))).isEqualTo(fold.stem(fold.fold("Ахмет")));
        assertThat(fold.stem(fold.fold("Серікұлы"))).isEqualTo(fold.stem(fold.fold("Серикович")));
    }

    @Test
    void givenALatinTown_whenFolded_thenNamesStayLatinWithoutMarks() {
        assertThat(new NameFold(false).fold("José-María")).isEqualTo("JOSEMARIA");
    }
}
