package city.qala.operations.asset;

import city.qala.kernel.Money;
import city.qala.kernel.Problem;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What staff know of a thing that its sensors cannot tell.
 *
 * @param price what it cost
 * @param upkeep what it costs a year
 * @param bought when it was bought
 * @param due when somebody has to decide about it again
 */
public record Card(
        Optional<Money> price,
        Optional<Money> upkeep,
        Optional<LocalDate> bought,
        Optional<LocalDate> due) {

    /** Nothing is known. */
    public static final Card NONE =
            new Card(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Card {
        if (price.filter(m -> m.tiyn() < 0).isPresent())
            throw Problem.invalid("price", price, "must not be negative");
        if (upkeep.filter(m -> m.tiyn() < 0).isPresent())
            throw Problem.invalid("upkeep", upkeep, "must not be negative");
    }
}
