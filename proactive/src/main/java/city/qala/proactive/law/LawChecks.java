package city.qala.proactive.law;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What can be seen in a law without any facts: loops, periods, units, clauses that never matter.
 */
final class LawChecks {
    private final Law law;
    private final Faults faults;
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> done = new HashSet<>();
    private final List<String> path = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final UnitRules units;

    private LawChecks(Law law, Faults faults) {
        this.law = law;
        this.faults = faults;
        this.units = new UnitRules(law, faults);
    }

    /** Adds faults; the warnings. */
    static List<String> of(Law law, Faults faults) {
        var checks = new LawChecks(law, faults);
        checks.registers();
        checks.parameters();
        law.variables().values().forEach(checks::loops);
        if (faults.isEmpty()) {
            checks.units();
            law.policies().forEach(checks::policy);
            law.outputs().forEach(f -> checks.periods(f, f.period().orElse(Period.Kind.MONTH)));
        }
        return checks.warnings;
    }

    private void registers() {
        for (Variable v : law.variables().values()) {
            if (v instanceof Fact f && !law.registers().containsKey(f.register()))
                faults.add(f.at(), "register \"%s\" is not declared under registers", f.register());
        }
    }

    private void parameters() {
        for (Parameter p : law.parameters().values()) {
            if (!p.by().isEmpty()) {
                Variable by = law.variables().get(p.by());
                if (!(by instanceof Fact f) || f.type() != Type.TEXT)
                    faults.add(p.at(), "goes by \"%s\", which is no fact of texts", p.by());
                else
                    for (String key : p.values().keySet())
                        if (!key.equals("*")
                                && !f.choices().isEmpty()
                                && !f.choices().contains(key))
                            faults.add(p.at(), "\"%s\" is never \"%s\"", p.by(), key);
            }
        }
    }

    /** Every expression of a variable. */
    static List<Expr> expressions(Variable v) {
        List<Expr> out = new ArrayList<>();
        switch (v) {
            case Fact f -> {}
            case Formula f -> {
                f.versions().steps().forEach(s -> s.value().ifPresent(out::add));
                f.outside().ifPresent(out::add);
            }
            case Policy p -> {
                p.clauses().forEach(c -> out.add(c.when()));
                p.amount().steps().forEach(s -> s.value().ifPresent(out::add));
            }
        }
        return out;
    }

    private void loops(Variable v) {
        if (done.contains(v.name())) return;
        int before = path.indexOf(v.name());
        if (before >= 0) {
            faults.add(
                    v.at(),
                    "goes round in a ring: %s",
                    String.join(" → ", path.subList(before, path.size())) + " → " + v.name());
            return;
        }
        path.add(v.name());
        for (Expr e : expressions(v)) loops(e);
        path.removeLast();
        done.add(v.name());
    }

    private void loops(Expr e) {
        if (e instanceof Expr.Ref r) loops(law.variable(r.name()));
        e.parts().forEach(this::loops);
    }

    private void units() {
        for (Variable v : law.variables().values()) {
            if (v instanceof Formula f)
                for (Expr e : expressions(v)) units.same(v.unit(), e, "formula " + f.name());
            if (v instanceof Policy p) {
                p.clauses().forEach(c -> units.of(c.when()));
                p.amount()
                        .steps()
                        .forEach(s -> s.value().ifPresent(e -> units.same(p.unit(), e, "amount")));
            }
        }
    }

    private void policy(Policy p) {
        periods(p, p.rhythm());
        if (p.tests().isEmpty())
            warnings.add(p.at() + ": policy " + p.name() + " has no test beside it");
        for (Clause c : p.clauses()) {
            constant(c.when())
                    .ifPresent(b ->
                            faults.add(
                                    c.at(),
                                    "clause \"%s\" is always %s: nothing decides it",
                                    c.id(),
                                    b));
            boolean ever =
                    p.inForce().steps().stream()
                            .anyMatch(s -> !c.from().isAfter(s.to()) && !c.to().isBefore(s.from()));
            if (!ever)
                faults.add(c.at(), "clause \"%s\" is never reached: out of force then", c.id());
        }
        contradictions(p);
    }

    /** The value of an expression that reads nothing; empty if it reads something. */
    private static Optional<Boolean> constant(Expr e) {
        if (e instanceof Expr.Literal l && l.value() instanceof Boolean b) return Optional.of(b);
        if (!(e instanceof Expr.Call c)) return Optional.empty();
        List<Optional<Boolean>> parts = c.parts().stream().map(LawChecks::constant).toList();
        return switch (c.op()) {
            case AND -> decides(parts, false);
            case OR -> decides(parts, true);
            case NOT -> parts.getFirst().map(b -> !b);
            case LT, LE, GT, GE, EQ, NE -> compared(c);
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> decides(List<Optional<Boolean>> parts, boolean by) {
        if (parts.contains(Optional.of(by))) return Optional.of(by);
        return parts.stream().allMatch(Optional::isPresent) ? Optional.of(!by) : Optional.empty();
    }

    private static Optional<Boolean> compared(Expr.Call c) {
        if (!(c.parts().get(0) instanceof Expr.Literal a)
                || !(c.parts().get(1) instanceof Expr.Literal b)
                || !(a.value() instanceof BigDecimal x)
                || !(b.value() instanceof BigDecimal y)) return Optional.empty();
        int order = x.compareTo(y);
        return Optional.of(
                switch (c.op()) {
                    case LT -> order < 0;
                    case LE -> order <= 0;
                    case GT -> order > 0;
                    case GE -> order >= 0;
                    case EQ -> order == 0;
                    default -> order != 0;
                });
    }

    /** Two conditions of one value that no value fulfils. */
    private void contradictions(Policy p) {
        Map<String, Bounds> bounds = new HashMap<>();
        for (Clause c : p.clauses()) {
            boolean always = c.from().equals(LocalDate.MIN) && c.to().equals(LocalDate.MAX);
            if (!c.exclusion() && always) narrow(c, c.when(), bounds);
        }
    }

    private void narrow(Clause c, Expr e, Map<String, Bounds> bounds) {
        if (!(e instanceof Expr.Call call)) return;
        if (call.op() == Expr.Op.AND) {
            call.parts().forEach(part -> narrow(c, part, bounds));
            return;
        }
        boolean plain =
                call.parts().size() == 2
                        && call.parts().get(0) instanceof Expr.Ref
                        && call.parts().get(1) instanceof Expr.Literal;
        if (!plain) return;
        String name = ((Expr.Ref) call.parts().get(0)).name();
        Object value = ((Expr.Literal) call.parts().get(1)).value();
        Bounds b = bounds.computeIfAbsent(name, n -> new Bounds());
        if (!b.narrow(call.op(), value))
            faults.add(
                    c.at(),
                    "clause \"%s\" can never hold together with the conditions before it: \"%s\"",
                    c.id(),
                    name);
    }

    /** Periods in which a variable is read, and everything below it. */
    private void periods(Variable v, Period.Kind in) {
        if (!seen.add(v.name() + " " + in)) return;
        for (Expr e : expressions(v)) periods(e, in);
    }

    private void periods(Expr e, Period.Kind in) {
        if (e instanceof Expr.Ref r) {
            Variable v = law.variable(r.name());
            Period.Kind own = v.period().orElse(in);
            if (in == Period.Kind.DAY && v.flow() && own != Period.Kind.MONTH)
                faults.add(
                        r.at(),
                        "\"%s\" is of a %s and is read on a day: say this_year(%s) or"
                                + " this_month(%s)",
                        r.name(),
                        own.word(),
                        r.name(),
                        r.name());
            periods(v, v instanceof Fact ? in : own);
        } else if (e instanceof Expr.In s) periods(s.body(), s.shift().kind());
        else e.parts().forEach(part -> periods(part, in));
    }
}
