package city.qala.proactive.decide;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.proactive.law.Expr;
import city.qala.proactive.law.Law;
import city.qala.proactive.law.LawReader;
import city.qala.proactive.law.Period;
import city.qala.testkit.ForAll;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The evaluator against a second, naive interpreter, on policies and households made up. */
class EvaluatorTest {
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(
                            com.fasterxml.jackson.databind.DeserializationFeature
                                    .USE_BIG_DECIMAL_FOR_FLOATS);
    private static final List<LocalDate> DAYS =
            List.of(
                    LocalDate.of(2019, 3, 3),
                    LocalDate.of(2020, 2, 29),
                    LocalDate.of(2020, 6, 1),
                    LocalDate.of(2021, 1, 31));

    private record Case(String law, List<String> lines) {
        static Case of(RandomGenerator random) {
            var town = new RandomTown(random);
            String law = town.law();
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 6; i++) lines.add(town.household(i));
            return new Case(law, lines);
        }
    }

    @Test
    void theEvaluatorEqualsTheNaiveInterpreter() {
        Set<Outcome> seen = new TreeSet<>();
        ForAll.check(24, Case::of, c -> compare(c, seen));
        assertThat(seen).containsExactly(Outcome.values());
    }

    @Test
    @Tag("long")
    void theEvaluatorEqualsTheNaiveInterpreterOnTenThousandTowns() {
        ForAll.check(10_000, Case::of, c -> compare(c, new TreeSet<>()));
    }

    private static void compare(Case c, Set<Outcome> seen) {
        Law law;
        try {
            law = LawReader.read(Map.of("random.yaml", c.law()));
        } catch (city.qala.kernel.Problem p) {
            // A clause that the checks refuse (it contradicts another, or decides nothing).
            assertThat(p.getMessage())
                    .containsAnyOf(
                            "never hold", "always", "divides by zero", "nothing in it differs");
            return;
        }
        Population all = read(law, c.lines());
        for (LocalDate on : DAYS) {
            List<Decided> bulk = Decider.decide(all, law.policies(), on, 5);
            for (int h = 0; h < all.size(); h++) {
                var second = new NaiveInterpreter(law, tree(c.lines().get(h)));
                for (Decided d : bulk)
                    for (int unit = first(all, d, h); unit < first(all, d, h + 1); unit++)
                        compare(law, c, all, on, d, h, unit, second, seen);
            }
        }
    }

    private static int first(Population all, Decided d, int h) {
        return d.policy.of().isPerson() ? all.firstPerson(h) : h;
    }

    private static void compare(
            Law law,
            Case c,
            Population all,
            LocalDate on,
            Decided d,
            int h,
            int unit,
            NaiveInterpreter second,
            Set<Outcome> seen) {
        int person = d.policy.of().isPerson() ? unit - all.firstPerson(h) : 0;
        Object naive = second.paid(d.policy, on, person);
        Outcome wanted =
                naive == NaiveInterpreter.UNKNOWN
                        ? Outcome.CANNOT_TELL
                        : naive == NaiveInterpreter.ABSENT
                                ? Outcome.NOT_IN_FORCE
                                : ((BigDecimal) naive).signum() > 0
                                        ? Outcome.ENTITLED
                                        : Outcome.NOT_ENTITLED;
        boolean same =
                d.outcome(unit) == wanted
                        && (!(naive instanceof BigDecimal n) || d.amount(unit).compareTo(n) == 0);
        String where =
                same
                        ? ""
                        : difference(law, c, all, d, h, person)
                                + d.policy.name()
                                + " on "
                                + on
                                + " of "
                                + c.lines().get(h)
                                + "\n"
                                + c.law();
        assertThat(d.outcome(unit)).as(where).isEqualTo(wanted);
        seen.add(wanted);
        if (naive instanceof BigDecimal n)
            assertThat(d.amount(unit)).as(where).isEqualByComparingTo(n);
        if (wanted == Outcome.CANNOT_TELL) {
            int of = d.policy.of().isPerson() ? person : -1;
            assertThat(new MissingFacts(all, h).of(d.policy, d.period, of)).as(where).isNotEmpty();
        }
    }

    /**
     * The smallest expressions of a policy on which the two disagree, for whoever has to mend it.
     */
    private static String difference(
            Law law, Case c, Population all, Decided d, int h, int person) {
        var out = new StringBuilder();
        var naive = new NaiveInterpreter(law, tree(c.lines().get(h)));
        for (var clause : d.policy.clauses())
            differ(clause.when(), d.period, person, all, h, naive, out);
        return out.toString();
    }

    private static boolean differ(
            Expr e,
            Period p,
            int person,
            Population all,
            int h,
            NaiveInterpreter naive,
            StringBuilder out) {
        boolean below = false;
        if (e instanceof Expr.Over)
            for (int i = 0; i < all.firstPerson(h + 1) - all.firstPerson(h); i++)
                for (Expr part : e.parts()) below |= differ(part, p, i, all, h, naive, out);
        else if (!(e instanceof Expr.In))
            for (Expr part : e.parts()) below |= differ(part, p, person, all, h, naive, out);
        Column ours = new Evaluator(all, h, h + 1).eval(e, p);
        int row = e.person() ? person : 0;
        Object state =
                ours.state(row) == 0
                        ? "known"
                        : ours.state(row) == 1 ? NaiveInterpreter.UNKNOWN : NaiveInterpreter.ABSENT;
        Object theirs = naive.eval(e, p, person);
        boolean same =
                theirs instanceof String s && s.startsWith("?")
                        ? state.equals(theirs)
                        : state.equals("known")
                                && (!(theirs instanceof Boolean b) || (ours.value(row) == 1) == b)
                                && (!(theirs instanceof BigDecimal n)
                                        || ours.decimal(row).compareTo(n) == 0);
        if (!same && !below)
            out.append(e)
                    .append(" for ")
                    .append(person)
                    .append(": ")
                    .append(state)
                    .append(" ")
                    .append(ours.value(row))
                    .append(", naive ")
                    .append(theirs)
                    .append("\n");
        return !same || below;
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    private static Population read(Law law, List<String> lines) {
        var all = new Population(law);
        var reader = new FactsReader(law);
        for (String line : lines) {
            try {
                reader.read(line);
            } catch (FactsReader.Bad e) {
                throw new AssertionError(line, e);
            }
            reader.into(all);
        }
        return all;
    }
}
