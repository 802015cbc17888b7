package city.qala.sta;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundTripTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void whatIsPrintedReadsAsTheSameTree_over100000Queries() {
        ForAll.seeds(
                100_000,
                random -> {
                    EntityType type = ForAll.oneOf(random, EntityType.values());
                    Query query = new Generator(random).query(type, 2);
                    String text = query.encoded();
                    Query again = Query.parse(text, type, Generator.LIMITS);
                    assertThat(again).as(text).isEqualTo(query);
                    assertThat(again.encoded()).isEqualTo(text);
                });
    }

    @Test
    void everyReadableFilterCanBeEvaluated_andNeverFails() {
        Mapped far =
                Mapped.of(7)
                        .with("name", "far")
                        .with("result", Map.of("a", List.of(1, "x", 2.5)))
                        .with("phenomenonTime", TimeValue.parse("2020-01-01T00:00:00Z"));
        Mapped near =
                Mapped.of(1)
                        .with("name", "near")
                        .with("properties", Map.of("a", 5, "district", List.of("D1", true)))
                        .with("result", 51.5)
                        .with(
                                "location",
                                Map.of("type", "Point", "coordinates", List.of(76.9, 43.2)))
                        .with(
                                "phenomenonTime",
                                TimeValue.parse("2020-01-01T00:00:00Z/2020-01-02T00:00:00Z"));
        for (EntityType type : EntityType.values())
            for (Navigation navigation : type.navigations()) near.link(navigation.name(), far, far);
        ForAll.seeds(
                20_000,
                random -> {
                    EntityType type = ForAll.oneOf(random, EntityType.values());
                    Expression filter = new Generator(random).condition(type, 4);
                    Evaluator evaluator = Evaluator.of(filter, NOW, Evaluator.Budget.UNLIMITED);
                    boolean first = evaluator.matches(near);
                    assertThat(evaluator.matches(near)).isEqualTo(first);
                    boolean negated =
                            Evaluator.of(
                                            new Expression.Not(filter),
                                            NOW,
                                            Evaluator.Budget.UNLIMITED)
                                    .matches(Mapped.of(3));
                    boolean plain =
                            Evaluator.of(filter, NOW, Evaluator.Budget.UNLIMITED)
                                    .matches(Mapped.of(3));
                    assertThat(negated && plain)
                            .as("a condition and its opposite: %s", Printer.text(filter))
                            .isFalse();
                });
    }
}
