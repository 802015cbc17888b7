package city.qala.proactive.decide;

import city.qala.proactive.law.Type;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Known values as texts. */
final class Values {
    private Values() {}

    static String text(@Nullable Texts texts, Type type, Column c, int row) {
        return switch (type) {
            case BOOL -> c.value(row) == 1 ? "true" : "false";
            case NUMBER -> c.decimal(row).stripTrailingZeros().toPlainString();
            case DATE -> LocalDate.ofEpochDay(c.value(row)).toString();
            case TEXT -> texts == null ? "" : texts.text(c.value(row));
        };
    }
}
