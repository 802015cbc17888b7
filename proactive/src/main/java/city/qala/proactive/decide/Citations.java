package city.qala.proactive.decide;

import city.qala.proactive.law.Dated;
import city.qala.proactive.law.Entity;
import city.qala.proactive.law.Expr;
import city.qala.proactive.law.Fact;
import city.qala.proactive.law.Formula;
import city.qala.proactive.law.LawRef;
import city.qala.proactive.law.Parameter;
import city.qala.proactive.law.Period;
import city.qala.proactive.law.Policy;
import city.qala.proactive.law.Type;
import city.qala.proactive.law.Variable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values by which one expression came out as it did for one household.
 *
 * <p>Of an "and" that is false only the false parts count, of an "or" that is true only the true
 * ones, of a choice the condition and the branch taken: what is cited decided, and nothing that
 * decided is left out.
 */
final class Citations {
    private final Population all;
    private final int household;
    private final Evaluator evaluator;
    private final Set<Explanation.Cited> found = new LinkedHashSet<>();
    private final Set<String> seen = new LinkedHashSet<>();

    Citations(Population all, int household, Evaluator evaluator) {
        this.all = all;
        this.household = household;
        this.evaluator = evaluator;
    }

    List<Explanation.Cited> of(Expr e, Period p, int person) {
        cite(e, p, person);
        return List.copyOf(found);
    }

    private void cite(Expr e, Period p, int person) {
        switch (e) {
            case Expr.Literal l -> {}
            case Expr.Boundary b -> {}
            case Expr.Param q -> {
                q.key().ifPresent(k -> cite(k, p, person));
                figure(q, p, person);
            }
            case Expr.Scale s -> {
                cite(s.base(), p, person);
                scale(s.scale(), p);
            }
            case Expr.Ref r -> variable(all.law().variable(r.name()), p, person);
            case Expr.In in -> {
                Period there = in.shift().from(p, in.steps());
                int times = in.shift() == Expr.Shift.LAST_MONTHS ? in.steps() : 1;
                for (int i = 0; i < times; i++) cite(in.body(), there.plus(-i), person);
            }
            case Expr.Over o -> over(o, p);
            case Expr.Call c -> call(c, p, person);
        }
    }

    private void call(Expr.Call c, Period p, int person) {
        switch (c.op()) {
            case AND, OR -> decisive(c, p, person);
            case IF -> {
                Expr when = c.parts().get(0);
                cite(when, p, person);
                Column known = evaluator.eval(when, p);
                int row = when.person() ? person : 0;
                if (known.state(row) == Column.KNOWN)
                    cite(c.parts().get(known.value(row) == 1 ? 1 : 2), p, person);
            }
            default -> c.parts().forEach(part -> cite(part, p, person));
        }
    }

    /** Parts that have the value of the whole; all of them if it is unknown because of them. */
    private void decisive(Expr.Call c, Period p, int person) {
        Column whole = evaluator.eval(c, p);
        int row = c.person() ? person : 0;
        for (Expr part : c.parts()) {
            Column v = evaluator.eval(part, p);
            int at = part.person() ? person : 0;
            boolean counts =
                    whole.state(row) == Column.KNOWN
                            ? v.state(at) == Column.KNOWN && v.value(at) == whole.value(row)
                            : v.state(at) != Column.KNOWN;
            if (counts) cite(part, p, person);
        }
    }

    private void over(Expr.Over o, Period p) {
        Column whole = evaluator.eval(o, p);
        boolean yesOrNo = o.how() == Expr.Gather.ANY || o.how() == Expr.Gather.ALL;
        boolean known = whole.state(0) == Column.KNOWN;
        boolean any = yesOrNo && known && (whole.value(0) == 1) == (o.how() == Expr.Gather.ANY);
        for (int i = 0; i < evaluator.rows(true); i++) {
            if (any && !decides(o, p, i, whole.value(0))) continue;
            if (o.who().isPresent()) {
                cite(o.who().get(), p, i);
                if (is(o.who().get(), p, i, 0)) continue;
            }
            int person = i;
            o.value().ifPresent(v -> cite(v, p, person));
        }
    }

    /** Whether one person alone makes "any" true or "all" false. */
    private boolean decides(Expr.Over o, Period p, int person, long result) {
        boolean counts = o.who().isEmpty() || is(o.who().get(), p, person, 1);
        return counts && o.value().isPresent() && is(o.value().get(), p, person, result);
    }

    private boolean is(Expr e, Period p, int person, long value) {
        Column c = evaluator.eval(e, p);
        int row = e.person() ? person : 0;
        return c.state(row) == Column.KNOWN && c.value(row) == value;
    }

    private void variable(Variable v, Period p, int person) {
        int row = v.of().isPerson() ? person : 0;
        if (!seen.add(v.name() + " " + p + " " + row)) return;
        Column c = evaluator.variable(v, p);
        if (v instanceof Fact f) {
            int at = row(f, person);
            Optional<FactColumn.Source> from = all.source(f, at);
            found.add(
                    new Explanation.Cited(
                            Explanation.Kind.FACT,
                            f.name(),
                            f.title(),
                            id(f.of(), person),
                            text(f, c, row),
                            f.flow() ? p.toString() : p.start().toString(),
                            from.map(FactColumn.Source::register).orElse(f.register()),
                            from.map(FactColumn.Source::record).orElse(""),
                            LawRef.NONE));
            return;
        }
        found.add(
                new Explanation.Cited(
                        Explanation.Kind.COMPUTED,
                        v.name(),
                        v.title(),
                        id(v.of(), person),
                        text(v, c, row),
                        p.toString(),
                        "",
                        "",
                        LawRef.NONE));
        Period.Kind own = v.period().orElse(p.kind());
        int parts =
                v.flow() && own != p.kind() && own.months() > 0
                        ? Math.max(1, p.kind().months() / own.months())
                        : 1;
        for (int i = 0; i < parts; i++) body(v, p.as(own).plus(i), person);
    }

    private int row(Fact f, int person) {
        return f.of().isPerson() ? all.firstPerson(household) + person : household;
    }

    private void body(Variable v, Period p, int person) {
        switch (v) {
            case Fact f -> {}
            case Formula f -> {
                Optional<Expr> version = f.versions().on(p.start()).flatMap(Dated.Step::value);
                (version.isPresent() ? version : f.outside()).ifPresent(e -> cite(e, p, person));
            }
            case Policy policy -> policy(policy, p, person);
        }
    }

    /** Of another policy: what refuses it, or all that it stands on. */
    private void policy(Policy policy, Period p, int person) {
        Column eligible = evaluator.eligible(policy, p);
        int row = policy.of().isPerson() ? person : 0;
        for (var c : policy.clauses()) {
            if (!c.counts(p.start())) continue;
            Column lets = evaluator.clause(policy, c, p);
            boolean same =
                    lets.state(row) == eligible.state(row)
                            && (lets.state(row) != Column.KNOWN
                                    || lets.value(row) == eligible.value(row));
            if (same) cite(c.when(), p, person);
        }
        boolean refused = eligible.state(row) == Column.KNOWN && eligible.value(row) == 0;
        if (refused) return;
        policy.amount().on(p.start()).flatMap(Dated.Step::value).ifPresent(e -> cite(e, p, person));
    }

    private void figure(Expr.Param e, Period p, int person) {
        Parameter q = e.parameter();
        String key = "*";
        if (e.key().isPresent()) {
            Column k = evaluator.eval(e.key().get(), p);
            int row = e.key().get().person() ? person : 0;
            if (k.state(row) == Column.KNOWN) key = all.texts().text(k.value(row));
        }
        Map<String, Dated<Object>> values = q.values();
        Dated<Object> chosen = values.containsKey(key) ? values.get(key) : values.get("*");
        Optional<Dated.Step<Object>> step =
                chosen == null ? Optional.empty() : chosen.on(p.start());
        found.add(
                new Explanation.Cited(
                        Explanation.Kind.FIGURE,
                        q.name(),
                        q.title(),
                        "",
                        step.flatMap(Dated.Step::value).map(Citations::plain).orElse("?"),
                        step.map(s -> since(s.from())).orElse(""),
                        "",
                        "",
                        step.map(Dated.Step::law).orElse(LawRef.NONE)));
    }

    private static String since(LocalDate from) {
        return from.equals(LocalDate.MIN) ? "" : from.toString();
    }

    private void scale(Parameter s, Period p) {
        var brackets = new StringBuilder();
        for (Parameter.Bracket b : s.brackets()) {
            Optional<BigDecimal> t = b.threshold().on(p.start()).flatMap(Dated.Step::value);
            Optional<BigDecimal> r = b.rate().on(p.start()).flatMap(Dated.Step::value);
            if (t.isEmpty() || r.isEmpty()) continue;
            if (!brackets.isEmpty()) brackets.append("; ");
            brackets.append(plain(t.get())).append(": ").append(plain(r.get()));
        }
        found.add(
                new Explanation.Cited(
                        Explanation.Kind.FIGURE,
                        s.name(),
                        s.title(),
                        "",
                        brackets.toString(),
                        p.start().toString(),
                        "",
                        "",
                        LawRef.NONE));
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal n
                ? n.stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }

    private String id(Entity of, int person) {
        return switch (of) {
            case PERSON -> all.personId(all.firstPerson(household) + person);
            case HOUSEHOLD -> all.householdId(household);
            case DWELLING -> all.dwellingId(household);
        };
    }

    private String text(Variable v, Column c, int row) {
        if (c.state(row) != Column.KNOWN) return "?";
        return Values.text(v.type() == Type.TEXT ? all.texts() : null, v.type(), c, row);
    }
}
