package city.qala.sta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.qala.kernel.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private static boolean relation(String left, String operator, String right) {
        String text =
                operator.startsWith("f:")
                        ? operator.substring(2) + "(phenomenonTime," + right + ")"
                        : "phenomenonTime " + operator + " " + right;
        Expression filter =
                Query.parse("$filter=" + text, EntityType.OBSERVATION, Limits.defaults())
                        .filter()
                        .orElseThrow();
        Node node = Mapped.of(1).with("phenomenonTime", TimeValue.parse(left));
        return Evaluator.of(filter, NOW, Evaluator.Budget.UNLIMITED).matches(node);
    }

    private static String at(int minute) {
        return "2026-01-01T%02d:%02d:00Z".formatted(minute / 60, minute % 60);
    }

    private static String span(int from, int to) {
        return at(from) + "/" + at(to);
    }

    @Test
    void givenAnInterval_whenComparedWithAnInstant_thenGtTakesItsStartAndLtItsEnd() {
        assertThat(relation(span(10, 20), "lt", at(20))).isTrue();
        assertThat(relation(span(10, 20), "lt", at(19))).isFalse();
        assertThat(relation(span(10, 20), "gt", at(9))).isTrue();
        assertThat(relation(span(10, 20), "gt", at(10))).isFalse();
        assertThat(relation(span(10, 20), "ge", at(10))).isTrue();
        assertThat(relation(span(10, 20), "le", at(20))).isTrue();
        assertThat(relation(span(10, 20), "le", at(15))).isFalse();
        assertThat(relation(span(10, 20), "eq", at(10))).isFalse();
        assertThat(relation(span(10, 20), "eq", span(10, 20))).isTrue();
        assertThat(relation(span(10, 20), "ne", at(10))).isTrue();
        assertThat(relation(at(10), "eq", at(10))).isTrue();
        assertThat(relation(at(10), "lt", span(10, 20))).isFalse();
        assertThat(relation(at(20), "gt", span(10, 20))).isTrue();
        assertThat(relation(at(10), "le", span(10, 20))).isTrue();
        assertThat(relation(at(11), "le", span(10, 20))).isFalse();
    }

    @Test
    void givenTheSevenRelations_whenAsked_thenIntervalsHoldTheirStartAndNotTheirEnd() {
        assertThat(relation(span(10, 20), "f:before", at(20))).isTrue();
        assertThat(relation(at(20), "f:after", span(10, 20))).isTrue();
        assertThat(relation(span(10, 20), "f:meets", span(20, 30))).isTrue();
        assertThat(relation(span(10, 20), "f:meets", span(21, 30))).isFalse();
        assertThat(relation(at(10), "f:during", span(10, 20))).isTrue();
        assertThat(relation(at(20), "f:during", span(10, 20))).isFalse();
        assertThat(relation(span(10, 20), "f:during", span(10, 20))).isTrue();
        assertThat(relation(span(9, 20), "f:during", span(10, 20))).isFalse();
        assertThat(relation(span(10, 20), "f:overlaps", span(19, 30))).isTrue();
        assertThat(relation(span(10, 20), "f:overlaps", span(20, 30))).isFalse();
        assertThat(relation(at(10), "f:overlaps", at(10))).isTrue();
        assertThat(relation(span(10, 20), "f:overlaps", at(20))).isFalse();
        assertThat(relation(span(10, 20), "f:starts", span(10, 30))).isTrue();
        assertThat(relation(span(10, 20), "f:finishes", at(20))).isTrue();
        assertThat(relation(span(10, 20), "f:finishes", at(10))).isFalse();
    }

    @Test
    void givenTimesAsPeopleWriteThem_whenRead_thenTheyPrintInUtcWithTheFewestDigits() {
        assertThat(TimeValue.parse("2026-11-22T08:00:00+06:00"))
                .hasToString("2026-11-22T02:00:00Z");
        assertThat(TimeValue.parse("2026-11-22T08:00-0530")).hasToString("2026-11-22T13:30:00Z");
        assertThat(TimeValue.parse("2026-11-22t08:00:00.100z"))
                .hasToString("2026-11-22T08:00:00.100Z");
        assertThat(TimeValue.parse("2026-11-22T08:00:00.000001999Z"))
                .hasToString("2026-11-22T08:00:00.000001Z");
        assertThat(TimeValue.parse("2026-11-22T00:00:00+01/2026-11-22T00:00:00Z"))
                .hasToString("2026-11-21T23:00:00Z/2026-11-22T00:00:00Z");
        assertThat(TimeValue.parse("0001-01-01T00:00:00Z").start()).isEqualTo(TimeValue.MIN_MICROS);
        assertThat(TimeValue.parse("9999-12-31T23:59:59.999999Z").start())
                .isEqualTo(TimeValue.MAX_MICROS);
    }

    @Test
    void givenImpossibleTimes_whenRead_thenTheyAreRefused() {
        for (String text :
                List.of(
                        "",
                        "2026",
                        "2026-11-22",
                        "2026-11-22T08:00:00",
                        "2026-13-01T00:00:00Z",
                        "2026-02-29T00:00:00Z",
                        "2026-01-01T24:00:00Z",
                        "2026-12-31T23:59:60Z",
                        "0000-01-01T00:00:00Z",
                        "10000-01-01T00:00:00Z",
                        "-001-01-01T00:00:00Z",
                        "0001-01-01T00:00:00+01:00",
                        "2026-01-01T00:00:00+19:00",
                        "2026-01-01T00:00:00.Z",
                        "2026-01-01T00:00:00ZZ",
                        "2026-01-01 00:00:00Z",
                        "2026-01-02T00:00:00Z/2026-01-01T00:00:00Z",
                        "2026-01-01T00:00:00Z/",
                        "２０２６-01-01T00:00:00Z",
                        "2026-01-01T00:00:00+6:00"))
            assertThat(catchThrowableOfType(Problem.class, () -> TimeValue.parse(text)))
                    .as(text)
                    .satisfies(p -> assertThat(p.status()).isEqualTo(400));
    }

    @Test
    void anyInstantOfTheCalendar_readsAndPrintsLikeTheJdk() {
        ForAll.seeds(
                50_000,
                random -> {
                    long micros = random.nextLong(TimeValue.MIN_MICROS, TimeValue.MAX_MICROS);
                    TimeValue value = TimeValue.at(micros);
                    assertThat(TimeValue.parse(value.toString())).isEqualTo(value);
                    assertThat(Instant.parse(value.toString())).isEqualTo(value.startInstant());
                    int minutes = random.nextInt(-18 * 60, 18 * 60 + 1);
                    OffsetDateTime elsewhere =
                            value.startInstant().atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
                    if (elsewhere.getYear() >= 1 && elsewhere.getYear() <= 9999)
                        assertThat(TimeValue.parse(elsewhere.toString())).isEqualTo(value);
                });
    }
}
