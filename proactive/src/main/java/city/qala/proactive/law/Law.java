package city.qala.proactive.law;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder of policies, read, typed and checked. Immutable.
 *
 * @param registers by code
 * @param parameters by name
 * @param variables facts, formulas and policies by name
 * @param policies in the order of files
 * @param warnings what an author should look at, with places
 */
public record Law(
        Map<String, Register> registers,
        Map<String, Parameter> parameters,
        Map<String, Variable> variables,
        List<Policy> policies,
        List<String> warnings) {

    public Law {
        registers = Map.copyOf(registers);
        parameters = Map.copyOf(parameters);
        variables = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        policies = List.copyOf(policies);
        warnings = List.copyOf(warnings);
    }

    /** A variable that the expressions of this law name. */
    public Variable variable(String name) {
        Variable v = variables.get(name);
        if (v == null) throw new IllegalArgumentException(name + " is not in this law");
        return v;
    }

    /** Formulas that are shown beside decisions. */
    public List<Formula> outputs() {
        return variables.values().stream()
                .filter(v -> v instanceof Formula f && f.output())
                .map(Formula.class::cast)
                .toList();
    }
}
