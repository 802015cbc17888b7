package city.qala.sta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.qala.kernel.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderingTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private static Ordering ordering(EntityType type, String text) {
        Query query = Query.parse("$orderby=" + Percent.encode(text), type, Limits.defaults());
        return Ordering.of(query.orderBy(), NOW, Evaluator.Budget.UNLIMITED);
    }

    private static List<Object> ids(List<? extends Node> nodes, Ordering ordering) {
        List<Node> sorted = new ArrayList<>(nodes);
        sorted.sort(ordering);
        List<Object> ids = new ArrayList<>();
        for (Node node : sorted) ids.add(String.valueOf(node.property("id")));
        return ids;
    }

    @Test
    void givenAbsentValues_whenOrdered_thenTheyAreLastAscendingAndFirstDescending() {
        List<Mapped> nodes =
                List.of(
                        Mapped.of(1).with("result", 5.0),
                        Mapped.of(2),
                        Mapped.of(3).with("result", 1L),
                        Mapped.of(4).with("result", "text"),
                        Mapped.of(5).with("result", 5.0));
        assertThat(ids(nodes, ordering(EntityType.OBSERVATION, "result")))
                .isEqualTo(List.of("3", "1", "5", "4", "2"));
        assertThat(ids(nodes, ordering(EntityType.OBSERVATION, "result desc")))
                .isEqualTo(List.of("2", "4", "1", "5", "3"));
        assertThat(ids(nodes, ordering(EntityType.OBSERVATION, "result desc,id desc")))
                .isEqualTo(List.of("2", "4", "5", "1", "3"));
    }

    @Test
    void givenNestedPaths_whenOrdered_thenOneValueOrTheExtremeOfManyCounts() {
        Mapped a = Mapped.of(1).link("Datastream", Mapped.of(9).with("name", "b"));
        Mapped b = Mapped.of(2).link("Datastream", Mapped.of(8).with("name", "a"));
        assertThat(ids(List.of(a, b), ordering(EntityType.OBSERVATION, "Datastream/name")))
                .isEqualTo(List.of("2", "1"));
        Mapped x = Mapped.of(1).link("Datastreams", Mapped.of(5), Mapped.of(1));
        Mapped y = Mapped.of(2).link("Datastreams", Mapped.of(3), Mapped.of(9));
        assertThat(ids(List.of(y, x), ordering(EntityType.THING, "Datastreams/id")))
                .isEqualTo(List.of("1", "2"));
        assertThat(ids(List.of(x, y), ordering(EntityType.THING, "Datastreams/id desc")))
                .isEqualTo(List.of("2", "1"));
        assertThat(ids(List.of(x, y), ordering(EntityType.THING, "id mul -1")))
                .isEqualTo(List.of("2", "1"));
    }

    @Test
    void pagesByCursorGiveEveryRowOnce_whileOtherRowsComeAndGo() {
        ForAll.seeds(
                2_000,
                random -> {
                    String text =
                            ForAll.oneOf(
                                    random,
                                    "result",
                                    "result desc",
                                    "resultQuality desc,result",
                                    "id");
                    Ordering ordering = ordering(EntityType.OBSERVATION, text);
                    List<Node> rows = new ArrayList<>();
                    for (int i = 0; i < 40; i++) rows.add(row(i, random));
                    Set<Object> seen = new HashSet<>();
                    String token = null;
                    for (int pages = 0; pages < 200; pages++) {
                        Cursor cursor = token == null ? null : ordering.cursor(token);
                        List<Node> page =
                                rows.stream()
                                        .filter(r -> cursor == null || ordering.isAfter(r, cursor))
                                        .sorted(ordering)
                                        .limit(5)
                                        .toList();
                        if (page.isEmpty()) break;
                        for (Node node : page)
                            assertThat(seen.add(String.valueOf(node.property("id")))).isTrue();
                        token = ordering.cursor(page.getLast()).encoded();
                        rows.remove(page.getLast());
                        if (pages < 5) rows.add(row(1_000 + pages, random));
                    }
                    for (int i = 0; i < 40; i++) assertThat(seen).contains(String.valueOf(i));
                });
    }

    private static Mapped row(int id, Random random) {
        Object result =
                switch (random.nextInt(9)) {
                    case 0 -> null;
                    case 1 -> "text".repeat(random.nextInt(80));
                    case 2 -> random.nextBoolean();
                    case 3 -> new BigDecimal("0.1");
                    case 4 -> (long) random.nextInt(4);
                    case 5 -> Map.of("a", random.nextInt());
                    case 6 -> List.of(1);
                    case 7 -> TimeValue.at(random.nextInt(3) * 1_000_000L);
                    default -> random.nextInt(40) / 10.0;
                };
        return row(id, result, random);
    }

    private static Mapped row(int id, @Nullable Object result, Random random) {
        return Mapped.of(id).with("result", result).with("resultQuality", "n" + random.nextInt(3));
    }

    @Test
    void givenADamagedToken_whenRead_thenItIsRefusedAndNeverFails() {
        Ordering ordering = ordering(EntityType.OBSERVATION, "result desc");
        String good = ordering.cursor(Mapped.of(3).with("result", "қала")).encoded();
        assertThat(ordering.cursor(good).id()).isEqualTo(3);
        assertThat(ordering.cursor(good).values()).isEqualTo(List.of("қала"));
        ForAll.seeds(
                5_000,
                random -> {
                    char[] chars = good.toCharArray();
                    int at = random.nextInt(chars.length);
                    char before = chars[at];
                    chars[at] = "AbZ09-_".charAt(random.nextInt(7));
                    String bad = new String(chars, 0, chars.length - random.nextInt(3));
                    if (bad.equals(good) || chars[at] == before) return;
                    Problem problem =
                            catchThrowableOfType(Problem.class, () -> ordering.cursor(bad));
                    // the last character may hold bits that no byte uses
                    if (problem == null) assertThat(ordering.cursor(bad).id()).isEqualTo(3);
                    else assertThat(problem.code()).isEqualTo("invalid-query");
                });
        Problem other =
                catchThrowableOfType(
                        Problem.class,
                        () -> ordering(EntityType.OBSERVATION, "result").cursor(good));
        assertThat(other.detail()).contains("another $orderby");
    }
}
