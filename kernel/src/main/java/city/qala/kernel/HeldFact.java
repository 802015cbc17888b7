package city.qala.kernel;

import java.time.LocalDate;
import java.util.List;

/**
 * One fact that the city holds about a subject, as it can be told to them.
 *
 * @param field its stable name, {@code <data set>.<field>}, for example {@code resident.address}
 * @param value as text; empty if it is protected and not shown even to its owner
 * @param source the register or act that it came from, in the words of the data set
 * @param since the day from which it is held
 * @param purposes codes of the purposes that may read it, possibly none
 * @param may what its owner may ask for; corrections and erasures are answered by people
 */
public record HeldFact(
        String field,
        String value,
        String source,
        LocalDate since,
        List<String> purposes,
        May may) {

    /** What the owner of a fact may have done with it. */
    public enum May {
        /** The law keeps it as it is; it can be objected to. */
        OBJECT,
        /** It can be put right. */
        CORRECT,
        /** It can be put right, and erased on demand. */
        ERASE
    }

    public HeldFact {
        if (!field.matches("[a-z][a-z-]*\\.[a-z][a-z-]*"))
            throw Problem.invalid("field", field, "must be like resident.address");
        purposes = List.copyOf(purposes);
    }
}
