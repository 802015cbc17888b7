package city.qala.sensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.DataSet;
import city.qala.kernel.Problem;
import city.qala.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:20:00Z");
    private final PretendTown town = new PretendTown(TestClock.at(NOW.toString())).furnished(20);
    private final List<DataSet> sets =
            Sharing.dataSets(town.directory, town.series, town.clock, "Demo town");

    @Test
    void givenATown_whenSharedByAnybody_thenNoStreamOfTheStaffIsAmongItsThings() {
        Set<Object> shown = values("things", 0, wanted("things", null, null, 10_000));
        Set<String> staffOnly =
                town.directory.all().stream()
                        .filter(s ->
                                s.channels().stream()
                                        .noneMatch(c -> c.visibility() == Visibility.PUBLIC))
                        .map(Station::code)
                        .collect(Collectors.toSet());
        assertThat(staffOnly).isNotEmpty();
        assertThat(shown).contains("VDZ-1").doesNotContainAnyElementsOf(staffOnly);
    }

    @Test
    void givenTwoHours_whenReadByTheHour_thenOnlyThoseHoursComeWithMeansBetweenTheirBounds() {
        Instant to = Instant.parse("2026-03-01T08:00:00Z");
        List<List<@Nullable Object>> rows =
                rows("air-hourly", wanted("air-hourly", to.minus(Duration.ofHours(2)), to, 1_000));
        assertThat(rows).isNotEmpty();
        for (List<@Nullable Object> row : rows) {
            assertThat((Instant) row.get(0)).isIn(to.minusSeconds(7_200), to.minusSeconds(3_600));
            assertThat((Double) row.get(5)).isBetween((Double) row.get(6), (Double) row.get(7));
            assertThat((Long) row.get(8)).isPositive();
        }
    }

    @Test
    void givenALimit_whenRead_thenExactlySoManyRowsCome() {
        for (DataSet set : sets)
            assertThat(rows(set.code(), wanted(set.code(), null, null, 7)))
                    .as(set.code())
                    .hasSizeLessThanOrEqualTo(7);
        assertThat(rows("air-hourly", wanted("air-hourly", null, null, 7))).hasSize(7);
    }

    @Test
    void givenMoreThanAMonth_whenAskedFor_thenItIsRefused() {
        DataSet.Wanted year = wanted("air-hourly", NOW.minus(Duration.ofDays(365)), NOW, 10);
        assertThatThrownBy(() -> rows("air-hourly", year))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo("invalid-parameter"));
    }

    private DataSet set(String code) {
        return sets.stream().filter(s -> s.code().equals(code)).findFirst().orElseThrow();
    }

    private DataSet.Wanted wanted(
            String code, @Nullable Instant from, @Nullable Instant to, long most) {
        return new DataSet.Wanted(new HashSet<>(set(code).names()), from, to, most, null);
    }

    private List<List<@Nullable Object>> rows(String code, DataSet.Wanted wanted) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        set(code).rows().read(wanted, rows::add);
        rows.forEach(row -> assertThat(row).hasSameSizeAs(set(code).fields()));
        return rows;
    }

    private Set<Object> values(String code, int place, DataSet.Wanted wanted) {
        return rows(code, wanted).stream()
                .map(row -> String.valueOf(row.get(place)))
                .collect(Collectors.toSet());
    }
}
