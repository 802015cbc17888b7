package city.qala.registry.people;

import city.qala.registry.intake.Field;
import java.time.LocalDate;

/**
 * What one register says on one thing.
 *
 * @param name of the thing, such as {@code birth-date} or {@code disability_group}
 * @param value as text: dates as ISO, numbers with a point
 * @param type of the value
 * @param of whose it is
 * @param fact whether policies read it
 * @param group field of the inventory that a purpose must open to see it
 * @param register code of the register
 * @param source record and version
 * @param since the day from which it holds
 * @param rank of the register among the sources
 */
public record Said(
        String name,
        String value,
        Field.Type type,
        Field.Of of,
        boolean fact,
        String group,
        String register,
        String source,
        LocalDate since,
        int rank) {}
