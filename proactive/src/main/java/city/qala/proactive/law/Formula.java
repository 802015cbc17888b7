package city.qala.proactive.law;

import city.qala.kernel.Wording;
import java.util.List;
import java.util.Optional;

/**
 * A computed value.
 *
 * @param versions expressions by date
 * @param outside the value on days without a version; without it such a day is "not in force"
 * @param output whether decisions files show it
 */
public record Formula(
        String name,
        Entity of,
        Type type,
        String unit,
        boolean flow,
        Optional<Period.Kind> period,
        Optional<Wording> title,
        Dated<Expr> versions,
        Optional<Expr> outside,
        boolean output,
        Place at)
        implements Variable {

    @Override
    public List<String> choices() {
        return List.of();
    }
}
