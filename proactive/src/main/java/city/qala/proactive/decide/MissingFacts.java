package city.qala.proactive.decide;

import city.qala.proactive.law.Clause;
import city.qala.proactive.law.Dated;
import city.qala.proactive.law.Expr;
import city.qala.proactive.law.Fact;
import city.qala.proactive.law.Formula;
import city.qala.proactive.law.Period;
import city.qala.proactive.law.Policy;
import city.qala.proactive.law.Variable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the facts whose absence leaves an answer open for one household. */
final class MissingFacts {
    private final Population all;
    private final int household;
    private final Evaluator evaluator;
    private final Set<MissingFact> found = new LinkedHashSet<>();
    private final Set<String> seen = new LinkedHashSet<>();

    MissingFacts(Population all, int household) {
        this.all = all;
        this.household = household;
        this.evaluator = new Evaluator(all, household, household + 1);
    }

    /** What is missing to decide a policy for a unit; {@code person} counts in the household. */
    List<MissingFact> of(Policy policy, Period p, int person) {
        policy(policy, p, person);
        return List.copyOf(found);
    }

    /** What is missing to compute a variable. */
    List<MissingFact> of(Variable v, Period p, int person) {
        variable(v, p, person);
        return List.copyOf(found);
    }

    private void policy(Policy policy, Period p, int person) {
        for (Clause c : policy.clauses()) if (c.counts(p.start())) walk(c.when(), p, person);
        policy.amount().on(p.start()).flatMap(Dated.Step::value).ifPresent(e -> walk(e, p, person));
    }

    private void walk(Expr e, Period p, int person) {
        if (state(e, p, person) != Column.UNKNOWN) return;
        switch (e) {
            case Expr.Ref r -> variable(all.law().variable(r.name()), p, person);
            case Expr.In in -> {
                Period there = in.shift().from(p, in.steps());
                int times = in.shift() == Expr.Shift.LAST_MONTHS ? in.steps() : 1;
                for (int i = 0; i < times; i++) walk(in.body(), there.plus(-i), person);
            }
            case Expr.Over o -> over(o, p);
            case Expr.Call c when c.op() == Expr.Op.IF -> choice(c, p, person);
            default -> parts(e, p, person);
        }
    }

    private byte state(Expr e, Period p, int person) {
        Column c = evaluator.eval(e, p);
        return c.state(e.person() ? person : 0);
    }

    private void parts(Expr e, Period p, int person) {
        boolean open = false;
        for (Expr part : e.parts()) {
            walk(part, p, person);
            open |= state(part, p, person) == Column.UNKNOWN;
        }
        if (!open) found.add(stuck(e, p, "cannot be computed, it divides by zero"));
    }

    private MissingFact stuck(Expr e, Period p, String why) {
        return new MissingFact(
                "-", all.householdId(household), "", p.toString(), why + " (" + e.at() + ")");
    }

    private void choice(Expr.Call c, Period p, int person) {
        Expr when = c.parts().get(0);
        Column known = evaluator.eval(when, p);
        int row = when.person() ? person : 0;
        if (known.state(row) == Column.UNKNOWN) walk(when, p, person);
        else walk(c.parts().get(known.value(row) == 1 ? 1 : 2), p, person);
    }

    private void over(Expr.Over o, Period p) {
        boolean open = false;
        for (int i = 0; i < evaluator.rows(true); i++) {
            if (o.who().isPresent()) {
                Expr who = o.who().get();
                walk(who, p, i);
                open |= state(who, p, i) == Column.UNKNOWN;
                Column w = evaluator.eval(who, p);
                int row = who.person() ? i : 0;
                if (w.state(row) == Column.KNOWN && w.value(row) == 0) continue;
            }
            if (o.value().isEmpty()) continue;
            walk(o.value().get(), p, i);
            open |= state(o.value().get(), p, i) == Column.UNKNOWN;
        }
        if (!open) found.add(stuck(o, p, "is asked of nobody"));
    }

    private void variable(Variable v, Period p, int person) {
        int row = v.of().isPerson() ? person : 0;
        if (evaluator.variable(v, p).state(row) != Column.UNKNOWN) return;
        if (v instanceof Fact f) {
            found.add(missing(f, p, person));
            return;
        }
        if (!seen.add(v.name() + " " + p + " " + row)) return;
        Period.Kind own = v.period().orElse(p.kind());
        int parts =
                v.flow() && own != p.kind() && own.months() > 0
                        ? Math.max(1, p.kind().months() / own.months())
                        : 1;
        for (int i = 0; i < parts; i++) body(v, p.as(own).plus(i), person);
    }

    private void body(Variable v, Period p, int person) {
        switch (v) {
            case Fact f -> {}
            case Policy policy -> policy(policy, p, person);
            case Formula f -> {
                Optional<Expr> version = f.versions().on(p.start()).flatMap(Dated.Step::value);
                (version.isPresent() ? version : f.outside()).ifPresent(e -> walk(e, p, person));
            }
        }
    }

    private MissingFact missing(Fact f, Period p, int person) {
        String of =
                switch (f.of()) {
                    case PERSON -> all.personId(all.firstPerson(household) + person);
                    case HOUSEHOLD -> all.householdId(household);
                    case DWELLING -> all.dwellingId(household);
                };
        String when = f.flow() ? p.toString() : p.start().toString();
        return new MissingFact(f.name(), of, f.register(), when, "");
    }
}
