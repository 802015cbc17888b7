package city.qala.registry.intake;

import city.qala.kernel.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What a column of a register says. */
public enum Meaning {
    GIVEN_NAME("identity"),
    FAMILY_NAME("identity"),
    PATRONYMIC("identity"),
    FULL_NAME("identity"),
    BIRTH_DATE("identity"),
    SEX("identity"),
    IIN("identity"),
    PHONE("contact"),
    EMAIL("contact"),
    POSTCODE("address"),
    STREET("address"),
    HOUSE("address"),
    FLAT("address"),
    PLACE("address"),
    OCCUPATION("work"),
    /** Yes, if the person's address is protected and shown to nobody. */
    ADDRESS_HIDDEN("address"),
    /** The town's own id of the resident: the person keeps it. */
    TOWN_ID("source"),
    /** The town's own id of the household. */
    HOUSEHOLD_ID("family"),
    MOTHER_IIN("family"),
    FATHER_IIN("family"),
    GUARDIAN_IIN("family"),
    /** The day from which the row holds. */
    VALID_FROM("source"),
    /** A fact that policies read, with a name of its own. */
    FACT("source"),
    /** Kept and shown, compared with nothing. */
    NOTE("source");

    private static final Set<Meaning> COMPARED =
            Set.of(
                    GIVEN_NAME,
                    FAMILY_NAME,
                    PATRONYMIC,
                    FULL_NAME,
                    BIRTH_DATE,
                    SEX,
                    IIN,
                    PHONE,
                    EMAIL,
                    POSTCODE,
                    STREET,
                    HOUSE,
                    FLAT,
                    PLACE,
                    OCCUPATION);

    private final String group;

    Meaning(String group) {
        this.group = group;
    }

    /** The field of the inventory that it belongs to unless the declaration says otherwise. */
    public String group() {
        return group;
    }

    /** Whether the linkage compares it; it then has the same word there. */
    public boolean isCompared() {
        return COMPARED.contains(this);
    }

    /** Whether it is a person's number. */
    public boolean isNumber() {
        return this == IIN || this == MOTHER_IIN || this == FATHER_IIN || this == GUARDIAN_IIN;
    }

    /** The word for it in a declaration, such as {@code given-name}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

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
}
