package city.qala.proactive.decide;

import city.qala.proactive.law.Clause;
import city.qala.proactive.law.Dated;
import city.qala.proactive.law.Expr;
import city.qala.proactive.law.Fact;
import city.qala.proactive.law.Formula;
import city.qala.proactive.law.Law;
import city.qala.proactive.law.Parameter;
import city.qala.proactive.law.Period;
import city.qala.proactive.law.Policy;
import city.qala.proactive.law.Rounding;
import city.qala.proactive.law.Variable;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Evaluates a law on a batch of households: one, or thousands. The only evaluator there is.
 *
 * <p>A column of a household's or dwelling's values has a row a household of the batch, one of
 * people's values a row a person. Variables are computed once a period.
 */
final class Evaluator {
    private record Key(String name, Period period) {}

    private final Population all;
    private final Law law;
    private final int from;
    private final int to;
    private final int firstPerson;
    private final int lastPerson;
    private final Map<Key, Column> known = new HashMap<>();
    private final People people;

    /**
     * An evaluator of the households from one row to before another.
     *
     * @param all whose facts
     */
    Evaluator(Population all, int from, int to) {
        this.all = all;
        this.law = all.law();
        this.from = from;
        this.to = to;
        this.firstPerson = all.firstPerson(from);
        this.lastPerson = all.firstPerson(to);
        this.people = new People(all.firstPersons(), from, to);
    }

    int rows(boolean person) {
        return person ? lastPerson - firstPerson : to - from;
    }

    /** The values of an expression in a period. */
    Column eval(Expr e, Period p) {
        return switch (e) {
            case Expr.Literal l -> literal(l);
            case Expr.Boundary b -> day(b.last() ? p.end() : p.start());
            case Expr.Param param -> param(param, p);
            case Expr.Scale s -> scale(s, p);
            case Expr.Ref r -> variable(law.variable(r.name()), p);
            case Expr.In in -> elsewhere(in, p);
            case Expr.Over o -> over(o, p);
            case Expr.Call c -> call(c, p);
        };
    }

    /** An expression's values for each person, or for each household. */
    Column eval(Expr e, Period p, boolean person) {
        Column c = eval(e, p);
        return person && !e.person() ? spread(c) : c;
    }

    private Column spread(Column c) {
        int people = firstPerson;
        return c.toPeople(all.householdOf(), from, people, lastPerson);
    }

    private Column literal(Expr.Literal l) {
        return all.constant(l.value());
    }

    private static Column day(LocalDate d) {
        return Column.constant(d.toEpochDay());
    }

    private Column param(Expr.Param e, Period p) {
        Map<String, Dated<Object>> values = e.parameter().values();
        if (e.key().isEmpty()) return onDay(values.get("*"), p);
        Column key = eval(e.key().get(), p);
        Map<Long, Column> chosen = new HashMap<>();
        Column other = onDay(values.get("*"), p);
        int scale = other.scale;
        boolean some = other.state == null;
        for (var v : values.entrySet()) {
            Column c = onDay(v.getValue(), p);
            scale = Math.max(scale, c.scale);
            some |= c.state == null;
            chosen.put((long) all.texts().code(v.getKey()), c);
        }
        if (!some) return Column.notInForce();
        Column out = key.isConstant() ? Column.constant(0) : new Column(key.v.length, scale);
        out.scale = scale;
        for (int i = 0; i < out.v.length; i++) {
            if (key.state(i) != Column.KNOWN) out.mark(i, key.state(i));
            else Logic.copy(chosen.getOrDefault(key.v[i], other), i, out);
        }
        return out;
    }

    private Column onDay(@org.jspecify.annotations.Nullable Dated<Object> values, Period p) {
        if (values == null) return Column.notInForce();
        return values.on(p.start())
                .flatMap(Dated.Step::value)
                .map(all::constant)
                .orElseGet(Column::notInForce);
    }

    private Column scale(Expr.Scale e, Period p) {
        Column base = eval(e.base(), p);
        Parameter s = e.scale();
        return s.kind() == Parameter.Kind.STEPS
                ? Scales.steps(s, p.start(), base)
                : Scales.marginal(s, p.start(), base);
    }

    private Column elsewhere(Expr.In in, Period p) {
        Period there = in.shift().from(p, in.steps());
        if (in.shift() != Expr.Shift.LAST_MONTHS) return eval(in.body(), there);
        Column sum = eval(in.body(), there);
        for (int i = 1; i < in.steps(); i++)
            sum = Decimals.add(sum, eval(in.body(), there.plus(-i)), false);
        return sum;
    }

    private Column over(Expr.Over o, Period p) {
        Column who = o.who().map(w -> eval(w, p, true)).orElse(Column.constant(1));
        Column value = o.value().map(v -> eval(v, p, true)).orElse(Column.constant(1));
        return switch (o.how()) {
            case ANY -> people.any(value);
            case ALL -> people.all(value, who);
            case COUNT -> people.count(who);
            case SUM -> people.sum(value, who);
            case MIN -> people.extreme(value, who, true);
            case MAX -> people.extreme(value, who, false);
            case RANK -> people.rank(value, who);
        };
    }

    private Column call(Expr.Call c, Period p) {
        boolean person = c.person();
        Column a = eval(c.parts().get(0), p, person);
        if (c.parts().size() == 1) return one(c.op(), a);
        if (c.op() == Expr.Op.IF)
            return Logic.choose(
                    a, eval(c.parts().get(1), p, person), eval(c.parts().get(2), p, person));
        for (int i = 1; i < c.parts().size(); i++) a = two(c, a, eval(c.parts().get(i), p, person));
        return a;
    }

    private static Column one(Expr.Op op, Column a) {
        return switch (op) {
            case NOT -> Logic.not(a);
            case NEG -> Decimals.negate(a);
            case YEAR, MONTH, DAY -> Dates.part(op, a);
            default -> Decimals.round(a, Column.constant(1), rounding(op));
        };
    }

    private static Column two(Expr.Call c, Column a, Column b) {
        return switch (c.op()) {
            case ADD -> Decimals.add(a, b, false);
            case SUB -> Decimals.add(a, b, true);
            case MUL -> Decimals.multiply(a, b);
            case DIV -> Decimals.divide(a, b);
            case LT, LE, GT, GE, EQ, NE -> Logic.compare(c.op(), a, b, c.parts().get(0).type());
            case AND -> Logic.join(a, b, 0);
            case OR -> Logic.join(a, b, 1);
            case MIN, MAX -> Logic.extreme(a, b, c.op() == Expr.Op.MIN);
            case YEARS, MONTHS, DAYS -> Dates.between(c.op(), a, b);
            case ADD_DAYS, ADD_MONTHS -> Dates.later(c.op(), a, b);
            case WHEN_IN_FORCE -> Logic.whenInForce(a, b);
            default -> Decimals.round(a, b, rounding(c.op()));
        };
    }

    private static RoundingMode rounding(Expr.Op op) {
        return switch (op) {
            case ROUND_UP -> RoundingMode.CEILING;
            case ROUND_DOWN -> RoundingMode.FLOOR;
            case ROUND_HALF_UP -> RoundingMode.HALF_UP;
            case ROUND_HALF_EVEN -> RoundingMode.HALF_EVEN;
            default -> throw new IllegalStateException(op + " does not round");
        };
    }

    /** A variable's values in a period, of whatever period it is itself. */
    Column variable(Variable v, Period p) {
        Key key = new Key(v.name(), p);
        Column ready = known.get(key);
        if (ready == null) {
            ready = v instanceof Fact f ? fact(f, p) : converted(v, p);
            known.put(key, ready);
        }
        return ready;
    }

    private Column fact(Fact f, Period p) {
        return f.of().isPerson()
                ? all.read(f, p, firstPerson, lastPerson)
                : all.read(f, p, from, to);
    }

    /** A flow read in a longer period is the sum of its parts, in a shorter one its share. */
    private Column converted(Variable v, Period p) {
        Period.Kind own = v.period().orElse(p.kind());
        if (own == p.kind()) return computed(v, p);
        if (!v.flow()) return variable(v, p.as(own));
        if (p.kind() == Period.Kind.DAY) return variable(v, p.as(own));
        int mine = own.months();
        int asked = p.kind().months();
        if (asked < mine)
            return Decimals.divide(variable(v, p.as(own)), Column.constant((long) mine / asked));
        Period part = p.as(own);
        Column sum = variable(v, part);
        for (int i = 1; i < asked / mine; i++)
            sum = Decimals.add(sum, variable(v, part.plus(i)), false);
        return sum;
    }

    private Column computed(Variable v, Period p) {
        return switch (v) {
            case Fact f -> fact(f, p);
            case Formula f -> {
                Optional<Expr> version = f.versions().on(p.start()).flatMap(Dated.Step::value);
                Optional<Expr> body = version.isPresent() ? version : f.outside();
                yield body.map(e -> eval(e, p, f.of().isPerson())).orElseGet(Column::notInForce);
            }
            case Policy policy -> paid(policy, p);
        };
    }

    /** Whether the conditions hold and no exclusion does. */
    Column eligible(Policy policy, Period p) {
        Column all = Column.constant(1);
        if (policy.inForce().on(p.start()).isEmpty()) return Column.notInForce();
        for (Clause c : policy.clauses())
            if (c.counts(p.start())) all = Logic.join(all, clause(policy, c, p), 0);
        return all;
    }

    /** Whether a clause lets a unit through: an exclusion that holds does not. */
    Column clause(Policy policy, Clause c, Period p) {
        Column holds = eval(c.when(), p, policy.of().isPerson());
        return c.exclusion() ? Logic.not(holds) : holds;
    }

    /** The amount, rounded as the policy says, whoever is entitled. */
    Column amount(Policy policy, Period p) {
        if (policy.inForce().on(p.start()).isEmpty()) return Column.notInForce();
        Column exact =
                policy.amount()
                        .on(p.start())
                        .flatMap(Dated.Step::value)
                        .map(e -> eval(e, p, policy.of().isPerson()))
                        .orElseGet(Column::notInForce);
        Rounding r = policy.rounding();
        if (r.mode() == Rounding.Mode.NONE) return exact;
        RoundingMode mode =
                switch (r.mode()) {
                    case UP -> RoundingMode.CEILING;
                    case DOWN, NONE -> RoundingMode.FLOOR;
                    case HALF_UP -> RoundingMode.HALF_UP;
                    case HALF_EVEN -> RoundingMode.HALF_EVEN;
                };
        return Decimals.round(exact, Column.constant(r.to()), mode);
    }

    /** Is told how each clause came out, in their order. */
    interface Clauses {
        /** The rows that clause {@code k} lets through. */
        void came(int k, Column lets);
    }

    /** What is paid: the amount to whom is eligible, zero to others. */
    private Column paid(Policy policy, Period p) {
        return paid(policy, p, (k, lets) -> {});
    }

    /**
     * What is paid. Where a clause or the amount needs a figure that the law does not fix on that
     * day, the benefit does not exist, also for those whom another clause would refuse.
     */
    Column paid(Policy policy, Period p, Clauses told) {
        if (policy.inForce().on(p.start()).isEmpty()) return Column.notInForce();
        Column eligible = Column.constant(1);
        List<Column> parts = new ArrayList<>();
        for (int k = 0; k < policy.clauses().size(); k++) {
            Clause c = policy.clauses().get(k);
            if (!c.counts(p.start())) continue;
            Column lets = clause(policy, c, p);
            told.came(k, lets);
            eligible = Logic.join(eligible, lets, 0);
            parts.add(lets);
        }
        Column amount = amount(policy, p);
        parts.add(amount);
        Column paid = Logic.choose(eligible, amount, Column.constant(0));
        for (Column part : parts) Logic.markNotInForce(part, paid);
        known.put(new Key(policy.name(), p), paid);
        return paid;
    }
}
