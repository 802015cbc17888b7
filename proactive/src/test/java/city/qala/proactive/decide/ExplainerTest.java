package city.qala.proactive.decide;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.proactive.law.Fact;
import city.qala.proactive.law.Law;
import city.qala.proactive.law.LawReader;
import city.qala.proactive.law.Policy;
import city.qala.proactive.law.Type;
import city.qala.proactive.law.Variable;
import city.qala.testkit.ForAll;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private static final LocalDate ON = LocalDate.of(2026, 2, 10);
    private static final Law SHIPPED = LawReader.read(ShippedPoliciesTest.SHIPPED);

    private static Population household(Law law, String line) {
        var all = new Population(law);
        var reader = new FactsReader(law);
        try {
            reader.read(line);
        } catch (FactsReader.Bad e) {
            throw new AssertionError(e);
        }
        reader.into(all);
        return all;
    }

    private static Policy policy(Law law, String name) {
        return (Policy) law.variable(name);
    }

    @Test
    void aRefusalNamesTheClauseTheFactsTheFigureAndTheSmallestChange() {
        Population all =
                household(
                        SHIPPED,
                        "{\"id\":\"h\",\"household\":{\"region_subsistence\":50000,\"region_median_income\":100000,\"has_loan\":false},"
                                + "\"persons\":[{\"id\":\"a\",\"birth_date\":\"1990-01-01\",\"permanent_resident\":true,"
                                + "\"income\":{\"value\":35100,\"register\":\"incomes\",\"record\":\"2025/7 v3\"}}]}");

        Explanation why =
                Explainer.explain(all, 0, policy(SHIPPED, "targeted_assistance"), ON, 0, true);

        assertThat(why.outcome()).isEqualTo(Outcome.NOT_ENTITLED);
        assertThat(why.clauses())
                .extracting(Explanation.Reason::holds)
                .containsExactly("true", "false", "false");
        assertThat(why.clauses().get(1).because())
                .anyMatch(c ->
                        c.name().equals("income")
                                && c.value().equals("35100")
                                && c.record().equals("2025/7 v3"))
                .anyMatch(c ->
                        c.name().equals("median_share")
                                && c.value().equals("0.35")
                                && c.law().article().equals("120"))
                .anyMatch(c -> c.name().equals("income_per_head") && c.value().equals("35100"));
        assertThat(why.flip()).isPresent();
        assertThat(why.flip().get().amount()).isPositive();
        assertThat(why.appealTo()).isPresent();
    }

    @Test
    void aPolicyThatNoCodeKnowsExplainsItself() {
        Law law =
                LawReader.read(
                        Map.of(
                                "new.yaml",
                                """
                                format: qala-policies-1
                                registers: {dogs: Dog register}
                                facts: {dogs: {of: person, type: number, register: dogs}}
                                parameters: {least: {type: number, values: {2020-01-01: 2}}}
                                policies:
                                  - {id: dog_bonus, unit: person, period: month, amount: 10 * dogs, conditions: [{id: many, when: dogs >= least}]}
                                """));
        Population all = household(law, "{\"id\":\"h\",\"persons\":[{\"id\":\"a\",\"dogs\":1}]}");

        Explanation why = Explainer.explain(all, 0, policy(law, "dog_bonus"), ON, 0, true);

        assertThat(why.clauses().getFirst().because())
                .extracting(Explanation.Cited::name)
                .containsExactly("dogs", "least");
        assertThat(why.flip())
                .hasValueSatisfying(f -> {
                    assertThat(f.then()).isEqualTo("2");
                    assertThat(f.amount()).isEqualByComparingTo("20");
                });
    }

    @Test
    void oneKnownYesIsTheOnlyCauseOfAny() {
        Population all =
                household(
                        SHIPPED,
                        "{\"id\":\"h\",\"dwelling\":{\"id\":\"d\"},\"persons\":["
                                + "{\"id\":\"a\",\"birth_date\":\"1990-01-01\",\"registered_here\":true},"
                                + "{\"id\":\"b\",\"birth_date\":\"1990-01-01\",\"registered_here\":true,\"disability_group\":2}]}");

        Explanation why =
                Explainer.explain(
                        all,
                        0,
                        policy(SHIPPED, "tariff_compensation"),
                        LocalDate.of(2024, 5, 1),
                        0,
                        false);

        assertThat(why.clauses().getFirst().because())
                .filteredOn(c -> c.kind() == Explanation.Kind.FACT)
                .extracting(c -> c.of() + " " + c.name())
                .containsExactly("b registered_here", "b disability_group");
    }

    @Test
    void whatIsCitedDecidesAndWhatDecidesIsCited() {
        assertThat(scored(12, 1_000)).isPositive();
    }

    @Test
    @Tag("long")
    void whatIsCitedDecidesAndWhatDecidesIsCitedInAThousandCases() {
        assertThat(scored(1_000, 1_000)).isGreaterThan(1_000);
    }

    /** Facts whose change alters the answer, all of which were cited; how many there were. */
    private static int scored(int cases, int facts) {
        var causes = new int[1];
        ForAll.check(
                cases,
                r -> r,
                r -> {
                    Population all = Measure.town(SHIPPED, 1);
                    Policy p = SHIPPED.policies().get(r.nextInt(SHIPPED.policies().size()));
                    causes[0] += check(r, shuffled(all, r), p, facts);
                });
        return causes[0];
    }

    private static Population shuffled(Population all, RandomGenerator r) {
        Population one = all.copies(0, 1);
        for (Variable v : SHIPPED.variables().values())
            if (v instanceof Fact f)
                for (int row = 0; row < (f.of().isPerson() ? one.people() : 1); row++)
                    one.fact(f).replace(row, random(one, f, r), 0);
        return one;
    }

    private static long random(Population all, Fact f, RandomGenerator r) {
        return switch (f.type()) {
            case BOOL -> r.nextInt(2);
            case TEXT ->
                    all.texts()
                            .code(
                                    f.choices().isEmpty()
                                            ? "x"
                                            : f.choices().get(r.nextInt(f.choices().size())));
            case DATE -> 20_480 - r.nextInt(r.nextBoolean() ? 8_000 : 30_000);
            case NUMBER -> f.unit().equals("money") ? r.nextInt(120_000) : r.nextInt(5);
        };
    }

    private static int check(RandomGenerator r, Population all, Policy p, int facts) {
        Explanation why = Explainer.explain(all, 0, p, ON, 0, false);
        Set<String> cited = new HashSet<>();
        for (Explanation.Reason reason : why.clauses())
            reason.because().forEach(c -> cited.add(c.name() + " " + c.of()));
        why.amountFrom().forEach(c -> cited.add(c.name() + " " + c.of()));
        int causes = 0;
        List<Map.Entry<Fact, Integer>> rows = new ArrayList<>();
        for (Variable v : SHIPPED.variables().values())
            if (v instanceof Fact f)
                for (int row = 0; row < (f.of().isPerson() ? all.people() : 1); row++)
                    rows.add(Map.entry(f, row));
        java.util.Collections.shuffle(rows, new java.util.Random(r.nextLong()));
        for (var one : rows.subList(0, Math.min(facts, rows.size()))) {
            Fact f = one.getKey();
            int row = one.getValue();
            List<Explanation> then = new ArrayList<>();
            for (int times = 0; times < 3; times++) {
                Population other = all.copies(0, 1);
                other.fact(f)
                        .replace(row, f.type() == Type.BOOL ? times % 2 : random(other, f, r), 0);
                then.add(Explainer.explain(other, 0, p, ON, 0, false));
            }
            boolean decides =
                    then.stream()
                            .anyMatch(t ->
                                    t.outcome() != why.outcome()
                                            || t.amount().compareTo(why.amount()) != 0);
            String name = f.name() + " " + id(all, f, row);
            if (decides) {
                causes++;
                assertThat(cited)
                        .as(p.name() + ": the cause " + name + " must be cited")
                        .contains(name);
            }
            if (cited.contains(name) && f.type() == Type.BOOL)
                assertThat(then)
                        .as(p.name() + ": " + name + " is cited and must feed")
                        .anyMatch(t -> !t.equals(why));
        }
        return causes;
    }

    private static String id(Population all, Fact f, int row) {
        return switch (f.of()) {
            case PERSON -> all.personId(row);
            case HOUSEHOLD -> all.householdId(0);
            case DWELLING -> all.dwellingId(0);
        };
    }
}
