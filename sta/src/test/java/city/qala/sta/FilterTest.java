package city.qala.sta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.qala.kernel.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

class FilterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private static boolean matches(EntityType type, String filter, Node node) {
        String raw = "$filter=" + Percent.encode(filter).replace("&", "%26");
        Expression read = Query.parse(raw, type, Limits.defaults()).filter().orElseThrow();
        Expression again =
                Query.parse(
                                "$filter=" + Percent.encode(Printer.text(read)),
                                type,
                                Limits.defaults())
                        .filter()
                        .orElseThrow();
        assertThat(again).isEqualTo(read);
        return Evaluator.of(read, NOW, Evaluator.Budget.UNLIMITED).matches(node);
    }

    private static boolean thing(String filter, Node thing) {
        return matches(EntityType.THING, filter, thing);
    }

    private static boolean result(@Nullable Object result, String filter) {
        return matches(EntityType.OBSERVATION, filter, Mapped.of(1).with("result", result));
    }

    @Test
    void givenOperators_whenMixed_thenMulBindsBeforeAddBeforeCompareBeforeAndBeforeOr() {
        assertThat(result(10.0, "2 add 3 mul 4 eq 14")).isTrue();
        assertThat(result(10.0, "(2 add 3) mul 4 eq 20")).isTrue();
        assertThat(result(10.0, "10 sub 3 sub 2 eq 5")).isTrue();
        assertThat(result(10.0, "true or false and false")).isTrue();
        assertThat(result(10.0, "(true or false) and false")).isFalse();
        assertThat(result(10.0, "not false and true")).isTrue();
        assertThat(result(10.0, "not result gt 20")).isTrue();
        assertThat(result(10.0, "result mul 2 gt 19 add 0.5")).isTrue();
        assertThat(result(10.0, "7 mod 4 eq 3 and 7 div 2 eq 3.5")).isTrue();
        assertThat(result(10.0, "-result eq -10 and -(-3) eq 3")).isTrue();
        assertThat(result(10.0, "result div 0 gt 1 or result div 0 le 1")).isFalse();
    }

    @Test
    void givenResultsOfAnyType_whenComparedWithANumber_thenTextNeverMatchesAndNothingFails() {
        for (Object value : List.of("99", "abc", true, List.of(1, 2), Map.of("a", 1))) {
            assertThat(result(value, "result gt 50")).isFalse();
            assertThat(result(value, "result le 50")).isFalse();
            assertThat(result(value, "not (result gt 50)")).isFalse();
        }
        assertThat(result(51.0, "result gt 50")).isTrue();
        assertThat(result(51L, "result gt 50")).isTrue();
        assertThat(result(new BigDecimal("50.000000000000000001"), "result gt 50")).isTrue();
        assertThat(result(true, "result eq true and result")).isTrue();
        assertThat(result(List.of(3, 40), "result[1] eq 40 and result/0 eq 3")).isTrue();
        assertThat(result(Map.of("a", Map.of("b c", 5)), "result/a/'b c' eq 5")).isTrue();
    }

    @Test
    void givenAQuotedNumber_whenTheResultIsANumber_thenItComparesNumerically() {
        assertThat(result(10.0, "result gt '3'")).isTrue();
        assertThat(result(2.0, "'3' gt result")).isTrue();
        assertThat(result("10", "result gt '3'")).isFalse();
        assertThat(result("5", "result eq '5'")).isTrue();
        assertThat(result(5, "result eq '5'")).isTrue();
        assertThat(result(5.0, "result eq 'abc' or result ne 'abc'")).isFalse();
    }

    @Test
    void givenSeveralValues_whenAskedWithIn_thenOneOfThemIsEnough() {
        assertThat(result(5.0, "result in (3,5)")).isTrue();
        assertThat(result(5.0, "result in ('3','5')")).isTrue();
        assertThat(result("b", "result in ('a','b')")).isTrue();
        assertThat(result(5.0, "result in (3,4)")).isFalse();
        assertThat(result(5.0, "not (result in (3,4))")).isTrue();
        assertThat(result("x", "not (result in (3,4))")).isFalse();
        assertThat(result(List.of(3, "s"), "3 in result and 's' in result")).isTrue();
        assertThat(result(List.of(3, "s"), "4 in result or '3' in result and 1 eq 2")).isFalse();
        assertThat(result(Map.of("a", "true", "b", true), "result/a eq result/b")).isTrue();
    }

    @Test
    void givenAnAbsentValue_whenCompared_thenOnlyEqNullAndNeNullAnswer() {
        Node none = Mapped.of(1).with("name", "a");
        assertThat(thing("properties/field eq null", none)).isTrue();
        assertThat(thing("null eq properties/field", none)).isTrue();
        assertThat(thing("properties/field ne null", none)).isFalse();
        assertThat(thing("properties/field eq 'x'", none)).isFalse();
        assertThat(thing("not (properties/field eq 'x')", none)).isFalse();
        assertThat(thing("properties/field ne 'x'", none)).isFalse();
        assertThat(thing("properties/field ne 'x' or name eq 'a'", none)).isTrue();
        assertThat(thing("not properties/on", none)).isFalse();
    }

    @Test
    void givenText_whenFunctionsAreCalled_thenTheyAnswerAsInOData() {
        Node node = Mapped.of(1).with("name", "Samal 2 'east'").with("description", "  Ünï😀x ");
        for (String filter :
                List.of(
                        "substringof('mal', name)",
                        "contains(name, 'mal')",
                        "startswith(name,'Samal') and endswith(name,'''')",
                        "name eq 'Samal 2 ''east'''",
                        "length(trim(description)) eq 5",
                        "indexof(description, 'x') eq 6 and indexof(name,'?') eq -1",
                        "substring(name, 6) eq '2 ''east'''",
                        "substring(name,0,5) eq 'Samal' and substring(name,90) eq ''",
                        "tolower(name) eq 'samal 2 ''east''' and toupper('ünï') eq 'ÜNÏ'",
                        "concat(concat(name,', '),'Almaty') eq 'Samal 2 ''east'', Almaty'",
                        "round(2.5) eq 3 and round(-2.5) eq -3 and floor(-2.5) eq -3",
                        "ceiling(2.1) eq 3",
                        "length(id) eq null")) assertThat(thing(filter, node)).as(filter).isTrue();
    }

    @Test
    void givenAPathToMany_whenFiltered_thenOneMatchingEntityIsEnough() {
        Node thing =
                Mapped.of(1)
                        .link(
                                "Datastreams",
                                stream("air", 1, 2),
                                stream("water", 50),
                                stream("empty"));
        assertThat(thing("Datastreams/Observations/result gt 5", thing)).isTrue();
        assertThat(thing("Datastreams/Observations/result gt 50", thing)).isFalse();
        assertThat(
                        thing(
                                "Datastreams/name eq 'air' and Datastreams/Observations/result lt 5",
                                thing))
                .isTrue();
        assertThat(
                        thing(
                                "Datastreams/name eq 'air' and Datastreams/Observations/result gt 5",
                                thing))
                .as("both conditions speak of the same Datastream")
                .isFalse();
        assertThat(thing("Datastreams/name eq 'gone' or Datastreams/name eq 'air'", thing))
                .isTrue();
        assertThat(thing("Datastreams/id eq null", Mapped.of(2))).isTrue();
        assertThat(thing("Datastreams/id eq null", thing)).isFalse();
    }

    @Test
    void givenAny_whenNamed_thenEachAnyChoosesItsOwnEntity() {
        Node thing = Mapped.of(1).link("Datastreams", stream("air", 1), stream("water", 50));
        assertThat(
                        thing(
                                "Datastreams/any(d:d/name eq 'air') and"
                                        + " Datastreams/any(d : d/name eq 'water')",
                                thing))
                .isTrue();
        assertThat(
                        thing(
                                "Datastreams/any(d:d/name eq 'air' and"
                                        + " d/Observations/any(o:o/result gt 5))",
                                thing))
                .isFalse();
        assertThat(thing("Datastreams/any(d:d/Observations/result gt 5)", thing)).isTrue();
        assertThat(thing("not Datastreams/any(d:d/name eq 'heat')", thing)).isTrue();
        assertThat(thing("Datastreams/any() and not Locations/any()", thing)).isTrue();
        assertThat(thing("Datastreams/Observations/any(o:o/result eq 50)", thing)).isTrue();
    }

    @Test
    void givenShapes_whenRelated_thenTheyAnswerInThePlaneOfDegrees() {
        Node point = location(8, 53);
        String square = "geography'POLYGON((7.5 51.5,7.5 53.5,8.5 53.5,8.5 51.5,7.5 51.5))'";
        for (String filter :
                List.of(
                        "st_within(location, " + square + ")",
                        "st_contains(" + square + ",location)",
                        "st_intersects(location," + square + ")",
                        "geo.intersects(location," + square + ")",
                        "not st_disjoint(location," + square + ")",
                        "st_equals(location,geography'POINT(8 53)')",
                        "st_relate(" + square + ",location,'T********')",
                        "st_touches(location,geography'LINESTRING(8 53,9 53)')",
                        "geo.distance(location,geography'POINT(8 54.1)') gt 1",
                        "geo.distance(location,geography'POINT(8 54)') eq 1",
                        "geo.length(geography'LINESTRING(0 0,3 4)') eq 5",
                        "geo.length(" + square + ") eq 0",
                        "location/coordinates/1 eq 53 and location/type eq 'Point'"))
            assertThat(matches(EntityType.LOCATION, filter, point)).as(filter).isTrue();
        assertThat(
                        matches(
                                EntityType.LOCATION,
                                "st_within(location," + square + ")",
                                location(9, 53)))
                .isFalse();
        Node text = Mapped.of(1).with("location", Map.of("street", "Abai 1"));
        assertThat(matches(EntityType.LOCATION, "st_within(location," + square + ")", text))
                .isFalse();
    }

    @Test
    void givenAConstantShape_whenPrepared_thenItAnswersLikeTheUnpreparedOne() {
        List<Function> relations =
                List.of(
                        Function.ST_EQUALS,
                        Function.ST_DISJOINT,
                        Function.ST_TOUCHES,
                        Function.ST_WITHIN,
                        Function.ST_OVERLAPS,
                        Function.ST_CROSSES,
                        Function.ST_INTERSECTS,
                        Function.ST_CONTAINS);
        int[] held = {0};
        ForAll.seeds(
                5_000,
                random -> {
                    Geometry a = shape(random);
                    Geometry b = shape(random);
                    Function function = ForAll.oneOf(random, relations);
                    Boolean plain = Shapes.relate(function, a, b);
                    if (plain != null && plain) held[0]++;
                    assertThat(Shapes.prepared(function, a, true).holds(b)).isEqualTo(plain);
                    assertThat(Shapes.prepared(function, b, false).holds(a)).isEqualTo(plain);
                });
        assertThat(held[0]).isGreaterThan(500);
    }

    private static Geometry shape(Random random) {
        List<Object> ring = new ArrayList<>();
        double x = random.nextInt(6);
        double y = random.nextInt(6);
        double size = 1 + random.nextInt(3);
        for (double[] at : new double[][] {{0, 0}, {size, 0}, {size, size}, {0, size}, {0, 0}})
            ring.add(List.of(x + at[0], y + at[1]));
        return GeoJson.shape(
                switch (random.nextInt(4)) {
                    case 0 -> Map.of("type", "Point", "coordinates", ring.getFirst());
                    case 1 -> Map.of("type", "LineString", "coordinates", ring.subList(0, 3));
                    case 2 -> Map.of("type", "GeometryCollection", "geometries", List.of());
                    default -> Map.of("type", "Polygon", "coordinates", List.of(ring));
                });
    }

    @Test
    void givenABudget_whenAFilterLoopsTooLong_thenItIsEndedByTheBudget() {
        Mapped[] many = new Mapped[300];
        for (int i = 0; i < many.length; i++) many[i] = Mapped.of(i);
        Node thing = Mapped.of(1).link("Datastreams", many).link("Locations", many);
        Expression filter =
                Query.parse(
                                "$filter=Datastreams/id eq Locations/id add 1000",
                                EntityType.THING,
                                Limits.defaults())
                        .filter()
                        .orElseThrow();
        int[] checks = {0};
        Evaluator.Budget budget =
                () -> {
                    if (++checks[0] == 10) throw Problem.query("The query took too long.");
                };
        Problem problem =
                catchThrowableOfType(
                        Problem.class, () -> Evaluator.of(filter, NOW, budget).matches(thing));
        assertThat(problem.detail()).contains("too long");
        assertThat(Evaluator.of(filter, NOW, Evaluator.Budget.UNLIMITED).matches(thing)).isFalse();
    }

    @Test
    void givenNow_whenReckonedWithDurations_thenRecentRowsMatch() {
        Node fresh = Mapped.of(1).with("phenomenonTime", TimeValue.parse("2026-11-21T09:00:00Z"));
        Node old = Mapped.of(2).with("phenomenonTime", TimeValue.parse("2026-11-21T07:00:00Z"));
        String filter = "phenomenonTime gt now() sub duration'P1D'";
        assertThat(matches(EntityType.OBSERVATION, filter, fresh)).isTrue();
        assertThat(matches(EntityType.OBSERVATION, filter, old)).isFalse();
        for (String more :
                List.of(
                        "year(phenomenonTime) eq 2026 and month(phenomenonTime) eq 11",
                        "day(phenomenonTime) eq 21 and hour(phenomenonTime) eq 9",
                        "minute(phenomenonTime) eq 0 and second(phenomenonTime) eq 0",
                        "fractionalseconds(2026-01-01T00:00:00.250Z) eq 0.25",
                        "date(phenomenonTime) eq 2026-11-21 and time(phenomenonTime) ge 08:59",
                        "totaloffsetminutes(phenomenonTime) eq 0",
                        "phenomenonTime gt mindatetime() and phenomenonTime lt maxdatetime()",
                        "phenomenonTime add duration'PT1H' eq 2026-11-21T16:00:00+06:00",
                        "phenomenonTime sub 2026-11-21T08:00:00Z eq duration'PT1H'",
                        "phenomenonTime gt '2026-11-21T08:59:59.999Z'",
                        "phenomenonTime ge 2026-11-21"))
            assertThat(matches(EntityType.OBSERVATION, more, fresh)).as(more).isTrue();
    }

    @Test
    void givenALostPlus_whenAnOffsetFollowsASpace_thenItIsReadAsThePlusItWas() {
        Expression read =
                Query.parse(
                                "$filter=phenomenonTime gt 2026-11-21T08:00:00+06:00",
                                EntityType.OBSERVATION,
                                Limits.defaults())
                        .filter()
                        .orElseThrow();
        assertThat(Printer.text(read)).isEqualTo("phenomenonTime gt 2026-11-21T02:00:00Z");
    }

    private static Mapped stream(String name, double... results) {
        List<Mapped> rows = new ArrayList<>();
        for (double one : results) rows.add(Mapped.of(rows.size()).with("result", one));
        return Mapped.of(1).with("name", name).link("Observations", rows.toArray(Mapped[]::new));
    }

    private static Mapped location(double lon, double lat) {
        return Mapped.of(1)
                .with("location", Map.of("type", "Point", "coordinates", List.of(lon, lat)));
    }
}
