package city.qala.pulse.release;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.testkit.ForAll;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ContributionsTest {

    private static final Domain DOMAIN =
            new Domain(List.of("A", "B", "C"), 24, List.of("coffee", "fuel"));

    private record Row(int person, int cell) {}

    private record Case(List<Row> rows, Bound bound, long key) {}

    @Test
    void anyPersonsRowsAddedOrRemovedMoveAtMostTheBoundOfCellsByOne() {
        ForAll.check(
                300,
                ContributionsTest::anyCase,
                c -> {
                    long[] with = counts(c, c.rows());
                    int person = c.rows().getFirst().person();
                    List<Row> others = c.rows().stream().filter(r -> r.person() != person).toList();
                    long[] without = counts(c, others);
                    long moved = 0;
                    for (int i = 0; i < with.length; i++) {
                        assertThat(with[i] - without[i]).isBetween(0L, 1L);
                        moved += with[i] - without[i];
                    }
                    assertThat(moved).isBetween(1L, (long) c.bound().most());
                });
    }

    @Test
    void neitherOrderNorRepetitionOfRowsChangesWhatIsCounted() {
        ForAll.check(
                100,
                ContributionsTest::anyCase,
                c -> {
                    List<Row> twice = new ArrayList<>(c.rows());
                    twice.addAll(c.rows());
                    Collections.reverse(twice);
                    assertThat(counts(c, twice)).isEqualTo(counts(c, c.rows()));
                });
    }

    @Test
    void givenOneAnHour_whenAPersonIsEverywhere_thenEachHourCountsOnePlace() {
        var counted = new Contributions(DOMAIN, Bound.PRESENCE, new KeyedOrder(1, 2));
        for (int cell = 0; cell < DOMAIN.cells(); cell++) counted.add(0, 1, cell, -1);

        int[] byHour = new int[24];
        long[] counts = counted.counts();
        for (int cell = 0; cell < counts.length; cell++)
            byHour[DOMAIN.hourOf(cell)] += (int) counts[cell];
        assertThat(byHour).containsOnly(1);
    }

    @Test
    void givenTenCells_whenThreeAreCounted_thenEachIsAsLikely() {
        int[] chosen = new int[10];
        for (int person = 0; person < 5_000; person++) {
            var counted = new Contributions(DOMAIN, Bound.PURCHASES, new KeyedOrder(5, 6));
            for (int cell = 0; cell < 10; cell++) counted.add(0, person, cell, -1);
            long[] counts = counted.counts();
            for (int cell = 0; cell < 10; cell++) chosen[cell] += (int) counts[cell];
        }
        // 1,500 expected of each, with a standard deviation of 32.
        assertThat(Arrays.stream(chosen).sum()).isEqualTo(15_000);
        assertThat(Arrays.stream(chosen)).allMatch(n -> Math.abs(n - 1_500) < 150);
    }

    @Test
    void givenManyRowsOfOne_whenTheLostAreCounted_thenHeCountsTenAtMost() {
        var counted = new Contributions(DOMAIN, Bound.PURCHASES, new KeyedOrder(1, 2));
        for (int i = 0; i < 500; i++) counted.add(0, 1, i % DOMAIN.cells(), -1);
        for (int i = 0; i < 5; i++) counted.add(0, 2, i, -1);

        assertThat(counted.lost(Levels.MOST_LOST)).isEqualTo(10 + 2);
    }

    @Test
    void givenMorePersonsThanRoom_whenItGrows_thenAllAreCounted() {
        var counted = new Contributions(DOMAIN, Bound.PURCHASES, new KeyedOrder(1, 2));
        for (int round = 0; round < 2; round++)
            for (int p = 0; p < 20_000; p++) counted.add(p, -p, p % DOMAIN.cells(), -1);

        assertThat(counted.persons()).isEqualTo(20_000);
        assertThat(Arrays.stream(counted.counts()).sum()).isEqualTo(20_000);
    }

    private static long[] counts(Case c, List<Row> rows) {
        var counted = new Contributions(DOMAIN, c.bound(), new KeyedOrder(c.key(), c.key() * 31));
        for (Row row : rows) counted.add(0, row.person(), row.cell(), -1);
        return counted.counts();
    }

    private static Case anyCase(RandomGenerator random) {
        List<Row> rows = new ArrayList<>();
        int persons = random.nextInt(1, 6);
        int count = random.nextInt(1, 120);
        for (int i = 0; i < count; i++)
            rows.add(new Row(random.nextInt(persons), random.nextInt(DOMAIN.cells())));
        List<Bound> bounds = List.of(Bound.PRESENCE, Bound.PURCHASES, Bound.TRIPS);
        return new Case(rows, bounds.get(random.nextInt(3)), random.nextLong());
    }
}
