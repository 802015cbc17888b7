package city.qala.proactive;

import city.qala.proactive.law.Clause;
import city.qala.proactive.law.Dated;
import city.qala.proactive.law.Expr;
import city.qala.proactive.law.Fact;
import city.qala.proactive.law.Formula;
import city.qala.proactive.law.Law;
import city.qala.proactive.law.Parameter;
import city.qala.proactive.law.Policy;
import city.qala.proactive.law.Variable;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which figures of the law a policy rests on, through its formulas. */
final class PolicyFigures {
    private final Law law;
    private final Set<Parameter> found = new LinkedHashSet<>();
    private final Set<String> seen = new HashSet<>();

    private PolicyFigures(Law law) {
        this.law = law;
    }

    static List<Parameter> of(Law law, Policy policy) {
        var figures = new PolicyFigures(law);
        figures.variable(policy);
        return List.copyOf(figures.found);
    }

    private void variable(Variable v) {
        if (!seen.add(v.name())) return;
        switch (v) {
            case Fact f -> {}
            case Formula f -> {
                versions(f.versions());
                f.outside().ifPresent(this::walk);
            }
            case Policy p -> {
                for (Clause c : p.clauses()) walk(c.when());
                versions(p.amount());
            }
        }
    }

    private void versions(Dated<Expr> versions) {
        versions.steps().forEach(s -> s.value().ifPresent(this::walk));
    }

    private void walk(Expr e) {
        if (e instanceof Expr.Param p) found.add(p.parameter());
        if (e instanceof Expr.Scale s) found.add(s.scale());
        if (e instanceof Expr.Ref r && !(law.variable(r.name()) instanceof Policy))
            variable(law.variable(r.name()));
        e.parts().forEach(this::walk);
    }
}
