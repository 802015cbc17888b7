package city.qala.sta;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");
    private static final long EPOCH = TimeValue.parse("2026-01-01T00:00:00Z").start();

    private static Expression filter(String text) {
        return Query.parse(
                        "$filter=" + Percent.encode(text),
                        EntityType.OBSERVATION,
                        Limits.defaults())
                .filter()
                .orElseThrow();
    }

    private static String at(int minute) {
        return "2026-01-01T00:%02d:00Z".formatted(minute);
    }

    @Test
    void givenAWindowOfOneStream_whenBounded_thenTheBoundsSayItAll() {
        Expression filter =
                filter(
                        "phenomenonTime ge 2026-01-01T00:00:00Z and phenomenonTime lt"
                                + " 2026-01-01T00:05:00Z and result gt 50 and Datastream/id eq 7");
        Bounds bounds = Bounds.ofInstants(filter, NOW);
        assertThat(bounds.exact()).isTrue();
        assertThat(bounds.from()).isEqualTo(EPOCH);
        assertThat(bounds.to()).isEqualTo(EPOCH + 300_000_000L - 1);
        assertThat(bounds.admitsResult(50)).isFalse();
        assertThat(bounds.admitsResult(50.001)).isTrue();
        assertThat(bounds.datastreamsOrNull()).containsExactly(7L);
        assertThat(Bounds.of(filter, NOW).exact())
                .as("an interval that ends at the limit matches too")
                .isFalse();
        assertThat(Bounds.of(filter("result gt 50"), NOW).exact()).isTrue();
    }

    @Test
    void givenNow_whenReckonedWith_thenItIsTheEvaluatorsNow() {
        Bounds bounds =
                Bounds.ofInstants(filter("phenomenonTime gt now() sub duration'PT5M'"), NOW);
        assertThat(bounds.from()).isEqualTo(EPOCH + 300_000_000L + 1);
        assertThat(bounds.exact()).isTrue();
    }

    @Test
    void givenWhatBoundsCannotSay_whenBounded_thenTheyAreWideAndNotExact() {
        for (String text :
                List.of(
                        "result ne 5",
                        "result gt '5'",
                        "not (result gt 5)",
                        "result gt 5 or phenomenonTime gt 2026-01-01T00:00:00Z",
                        "resultTime gt 2026-01-01T00:00:00Z",
                        "parameters/a gt 5",
                        "FeatureOfInterest/id eq 5")) {
            Bounds bounds = Bounds.of(filter(text), NOW);
            assertThat(bounds.exact()).as(text).isFalse();
            assertThat(bounds.boundsResult() || bounds.boundsTime()).as(text).isFalse();
        }
        Bounds either = Bounds.of(filter("Datastream/id eq 1 or Datastream/id eq 2"), NOW);
        assertThat(either.datastreamsOrNull()).containsExactly(1L, 2L);
        assertThat(either.exact()).isTrue();
        assertThat(Bounds.of(filter("result gt 5 and result lt 5"), NOW).empty()).isTrue();
    }

    @Test
    void whateverMatchesMeetsTheBounds_andMeetingExactBoundsIsMatching() {
        int[] seen = new int[3];
        ForAll.seeds(
                30_000,
                random -> {
                    Expression filter = filter(text(random, 3));
                    Bounds wide = Bounds.of(filter, NOW);
                    Bounds narrow = Bounds.ofInstants(filter, NOW);
                    Evaluator evaluator = Evaluator.of(filter, NOW, Evaluator.Budget.UNLIMITED);
                    for (int i = 0; i < 20; i++) {
                        Row row = Row.of(random);
                        boolean matches = evaluator.matches(row);
                        Bounds bounds = row.time.interval() ? wide : narrow;
                        if (matches) seen[0]++;
                        if (matches) assertThat(row.meets(wide)).isTrue();
                        if (matches) assertThat(row.meets(bounds)).isTrue();
                        if (bounds.exact()) seen[1]++;
                        if (bounds.exact() && row.meets(bounds)) {
                            seen[2]++;
                            assertThat(matches).as("%s %s", Printer.text(filter), row).isTrue();
                        }
                    }
                });
        assertThat(seen[0]).isGreaterThan(10_000);
        assertThat(seen[1]).isGreaterThan(10_000);
        assertThat(seen[2]).isGreaterThan(1_000);
    }

    private static String text(Random random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0)
            return "("
                    + text(random, depth - 1)
                    + (random.nextBoolean() ? " and " : " or ")
                    + text(random, depth - 1)
                    + ")";
        String operator = ForAll.oneOf(random, "eq", "ne", "gt", "ge", "lt", "le");
        int a = random.nextInt(10);
        String time = at(a);
        if (random.nextBoolean()) time += "/" + at(a + random.nextInt(4));
        return switch (random.nextInt(11)) {
            case 0 -> "phenomenonTime " + operator + " " + time;
            case 1 -> time + " " + operator + " phenomenonTime";
            case 2 -> "result " + operator + " " + random.nextInt(6);
            case 3 -> random.nextInt(6) + " " + operator + " result";
            case 4 -> "Datastream/id " + operator + " " + random.nextInt(3);
            case 5 -> "before(phenomenonTime," + time + ")";
            case 6 -> "after(" + time + ",phenomenonTime)";
            case 7 -> "during(phenomenonTime," + at(a) + "/" + at(a + random.nextInt(4)) + ")";
            case 8 -> "Datastream/id in (" + random.nextInt(3) + "," + random.nextInt(3) + ")";
            case 9 -> "result in (" + random.nextInt(6) + "," + random.nextInt(6) + ")";
            default -> "overlaps(phenomenonTime," + time + ")";
        };
    }

    /** A stored reading; half of them offer their numbers unboxed, as a store's reader does. */
    private record Row(TimeValue time, Object result, long datastream, boolean fast)
            implements Node {

        static Row of(Random random) {
            long start = EPOCH + random.nextInt(12) * 60_000_000L;
            TimeValue time =
                    random.nextBoolean()
                            ? TimeValue.at(start)
                            : TimeValue.between(start, start + random.nextInt(4) * 60_000_000L);
            Object result =
                    random.nextInt(4) == 0
                            ? ForAll.<Object>oneOf(random, "3", true, 2L)
                            : (Object) (random.nextInt(14) / 2.0 - 0.5);
            return new Row(time, result, random.nextInt(3), random.nextBoolean());
        }

        boolean meets(Bounds bounds) {
            double number = result instanceof Number n ? n.doubleValue() : Double.NaN;
            return time.start() >= bounds.from()
                    && time.end() <= bounds.to()
                    && bounds.admitsResult(number)
                    && bounds.admitsDatastream(datastream);
        }

        @Override
        public Object property(String name) {
            return name.equals("result") ? result : name.equals("id") ? (Object) 1L : time;
        }

        @Override
        public double number(String name) {
            return fast && name.equals("result") && result instanceof Double d ? d : Double.NaN;
        }

        @Override
        public long instant(String name) {
            boolean plain = fast && name.equals("phenomenonTime") && !time.interval();
            return plain ? time.start() : Long.MIN_VALUE;
        }

        @Override
        public Iterable<Mapped> related(String navigation) {
            return navigation.equals("Datastream")
                    ? List.of(Mapped.of(datastream))
                    : new ArrayList<>();
        }
    }

    @Test
    void givenAFilterOnThings_whenItLooksAtObservations_thenTheStoreIsGivenTheBounds() {
        List<Bounds> asked = new ArrayList<>();
        Mapped stream =
                new Mapped() {
                    @Override
                    public Iterable<Mapped> related(String navigation, Bounds bounds) {
                        asked.add(bounds);
                        return related(navigation);
                    }
                };
        stream.with("id", 7L).link("Observations", Mapped.of(1).with("result", 6.0));
        Node thing = Mapped.of(1).link("Datastreams", stream);
        Expression filter =
                Query.parse(
                                "$filter=Datastreams/Observations/result gt 5",
                                EntityType.THING,
                                Limits.defaults())
                        .filter()
                        .orElseThrow();
        assertThat(Evaluator.of(filter, NOW, Evaluator.Budget.UNLIMITED).matches(thing)).isTrue();
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().least()).isEqualTo(5);
        assertThat(asked.getFirst().leastOpen()).isTrue();
    }
}
