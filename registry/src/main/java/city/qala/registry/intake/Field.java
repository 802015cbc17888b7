package city.qala.registry.intake;

import city.qala.kernel.Problem;
import java.util.Locale;
import java.util.Set;

/**
 * A column of a register.
 *
 * @param column its name in deliveries
 * @param as what it says
 * @param required whether a row without it is not let in
 * @param format pattern of a date; empty for {@code yyyy-MM-dd}
 * @param fact name under which policies read it; empty unless it is a fact
 * @param type of a fact
 * @param of whose fact it is
 * @param group field of the inventory that a purpose must open to see it, such as {@code income}
 */
public record Field(
        String column,
        Meaning as,
        boolean required,
        String format,
        String fact,
        Type type,
        Of of,
        String group) {

    private static final Set<String> GROUPS =
            Set.of(
                    "identity",
                    "contact",
                    "address",
                    "family",
                    "health",
                    "education",
                    "housing",
                    "property",
                    "work",
                    "income",
                    "source");

    /** What values of a fact are. */
    public enum Type {
        TEXT,
        NUMBER,
        BOOL,
        DATE
    }

    /** Whose a fact is. */
    public enum Of {
        PERSON,
        HOUSEHOLD,
        DWELLING
    }

    public Field {
        if (column.isBlank() || column.length() > 100)
            throw Problem.invalid("columns", column.length(), "must have names of 1 to 100 signs");
        if ((as == Meaning.FACT) != fact.matches("[a-z][a-z0-9_]{0,60}"))
            throw Problem.invalid(column, fact, "must name its fact if it is one, and only then");
        if (!GROUPS.contains(group))
            throw Problem.invalid(column, group, "must be of one of the groups " + GROUPS);
    }

    /** The name under which its values stand beside those of other registers. */
    public String name() {
        return switch (as) {
            case FACT -> fact;
            case NOTE -> column.toLowerCase(Locale.ROOT).strip();
            default -> as.word();
        };
    }
}
