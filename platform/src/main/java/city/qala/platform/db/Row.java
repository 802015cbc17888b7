package city.qala.platform.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The row at hand of an answer. Columns are asked for by name.
 *
 * <p>The plain getters expect a value and throw if there is none; those that end in {@code OrNull}
 * may be empty. A column that does not exist or cannot be read as the wanted type is a mistake in
 * the program. A Row is only good inside the {@link RowReader} that received it.
 */
public final class Row {

    private final ResultSet rows;

    private Row(ResultSet rows) {
        this.rows = rows;
    }

    /** Rows of an open answer; for the machinery only. */
    public static Row over(ResultSet rows) {
        return new Row(rows);
    }

    /** Text of any column. */
    public String text(String column) {
        return present(column, textOrNull(column));
    }

    /** Text of any column, or null. */
    public @Nullable String textOrNull(String column) {
        return ask(() -> rows.getString(column));
    }

    /** A whole number. */
    public long number(String column) {
        return present(column, numberOrNull(column));
    }

    /** A whole number, or null. */
    public @Nullable Long numberOrNull(String column) {
        return ask(() -> {
            long value = rows.getLong(column);
            return rows.wasNull() ? null : value;
        });
    }

    /** A whole number of at most 32 bits. */
    public int integer(String column) {
        return Math.toIntExact(number(column));
    }

    /** A floating number. */
    public double real(String column) {
        return present(column, realOrNull(column));
    }

    /** A floating number, or null. */
    public @Nullable Double realOrNull(String column) {
        return ask(() -> {
            double value = rows.getDouble(column);
            return rows.wasNull() ? null : value;
        });
    }

    /** A truth value. */
    public boolean flag(String column) {
        return present(
                column,
                ask(() -> {
                    boolean value = rows.getBoolean(column);
                    return rows.wasNull() ? null : value;
                }));
    }

    /** Bytes; the array is the caller's own. */
    public byte[] bytes(String column) {
        return present(column, bytesOrNull(column));
    }

    /** Bytes, or null. */
    public byte @Nullable [] bytesOrNull(String column) {
        return ask(() -> rows.getBytes(column));
    }

    /** A point in time, to the microsecond. */
    public Instant instant(String column) {
        return present(column, instantOrNull(column));
    }

    /** A point in time, or null. */
    public @Nullable Instant instantOrNull(String column) {
        return ask(() -> toInstant(rows.getObject(column)));
    }

    /** A calendar day. */
    public LocalDate date(String column) {
        return present(column, ask(() -> rows.getObject(column, LocalDate.class)));
    }

    /** A calendar day, or null. */
    public @Nullable LocalDate dateOrNull(String column) {
        return ask(() -> rows.getObject(column, LocalDate.class));
    }

    /** A UUID. */
    public UUID uuid(String column) {
        return present(column, ask(() -> rows.getObject(column, UUID.class)));
    }

    /** Whole numbers of a {@code bigint[]} or {@code integer[]}. */
    public long[] numbers(String column) {
        return present(column, ask(() -> toLongs(rows.getArray(column).getArray())));
    }

    /** Texts of a {@code text[]}; none of them may be null. */
    public List<String> texts(String column) {
        return present(column, ask(() -> List.of((String[]) rows.getArray(column).getArray())));
    }

    private static @Nullable Instant toInstant(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Timestamp t -> t.toInstant();
            case OffsetDateTime t -> t.toInstant();
            case LocalDateTime t -> t.toInstant(ZoneOffset.UTC);
            default -> throw new IllegalStateException("The column holds no point in time.");
        };
    }

    private static long[] toLongs(Object array) {
        long[] numbers = new long[java.lang.reflect.Array.getLength(array)];
        for (int i = 0; i < numbers.length; i++)
            numbers[i] = ((Number) java.lang.reflect.Array.get(array, i)).longValue();
        return numbers;
    }

    private static <T> T present(String column, @Nullable T value) {
        if (value == null) throw new IllegalStateException("Column " + column + " is empty.");
        return value;
    }

    private interface Question<T> {
        @Nullable T ask() throws SQLException;
    }

    private static <T> @Nullable T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new Broken(e);
        }
    }

    /** Carries a JDBC exception out of a {@link RowReader}; the owner of the answer unpacks it. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final SQLException why;

        Broken(SQLException why) {
            super(why);
            this.why = why;
        }

        SQLException why() {
            return why;
        }
    }
}
