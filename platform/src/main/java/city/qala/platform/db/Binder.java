package city.qala.platform.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Gives Java values to a prepared statement in the forms that PostgreSQL takes without guessing.
 */
final class Binder {

    private Binder() {}

    /**
     * @param position from 1
     */
    static void bind(PreparedStatement statement, int position, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> statement.setNull(position, Types.NULL);
            case Long n -> statement.setLong(position, n);
            case Integer n -> statement.setInt(position, n);
            case Double n -> statement.setDouble(position, n);
            case Boolean b -> statement.setBoolean(position, b);
            case String s -> statement.setString(position, s);
            case byte[] bytes -> statement.setBytes(position, bytes);
            // Sub-microseconds are cut, not rounded: a time must never move into the future.
            case Instant at ->
                    statement.setObject(
                            position,
                            at.truncatedTo(java.time.temporal.ChronoUnit.MICROS)
                                    .atOffset(ZoneOffset.UTC));
            case Enum<?> e -> statement.setString(position, e.name());
            case long[] numbers -> array(statement, position, "int8", numbers);
            case int[] numbers -> array(statement, position, "int4", numbers);
            case double[] numbers -> array(statement, position, "float8", numbers);
            case String[] texts -> array(statement, position, "text", texts);
            case byte[][] many -> array(statement, position, "bytea", many);
            case Collection<?> many -> collection(statement, position, many);
            default -> statement.setObject(position, value);
        }
    }

    private static void collection(PreparedStatement statement, int position, Collection<?> many)
            throws SQLException {
        if (!many.isEmpty() && many.iterator().next() instanceof Number) {
            long[] numbers = many.stream().mapToLong(n -> ((Number) n).longValue()).toArray();
            array(statement, position, "int8", numbers);
        } else {
            array(statement, position, "text", many.stream().map(String::valueOf).toArray());
        }
    }

    private static void array(
            PreparedStatement statement, int position, String type, Object elements)
            throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(
                position,
                connection.unwrap(org.postgresql.PGConnection.class).createArrayOf(type, elements));
    }
}
