package city.qala.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BarTest {
    private static final Section STAFF = new Section("alarms", "/alarms", Set.of("operator"));

    private static List<Section> open(String... keys) {
        return Stream.of(keys).map(k -> new Section(k, "/" + k)).toList();
    }

    private static List<String> keys(List<Section> sections) {
        return sections.stream().map(Section::key).toList();
    }

    @Test
    void givenFewEntries_whenParted_thenNoneIsHiddenAndTheRolesOwnFollowTheFirstTwo() {
        var all = Stream.concat(open("wall", "air", "data").stream(), Stream.of(STAFF)).toList();
        Bar bar = Bar.of(all, "");
        assertThat(keys(bar.shown())).containsExactly("wall", "air", "alarms", "data");
        assertThat(bar.more()).isEmpty();
    }

    @Test
    void givenManyEntries_whenTheOpenOneIsBehindMore_thenItComesIntoSightAndNoneIsLost() {
        List<Section> all = open("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l");
        Bar bar = Bar.of(all, "k");
        assertThat(keys(bar.shown())).hasSize(9).endsWith("k").doesNotContain("i");
        assertThat(keys(bar.more())).containsExactly("i", "j", "l");
    }

    @Test
    void givenNoEntries_whenParted_thenBothAreEmpty() {
        assertThat(Bar.of(List.of(), "").shown()).isEmpty();
    }
}
