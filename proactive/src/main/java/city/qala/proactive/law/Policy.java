package city.qala.proactive.law;

import city.qala.kernel.Wording;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A benefit, discount or duty: who, how much, and how it reaches people.
 *
 * @param name its id
 * @param of its unit: what gets one of it
 * @param unit currency or other unit of the amount
 * @param rhythm the period that an amount is for; DAY for what is given once
 * @param inForce on which days it exists
 * @param clauses conditions and exclusions
 * @param amount by date
 * @param confidence A, B or C: how sure the text of the law is
 * @param uncertain what is not sure, for readers
 * @param budget a year's money; 0 if not given
 * @param tests beside the rule
 */
public record Policy(
        String name,
        Optional<Wording> title,
        Optional<Wording> summary,
        Entity of,
        String unit,
        Period.Kind rhythm,
        Dated<Boolean> inForce,
        List<Clause> clauses,
        Dated<Expr> amount,
        Rounding rounding,
        LawRef law,
        String confidence,
        Optional<Wording> uncertain,
        Delivery delivery,
        BigDecimal budget,
        List<PolicyTest> tests,
        Place at)
        implements Variable {
    public Policy {
        clauses = List.copyOf(clauses);
        tests = List.copyOf(tests);
    }

    @Override
    public Type type() {
        return Type.NUMBER;
    }

    @Override
    public boolean flow() {
        return true;
    }

    @Override
    public Optional<Period.Kind> period() {
        return Optional.of(rhythm);
    }

    @Override
    public List<String> choices() {
        return List.of();
    }
}
