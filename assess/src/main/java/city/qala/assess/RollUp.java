package city.qala.assess;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A group of indicators as one score, as far as it may be told.
 *
 * @param name of the dimension or sub-dimension
 * @param indicators in it
 * @param missing without a value
 * @param worst mean if of disputed values the least good ones are right; empty if over 20 % are
 *     missing
 * @param best mean if the best ones are
 */
public record RollUp(
        String name,
        int indicators,
        List<Definition> missing,
        OptionalDouble worst,
        OptionalDouble best) {
    public RollUp {
        missing = List.copyOf(missing);
    }
}
