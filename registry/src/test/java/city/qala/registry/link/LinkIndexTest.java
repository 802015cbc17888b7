package city.qala.registry.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkIndexTest {
    private static final List<Meaning> COLUMNS =
            List.of(
                    Meaning.FAMILY_NAME,
                    Meaning.GIVEN_NAME,
                    Meaning.BIRTH_DATE,
                    Meaning.PHONE,
                    Meaning.IIN);

    @TempDir Path folder;

    private LinkIndex index(List<String> rows) {
        Path file = TownFixture.file(folder, "base.csv", TownFixture.HEADER, rows);
        return LinkIndex.of(LinkSpec.parse(TownFixture.SPEC), List.of(file));
    }

    private static LinkIndex.Added add(LinkIndex index, String row) {
        String[] cells = row.split(",", -1);
        Map<Meaning, String> said = new HashMap<>();
        for (int c = 0; c < COLUMNS.size(); c++) said.put(COLUMNS.get(c), cells[c + 1]);
        return index.add(0, said);
    }

    private static Set<Set<String>> groups(LinkIndex index, List<String> rows) {
        Map<Long, Set<String>> byPerson = new TreeMap<>();
        for (int r = 0; r < rows.size(); r++)
            byPerson.computeIfAbsent(index.person(r), p -> new TreeSet<>())
                    .add(rows.get(r).split(",")[0]);
        return Set.copyOf(byPerson.values());
    }

    private static List<String> with(List<String> base, List<String> more) {
        List<String> all = new ArrayList<>(base);
        all.addAll(more);
        return all;
    }

    @Test
    void givenRecordsInAnotherOrder_whenAddedOneByOne_thenThePeopleAreTheSame() {
        List<String> rows = TownFixture.rows(300, 11);
        List<String> base = rows.subList(0, rows.size() / 2);
        List<String> more = rows.subList(rows.size() / 2, rows.size());
        List<String> shuffled = new ArrayList<>(more);
        Collections.shuffle(shuffled, new Random(3));

        var first = index(base);
        more.forEach(row -> add(first, row));
        var second = index(base);
        shuffled.forEach(row -> add(second, row));

        assertThat(groups(first, with(base, more))).isEqualTo(groups(second, with(base, shuffled)));
        long whole =
                groups(first, with(base, more)).stream()
                        .filter(g ->
                                g.stream()
                                                .map(i -> i.substring(0, i.indexOf('-')))
                                                .distinct()
                                                .count()
                                        > 1)
                        .count();
        assertThat(whole).isZero();
        assertThat(groups(first, with(base, more)).size()).isBetween(300, 310);
    }

    @Test
    void givenATenthMore_whenAdded_thenWhoWasNotTouchedKeepsTheNumberAndEveryChangeIsTold() {
        List<String> rows = TownFixture.rows(300, 12);
        int tenth = rows.size() * 10 / 11;
        var index = index(rows.subList(0, tenth));
        long[] before = new long[tenth];
        for (int r = 0; r < tenth; r++) before[r] = index.person(r);
        Set<Long> touched = new TreeSet<>();
        Set<Long> told = new TreeSet<>();
        for (String row : rows.subList(tenth, rows.size())) {
            var added = add(index, row);
            assertThat(added.touched()).contains(added.person());
            touched.addAll(added.touched());
            added.changes().forEach(c -> told.add(c.from()));
        }
        for (int r = 0; r < tenth; r++) {
            long now = index.person(r);
            if (now != before[r]) assertThat(told).contains(before[r]);
            if (!touched.contains(now)) assertThat(now).isEqualTo(before[r]);
        }
        assertThat(touched.size()).isLessThan(100);
    }

    @Test
    void givenALinkingRecord_whenItComes_thenTwoPeopleBecomeTheOlderOne() {
        List<String> base = new ArrayList<>(TownFixture.rows(150, 13));
        base.add("x-1,Сарсенбинов,Даурен,1981-07-19,77015550101,");
        var index = index(base);
        int first = base.size() - 1;
        long older = index.person(first);
        var apart = add(index, "x-2,Кусаинов,Даурен,1981-07-19,,");
        assertThat(apart.person()).isNotEqualTo(older);

        String iin = city.qala.kernel.Iin.made("810719", 77).orElseThrow().digits();
        add(index, "x-3,Сарсенбинов,Даурен,1981-07-19,77015550101," + iin);
        var linking = add(index, "x-4,Кусаинов,Даурен,1981-07-19,77015550101," + iin);
        assertThat(linking.person()).isEqualTo(older);
        assertThat(index.person(first)).isEqualTo(older);
    }

    @Test
    void givenSomebodySaysThatTwoDiffer_whenMoreComes_thenTheyStayTwoPeople() {
        List<String> base = new ArrayList<>(TownFixture.rows(150, 14));
        base.add("x-1,Сарсенбинов,Даурен,1981-07-19,77015550101,");
        base.add("x-2,Сарсенбинов,Даурен,1981-07-19,77015550101,");
        var index = index(base);
        int one = base.size() - 2;
        long person = index.person(one);
        assertThat(index.person(one + 1)).isEqualTo(person);

        var said = index.differ(one, one + 1);
        assertThat(index.person(one)).isNotEqualTo(index.person(one + 1));
        assertThat(said.changes().stream().map(LinkIndex.Change::kind).collect(Collectors.toSet()))
                .containsExactly(LinkIndex.Kind.SPLIT);
        add(index, "x-3,Сарсенбинов,Даурен,1981-07-19,77015550101,");
        assertThat(index.person(one)).isNotEqualTo(index.person(one + 1));
    }
}
