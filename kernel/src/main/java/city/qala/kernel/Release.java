package city.qala.kernel;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When the people concerned may see that somebody looked.
 *
 * @param notBefore the first day on which they may; empty: at once
 * @param reference the court's or prosecutor's reference that allows the delay; empty: none needed
 */
public record Release(Optional<LocalDate> notBefore, String reference) {
    /** The look shows at once. */
    public static final Release AT_ONCE = new Release(Optional.empty(), "");

    public Release {
        if (notBefore.isPresent() == reference.isBlank())
            throw Problem.of(
                    Problem.Kind.UNPROCESSABLE,
                    "grounds-missing",
                    "A delay needs a day and a reference; without a delay there is neither.");
        if (reference.length() > 200)
            throw Problem.invalid("reference", reference.length(), "must have at most 200 signs");
    }

    /** Hidden until a day. */
    public static Release delayed(LocalDate until, String reference) {
        return new Release(Optional.of(until), reference);
    }

    /** {@code at-once}, or the first day with the reference. */
    @Override
    public String toString() {
        return notBefore.map(day -> day + " " + reference).orElse("at-once");
    }
}
