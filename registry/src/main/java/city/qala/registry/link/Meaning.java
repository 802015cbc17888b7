package city.qala.registry.link;

import city.qala.kernel.Problem;
import java.util.Arrays;
import java.util.Locale;

/** What a column of a register tells about a person. */
public enum Meaning {
    GIVEN_NAME,
    FAMILY_NAME,
    PATRONYMIC,
    FULL_NAME,
    BIRTH_DATE,
    SEX,
    IIN,
    NATIONAL_ID,
    PHONE,
    EMAIL,
    POSTCODE,
    STREET,
    HOUSE,
    FLAT,
    PLACE,
    OCCUPATION,
    TEXT;

    /** The meaning written as in a specification, such as {@code given-name}. */
    static Meaning of(String word) {
        return Arrays.stream(values())
                .filter(m -> m.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        Problem.invalid(
                                "as",
                                word,
                                "must be one of "
                                        + Arrays.stream(values()).map(Meaning::word).toList()));
    }

    /** Its place among all meanings: columns are taken in this order, whatever they are called. */
    @SuppressWarnings("EnumOrdinal") // the order of the meanings is what is asked for
    int rank() {
        return ordinal();
    }

    /** The word for it in a specification. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
