package city.qala.platform.db;

/**
 * Turns the row at hand into a value. It must not keep the {@link Row}.
 *
 * @param <T> what a row becomes
 */
@FunctionalInterface
public interface RowReader<T> {
    /** The value of this row. */
    T read(Row row);
}
