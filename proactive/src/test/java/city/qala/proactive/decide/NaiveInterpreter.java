package city.qala.proactive.decide;

import city.qala.proactive.law.Clause;
import city.qala.proactive.law.Dated;
import city.qala.proactive.law.Entity;
import city.qala.proactive.law.Expr;
import city.qala.proactive.law.Fact;
import city.qala.proactive.law.Formula;
import city.qala.proactive.law.Law;
import city.qala.proactive.law.Parameter;
import city.qala.proactive.law.Period;
import city.qala.proactive.law.Policy;
import city.qala.proactive.law.Rounding;
import city.qala.proactive.law.Type;
import city.qala.proactive.law.Variable;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A second reading of the same rules, written apart: one household, one value at a time, big
 * decimals, straight from the JSON of the line. Slow and plain, so that the two can be compared.
 */
final class NaiveInterpreter {
    /** Stands for a value that is not known. */
    static final Object UNKNOWN = "?unknown";

    /** Stands for a value that is not in force. */
    static final Object ABSENT = "?not-in-force";

    private final Law law;
    private final JsonNode line;
    private final List<JsonNode> people = new ArrayList<>();
    private final Map<String, Object> known = new java.util.HashMap<>();

    NaiveInterpreter(Law law, JsonNode line) {
        this.law = law;
        this.line = line;
        line.get("persons").forEach(people::add);
    }

    /** What is paid to a unit: a number, UNKNOWN or ABSENT. */
    Object paid(Policy p, LocalDate on, int person) {
        return paid(p, Period.of(p.rhythm(), on), person);
    }

    private Object paid(Policy p, Period period, int person) {
        boolean exists = p.inForce().steps().stream().anyMatch(s -> s.holds(period.start()));
        if (!exists) return ABSENT;
        Object eligible = true;
        boolean absent = false;
        for (Clause c : p.clauses()) {
            if (period.start().isBefore(c.from()) || period.start().isAfter(c.to())) continue;
            Object holds = eval(c.when(), period, person);
            if (c.exclusion()) holds = holds instanceof Boolean b ? !b : holds;
            eligible = and(eligible, holds);
            absent |= holds == ABSENT;
        }
        Object amount =
                version(p.amount(), period).map(e -> eval(e, period, person)).orElse(ABSENT);
        if (absent || amount == ABSENT) return ABSENT;
        if (amount instanceof BigDecimal a) amount = round(p.rounding(), a);
        return choose(eligible, amount, BigDecimal.ZERO);
    }

    private static BigDecimal round(Rounding r, BigDecimal a) {
        BigDecimal[] q = a.divideAndRemainder(r.to());
        BigDecimal floor = a.subtract(a.remainder(r.to()));
        if (a.remainder(r.to()).signum() < 0) floor = floor.subtract(r.to());
        BigDecimal over = a.subtract(floor);
        boolean half = over.multiply(new BigDecimal(2)).compareTo(r.to()) == 0;
        boolean more = over.multiply(new BigDecimal(2)).compareTo(r.to()) > 0;
        boolean up =
                switch (r.mode()) {
                    case NONE -> false;
                    case DOWN -> false;
                    case UP -> over.signum() > 0;
                    case HALF_UP -> more || (half && a.signum() > 0);
                    case HALF_EVEN ->
                            more || (half && floor.divide(r.to()).toBigInteger().testBit(0));
                };
        if (r.mode() == Rounding.Mode.NONE) return a;
        assert q.length == 2;
        return up ? floor.add(r.to()) : floor;
    }

    private static <T> Optional<T> version(Dated<T> of, Period p) {
        Dated.Step<T> best = null;
        for (Dated.Step<T> s : of.steps())
            if (!s.from().isAfter(p.start()) && (best == null || s.from().isAfter(best.from())))
                best = s;
        return best == null || best.to().isBefore(p.start()) ? Optional.empty() : best.value();
    }

    static Object and(Object a, Object b) {
        if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) return false;
        if (a == UNKNOWN || b == UNKNOWN) return UNKNOWN;
        if (a == ABSENT || b == ABSENT) return ABSENT;
        return true;
    }

    private static Object or(Object a, Object b) {
        if (Boolean.TRUE.equals(a) || Boolean.TRUE.equals(b)) return true;
        if (a == UNKNOWN || b == UNKNOWN) return UNKNOWN;
        if (a == ABSENT || b == ABSENT) return ABSENT;
        return false;
    }

    private static Object choose(Object when, Object yes, Object no) {
        if (when instanceof Boolean b) return b ? yes : no;
        boolean known = yes != UNKNOWN && yes != ABSENT && no != UNKNOWN && no != ABSENT;
        return known && same(yes, no) ? yes : when;
    }

    private static boolean same(Object a, Object b) {
        return a instanceof BigDecimal x && b instanceof BigDecimal y
                ? x.compareTo(y) == 0
                : a.equals(b);
    }

    Object eval(Expr e, Period p, int person) {
        return switch (e) {
            case Expr.Literal l -> l.value();
            case Expr.Boundary b -> b.last() ? p.end() : p.start();
            case Expr.Param q -> param(q, p, person);
            case Expr.Scale s -> scale(s, p, person);
            case Expr.Ref r -> variable(law.variable(r.name()), p, person);
            case Expr.In in -> {
                Period there = in.shift().from(p, in.steps());
                Object sum = eval(in.body(), there, person);
                if (in.shift() == Expr.Shift.LAST_MONTHS)
                    for (int i = 1; i < in.steps(); i++)
                        sum = add(sum, eval(in.body(), there.plus(-i), person));
                yield sum;
            }
            case Expr.Over o -> over(o, p, person);
            case Expr.Call c -> call(c, p, person);
        };
    }

    private Object param(Expr.Param q, Period p, int person) {
        Map<String, Dated<Object>> values = q.parameter().values();
        if (values.values().stream().noneMatch(v -> version(v, p).isPresent())) return ABSENT;
        Object key = q.key().isEmpty() ? "*" : eval(q.key().get(), p, person);
        if (key == UNKNOWN || key == ABSENT) return key;
        Dated<Object> v = values.containsKey(key) ? values.get(key) : values.get("*");
        return v == null ? ABSENT : version(v, p).orElse(ABSENT);
    }

    private Object scale(Expr.Scale s, Period p, int person) {
        Object base = eval(s.base(), p, person);
        List<BigDecimal[]> brackets = new ArrayList<>();
        for (Parameter.Bracket b : s.scale().brackets()) {
            Optional<BigDecimal> t = version(b.threshold(), p);
            Optional<BigDecimal> r = version(b.rate(), p);
            if (t.isPresent() && r.isPresent()) brackets.add(new BigDecimal[] {t.get(), r.get()});
        }
        if (brackets.isEmpty()) return ABSENT;
        if (!(base instanceof BigDecimal x)) return base;
        brackets.sort((a, b) -> a[0].compareTo(b[0]));
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < brackets.size(); i++) {
            BigDecimal from = brackets.get(i)[0];
            if (x.compareTo(from) < 0) break;
            BigDecimal to = i + 1 < brackets.size() ? brackets.get(i + 1)[0].min(x) : x;
            if (s.scale().kind() == Parameter.Kind.STEPS) sum = brackets.get(i)[1];
            else sum = sum.add(ten(to.subtract(from).multiply(brackets.get(i)[1])));
        }
        return sum;
    }

    private static BigDecimal ten(BigDecimal n) {
        return n.scale() > 10 ? n.setScale(10, RoundingMode.HALF_EVEN) : n;
    }

    private static Object add(Object a, Object b) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y) return x.add(y);
        return blocked(a, b);
    }

    private static Object blocked(Object a, Object b) {
        return a == ABSENT || b == ABSENT ? ABSENT : UNKNOWN;
    }

    private Object over(Expr.Over o, Period p, int self) {
        List<Object> values = new ArrayList<>();
        List<Object> whos = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            whos.add(o.who().isPresent() ? eval(o.who().get(), p, i) : Boolean.TRUE);
            values.add(o.value().isPresent() ? eval(o.value().get(), p, i) : BigDecimal.ONE);
        }
        return switch (o.how()) {
            case ANY -> values.stream().reduce(false, NaiveInterpreter::or);
            case ALL -> {
                Object all = true;
                for (int i = 0; i < values.size(); i++) {
                    Object w = whos.get(i);
                    Object not = w instanceof Boolean b ? !b : w;
                    all = and(all, or(not, values.get(i)));
                }
                yield all;
            }
            case COUNT, SUM -> {
                Object sum = BigDecimal.ZERO;
                for (int i = 0; i < values.size(); i++) {
                    if (Boolean.FALSE.equals(whos.get(i))) continue;
                    sum =
                            add(
                                    sum,
                                    Boolean.TRUE.equals(whos.get(i))
                                            ? values.get(i)
                                            : both(whos.get(i), values.get(i)));
                }
                yield sum;
            }
            case MIN, MAX -> extreme(o.how() == Expr.Gather.MIN, values, whos);
            case RANK -> rank(values, whos, self);
        };
    }

    private static Object both(Object a, Object b) {
        boolean knownB = b != UNKNOWN && b != ABSENT;
        return knownB ? a : blocked(a, b);
    }

    private static Object extreme(boolean least, List<Object> values, List<Object> whos) {
        Object best = null;
        Object open = null;
        for (int i = 0; i < values.size(); i++) {
            if (Boolean.FALSE.equals(whos.get(i))) continue;
            Object v =
                    Boolean.TRUE.equals(whos.get(i))
                            ? values.get(i)
                            : both(whos.get(i), values.get(i));
            if (v == UNKNOWN || v == ABSENT) open = open == null ? v : blocked(open, v);
            else if (best == null || (order(v, best) < 0) == least && order(v, best) != 0) best = v;
        }
        if (open != null) return open;
        return best == null ? UNKNOWN : best;
    }

    private static Object rank(List<Object> values, List<Object> whos, int self) {
        if (Boolean.FALSE.equals(whos.get(self))) return BigDecimal.ZERO;
        Object open = null;
        int before = 0;
        for (int i = 0; i < values.size(); i++) {
            if (Boolean.FALSE.equals(whos.get(i))) continue;
            Object v =
                    Boolean.TRUE.equals(whos.get(i))
                            ? values.get(i)
                            : both(whos.get(i), values.get(i));
            if (v == UNKNOWN || v == ABSENT) open = open == null ? v : blocked(open, v);
        }
        if (open != null) return open;
        for (int i = 0; i < values.size(); i++)
            if (Boolean.TRUE.equals(whos.get(i)) && order(values.get(i), values.get(self)) < 0)
                before++;
        return new BigDecimal(before + 1);
    }

    @SuppressWarnings("unchecked")
    private static int order(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }

    private Object call(Expr.Call c, Period p, int person) {
        List<Object> a = c.parts().stream().map(x -> eval(x, p, person)).toList();
        return switch (c.op()) {
            case AND -> and(a.get(0), a.get(1));
            case OR -> or(a.get(0), a.get(1));
            case IF -> choose(a.get(0), a.get(1), a.get(2));
            case WHEN_IN_FORCE -> a.get(0) == ABSENT ? a.get(1) : a.get(0);
            default -> {
                if (a.contains(ABSENT)) yield ABSENT;
                if (a.contains(UNKNOWN)) yield UNKNOWN;
                yield plain(c, a);
            }
        };
    }

    private static Object plain(Expr.Call c, List<Object> a) {
        if (c.op() == Expr.Op.NOT) return !(Boolean) a.get(0);
        Type type = c.parts().get(0).type();
        switch (c.op()) {
            case EQ:
                return same(a.get(0), a.get(1));
            case NE:
                return !same(a.get(0), a.get(1));
            case LT:
                return order(a.get(0), a.get(1)) < 0;
            case LE:
                return order(a.get(0), a.get(1)) <= 0;
            case GT:
                return order(a.get(0), a.get(1)) > 0;
            case GE:
                return order(a.get(0), a.get(1)) >= 0;
            case MIN:
                return a.stream().min(NaiveInterpreter::order).orElseThrow();
            case MAX:
                return a.stream().max(NaiveInterpreter::order).orElseThrow();
            default:
        }
        return type == Type.DATE ? dates(c.op(), a) : numbers(c.op(), a);
    }

    private static Object dates(Expr.Op op, List<Object> a) {
        LocalDate d = (LocalDate) a.get(0);
        return switch (op) {
            case YEAR -> new BigDecimal(d.getYear());
            case MONTH -> new BigDecimal(d.getMonthValue());
            case DAY -> new BigDecimal(d.getDayOfMonth());
            case DAYS -> new BigDecimal(((LocalDate) a.get(1)).toEpochDay() - d.toEpochDay());
            case YEARS ->
                    new BigDecimal(java.time.Period.between(d, (LocalDate) a.get(1)).getYears());
            case MONTHS ->
                    new BigDecimal(
                            java.time.Period.between(d, (LocalDate) a.get(1)).toTotalMonths());
            case ADD_DAYS -> d.plusDays(((BigDecimal) a.get(1)).longValue());
            case ADD_MONTHS -> d.plusMonths(((BigDecimal) a.get(1)).longValue());
            default -> throw new AssertionError(op);
        };
    }

    private static Object numbers(Expr.Op op, List<Object> a) {
        BigDecimal x = (BigDecimal) a.get(0);
        BigDecimal y = a.size() > 1 ? (BigDecimal) a.get(1) : BigDecimal.ONE;
        return switch (op) {
            case ADD -> x.add(y);
            case SUB -> x.subtract(y);
            case MUL -> ten(x.multiply(y));
            case DIV -> y.signum() == 0 ? UNKNOWN : x.divide(y, 10, RoundingMode.HALF_EVEN);
            case NEG -> x.negate();
            case ROUND_UP -> rounded(Rounding.Mode.UP, x, y);
            case ROUND_DOWN -> rounded(Rounding.Mode.DOWN, x, y);
            case ROUND_HALF_UP -> rounded(Rounding.Mode.HALF_UP, x, y);
            case ROUND_HALF_EVEN -> rounded(Rounding.Mode.HALF_EVEN, x, y);
            default -> throw new AssertionError(op);
        };
    }

    private static Object rounded(Rounding.Mode mode, BigDecimal x, BigDecimal to) {
        return to.signum() <= 0 ? UNKNOWN : round(new Rounding(mode, to), x);
    }

    private Object variable(Variable v, Period p, int person) {
        if (v instanceof Fact f) return fact(f, p, person);
        Period.Kind own = v.period().orElse(p.kind());
        if (own == p.kind()) return computed(v, p, person);
        if (!v.flow() || p.kind() == Period.Kind.DAY) return computed(v, p.as(own), person);
        int mine = own.months();
        int asked = p.kind().months();
        if (asked < mine) {
            Object whole = computed(v, p.as(own), person);
            return whole instanceof BigDecimal n
                    ? n.divide(new BigDecimal(mine / asked), 10, RoundingMode.HALF_EVEN)
                    : whole;
        }
        Object sum = BigDecimal.ZERO;
        for (int i = 0; i < asked / mine; i++)
            sum = add(sum, computed(v, p.as(own).plus(i), person));
        return sum;
    }

    private Object computed(Variable v, Period p, int person) {
        String key = v.name() + " " + p + " " + (v.of() == Entity.PERSON ? person : 0);
        Object ready = known.get(key);
        if (ready == null) {
            ready = fresh(v, p, person);
            known.put(key, ready);
        }
        return ready;
    }

    private Object fresh(Variable v, Period p, int person) {
        if (v instanceof Policy policy) return paid(policy, p, person);
        Formula f = (Formula) v;
        Optional<Expr> body = version(f.versions(), p);
        if (body.isEmpty()) body = f.outside();
        return body.map(e -> eval(e, p, person)).orElse(ABSENT);
    }

    private Object fact(Fact f, Period p, int person) {
        JsonNode holder =
                f.of() == Entity.PERSON
                        ? people.get(person)
                        : line.path(f.of() == Entity.HOUSEHOLD ? "household" : "dwelling");
        JsonNode n = holder.path(f.name());
        if (n.isObject() && n.has("value")) n = n.get("value");
        Object found = f.flow() ? flow(f, n, p) : state(f, n, p);
        return found == null ? UNKNOWN : found;
    }

    private Object silence(Fact f) {
        for (JsonNode r : line.path("unavailable"))
            if (r.asText().equals(f.register())) return null;
        return f.absent().orElse(null);
    }

    private Object state(Fact f, JsonNode n, Period p) {
        if (n.isMissingNode() || n.isNull()) return silence(f);
        if (!n.isObject()) return value(f, n);
        LocalDate best = null;
        JsonNode said = null;
        for (Map.Entry<String, JsonNode> e : n.properties()) {
            LocalDate from = Period.parse(e.getKey()).orElseThrow().start();
            if (from.isAfter(p.start()) || (best != null && from.isBefore(best))) continue;
            best = from;
            said = e.getValue();
        }
        if (said == null) return silence(f);
        return said.isNull() ? null : value(f, said);
    }

    private Object flow(Fact f, JsonNode n, Period p) {
        Period.Kind own = f.period().orElseThrow();
        Period asked = p.kind() == Period.Kind.DAY ? p.as(Period.Kind.MONTH) : p;
        if (n.isMissingNode() || n.isNull()) return silence(f);
        if (!n.isObject()) {
            BigDecimal each = (BigDecimal) value(f, n);
            int a = asked.kind().months();
            return a >= own.months()
                    ? each.multiply(new BigDecimal(a / own.months()))
                    : each.divide(new BigDecimal(own.months() / a), 10, RoundingMode.HALF_EVEN);
        }
        return amount(f, n, asked, silence(f) != null);
    }

    private static BigDecimal said(JsonNode n, Period p) {
        JsonNode v = n.path(p.toString());
        return v.isNumber() ? decimal(v) : null;
    }

    private BigDecimal amount(Fact f, JsonNode n, Period p, boolean zero) {
        BigDecimal own = said(n, p);
        if (own != null) return own;
        if (p.kind() == Period.Kind.YEAR) return parts(f, n, p, Period.Kind.QUARTER, 4, zero);
        BigDecimal year = said(n, p.as(Period.Kind.YEAR));
        if (p.kind() == Period.Kind.QUARTER) {
            Period m = p.as(Period.Kind.MONTH);
            BigDecimal a = said(n, m);
            BigDecimal b = said(n, m.plus(1));
            BigDecimal c = said(n, m.plus(2));
            if (a != null && b != null && c != null) return a.add(b).add(c);
            if (year != null) return year.divide(new BigDecimal(4), 10, RoundingMode.HALF_EVEN);
            return parts(f, n, p, Period.Kind.MONTH, 3, zero);
        }
        BigDecimal quarter = said(n, p.as(Period.Kind.QUARTER));
        if (quarter != null) return quarter.divide(new BigDecimal(3), 10, RoundingMode.HALF_EVEN);
        if (year != null) return year.divide(new BigDecimal(12), 10, RoundingMode.HALF_EVEN);
        return zero && !n.path(p.toString()).isNull() ? BigDecimal.ZERO : null;
    }

    private BigDecimal parts(
            Fact f, JsonNode n, Period p, Period.Kind of, int count, boolean zero) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < count; i++) {
            BigDecimal one = amount(f, n, p.as(of).plus(i), zero);
            if (one == null) return null;
            sum = sum.add(one);
        }
        return sum;
    }

    private static BigDecimal decimal(JsonNode n) {
        BigDecimal d = n.decimalValue();
        return d.scale() > 6 ? d.setScale(6, RoundingMode.HALF_EVEN) : d;
    }

    private static Object value(Fact f, JsonNode n) {
        return switch (f.type()) {
            case BOOL -> n.booleanValue();
            case NUMBER -> decimal(n);
            case DATE -> LocalDate.parse(n.asText());
            case TEXT -> n.asText();
        };
    }
}
