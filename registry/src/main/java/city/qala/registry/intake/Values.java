package city.qala.registry.intake;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Values of registers in one way of writing. */
public final class Values {
    private Values() {}

    /**
     * A cell in plain form: days as ISO, numbers with a point, {@code true} and {@code false}; a
     * text that is none of these stays as it is.
     */
    public static String plain(Field field, String text) {
        boolean day = field.as() == Meaning.BIRTH_DATE || field.type() == Field.Type.DATE;
        if (day)
            return RowRule.day(field, text, LocalDate.MIN).map(LocalDate::toString).orElse(text);
        return switch (field.type()) {
            case NUMBER -> RowRule.number(text).map(BigDecimal::toPlainString).orElse(text);
            case BOOL -> RowRule.bool(text).map(String::valueOf).orElse(text);
            default -> text;
        };
    }
}
