package city.qala.proactive.decide;

import city.qala.kernel.Problem;
import city.qala.proactive.law.Law;
import city.qala.proactive.law.LawReader;
import city.qala.proactive.law.Period;
import city.qala.proactive.law.Type;
import city.qala.proactive.law.Variable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a reform would do against the law: who wins, who loses and what it costs, on the households
 * of a file. Nothing is stored but the answer.
 */
public final class ReformCommand {
    private static final int BATCH = 10_000;
    private static final int TENTHS = 10;

    /**
     * What to compare.
     *
     * @param law folder of today's policies
     * @param reform folder of those that would come
     * @param facts one household a line
     * @param on the day
     * @param by a text fact of households or dwellings to group by, such as a district; or empty
     * @param rank a number of households (income a head) to split into tenths by; or empty
     */
    public record Order(
            Path law,
            Path reform,
            Path facts,
            LocalDate on,
            Optional<String> by,
            Optional<String> rank) {}

    /**
     * One row of the answer: amounts of one period of each policy, added up.
     *
     * @param households counted
     * @param winners who would get more
     * @param losers who would get less
     * @param undecided of whom something is not known under one of the two
     * @param before cost under the law, of those decided
     * @param after cost under the reform
     */
    public record Row(
            long households,
            long winners,
            long losers,
            long undecided,
            BigDecimal before,
            BigDecimal after) {}

    /**
     * The answer.
     *
     * @param all everybody
     * @param policies by id
     * @param groups by the text of the fact; {@code ?} where it is not known
     * @param tenths from the lowest to the highest value
     * @param bad refused lines
     * @param seconds that it took
     * @param warnings line and reason of the first refused lines
     */
    public record Summary(
            Row all,
            Map<String, Row> policies,
            Map<String, Row> groups,
            List<Row> tenths,
            long bad,
            double seconds,
            List<String> warnings) {
        public Summary {
            policies = java.util.Collections.unmodifiableMap(policies);
            groups = java.util.Collections.unmodifiableMap(groups);
            tenths = List.copyOf(tenths);
            warnings = List.copyOf(warnings);
        }
    }

    /** Sums of one row. */
    private static final class Sums {
        private long households;
        private long winners;
        private long losers;
        private long undecided;
        private BigDecimal before = BigDecimal.ZERO;
        private BigDecimal after = BigDecimal.ZERO;

        void add(Optional<BigDecimal> law, Optional<BigDecimal> reform) {
            households++;
            if (law.isEmpty() || reform.isEmpty()) {
                undecided++;
                return;
            }
            int order = reform.get().compareTo(law.get());
            if (order > 0) winners++;
            if (order < 0) losers++;
            before = before.add(law.get());
            after = after.add(reform.get());
        }

        Row row() {
            return new Row(households, winners, losers, undecided, plain(before), plain(after));
        }

        private static BigDecimal plain(BigDecimal n) {
            return new BigDecimal(n.stripTrailingZeros().toPlainString());
        }
    }

    /** A household whose place among the tenths is known only at the end. */
    private record Ranked(
            BigDecimal value, Optional<BigDecimal> law, Optional<BigDecimal> reform) {}

    private final Order order;
    private final Law law;
    private final Law reform;
    private final Sums all = new Sums();
    private final Map<String, Sums> policies = new LinkedHashMap<>();
    private final Map<String, Sums> groups = new TreeMap<>();
    private final List<Ranked> ranked = new ArrayList<>();
    private Population before;
    private Population after;

    private ReformCommand(Order order) {
        this.order = order;
        this.law = LawReader.read(order.law());
        this.reform = LawReader.read(order.reform());
        this.before = new Population(law);
        this.after = new Population(reform);
        order.by().ifPresent(name -> household(name, Type.TEXT));
        order.rank().ifPresent(name -> household(name, Type.NUMBER));
    }

    private Variable household(String name, Type type) {
        Variable v = law.variables().get(name);
        if (v == null || v.of().isPerson() || v.type() != type)
            throw Problem.invalid("name", name, "must name a " + type + " of households");
        return v;
    }

    /** Compares. */
    public static Summary run(Order order) {
        long began = System.nanoTime();
        var run = new ReformCommand(order);
        var lines = new FactLines(order.facts());
        var first = new FactsReader(run.law);
        var second = new FactsReader(run.reform);
        lines.each(line -> {
            first.read(line);
            second.read(line);
            first.into(run.before);
            second.into(run.after);
            if (run.before.size() >= BATCH) run.decide();
        });
        run.decide();
        Map<String, Row> byPolicy = new LinkedHashMap<>();
        run.policies.forEach((name, s) -> byPolicy.put(name, s.row()));
        Map<String, Row> byGroup = new LinkedHashMap<>();
        run.groups.forEach((name, s) -> byGroup.put(name, s.row()));
        return new Summary(
                run.all.row(),
                byPolicy,
                byGroup,
                run.tenths(),
                lines.bad(),
                (System.nanoTime() - began) / 1e9,
                lines.warnings());
    }

    private void decide() {
        if (before.size() == 0) return;
        List<Decided> was = Decider.decide(before, law.policies(), order.on());
        List<Decided> would = Decider.decide(after, reform.policies(), order.on());
        Optional<Column> by = order.by().map(n -> column(household(n, Type.TEXT)));
        Optional<Column> rank = order.rank().map(n -> column(household(n, Type.NUMBER)));
        for (int h = 0; h < before.size(); h++) {
            Map<String, Optional<BigDecimal>> a = amounts(before, was, h);
            Map<String, Optional<BigDecimal>> b = amounts(after, would, h);
            for (String name : union(a, b))
                policies.computeIfAbsent(name, n -> new Sums()).add(given(a, name), given(b, name));
            Optional<BigDecimal> x = total(a);
            Optional<BigDecimal> y = total(b);
            all.add(x, y);
            if (by.isPresent())
                groups.computeIfAbsent(group(by.get(), h), g -> new Sums()).add(x, y);
            if (rank.isPresent() && rank.get().state(h) == Column.KNOWN)
                ranked.add(new Ranked(rank.get().decimal(h), x, y));
        }
        before = new Population(law);
        after = new Population(reform);
    }

    private Column column(Variable v) {
        Period p = Period.of(v.period().orElse(Period.Kind.MONTH), order.on());
        return new Evaluator(before, 0, before.size()).variable(v, p);
    }

    private String group(Column by, int h) {
        return by.state(h) == Column.KNOWN ? before.texts().text(by.value(h)) : "?";
    }

    private static List<String> union(Map<String, ?> a, Map<String, ?> b) {
        List<String> out = new ArrayList<>(a.keySet());
        for (String name : b.keySet()) if (!a.containsKey(name)) out.add(name);
        return out;
    }

    /** A policy that one of the two does not have gives nothing. */
    private static Optional<BigDecimal> given(Map<String, Optional<BigDecimal>> of, String name) {
        return of.getOrDefault(name, Optional.of(BigDecimal.ZERO));
    }

    private static Optional<BigDecimal> total(Map<String, Optional<BigDecimal>> of) {
        if (of.containsValue(Optional.<BigDecimal>empty())) return Optional.empty();
        return Optional.of(
                of.values().stream()
                        .flatMap(Optional::stream)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** What each policy gives a household with its people; empty if that cannot be told. */
    private static Map<String, Optional<BigDecimal>> amounts(
            Population of, List<Decided> decided, int h) {
        Map<String, Optional<BigDecimal>> out = new LinkedHashMap<>();
        for (Decided d : decided) {
            boolean person = d.policy.of().isPerson();
            int from = person ? of.firstPerson(h) : h;
            int to = person ? of.firstPerson(h + 1) : h + 1;
            Optional<BigDecimal> sum = Optional.of(BigDecimal.ZERO);
            for (int unit = from; unit < to; unit++) {
                BigDecimal amount = d.amount(unit);
                sum =
                        d.outcome(unit) == Outcome.CANNOT_TELL
                                ? Optional.empty()
                                : sum.map(s -> s.add(amount));
            }
            out.put(d.policy.name(), sum);
        }
        return out;
    }

    private List<Row> tenths() {
        ranked.sort(Comparator.comparing(Ranked::value));
        List<Row> out = new ArrayList<>();
        for (int t = 0; t < TENTHS && !ranked.isEmpty(); t++) {
            var sums = new Sums();
            int from = (int) ((long) ranked.size() * t / TENTHS);
            int to = (int) ((long) ranked.size() * (t + 1) / TENTHS);
            for (Ranked r : ranked.subList(from, to)) sums.add(r.law(), r.reform());
            out.add(sums.row());
        }
        return out;
    }
}
