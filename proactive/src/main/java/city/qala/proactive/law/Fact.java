package city.qala.proactive.law;

import city.qala.kernel.Wording;
import java.util.List;
import java.util.Optional;

/**
 * An input: what a register says.
 *
 * @param register the register that provides it
 * @param absent what it means that the register, asked, says nothing: Boolean, BigDecimal,
 *     LocalDate or String; empty if that leaves the fact unknown
 */
public record Fact(
        String name,
        Entity of,
        Type type,
        String unit,
        boolean flow,
        Optional<Period.Kind> period,
        List<String> choices,
        Optional<Wording> title,
        String register,
        Optional<Object> absent,
        Place at)
        implements Variable {
    public Fact {
        choices = List.copyOf(choices);
    }
}
