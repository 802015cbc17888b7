package city.qala.kernel;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A set of data that a capability can give away: what it is, what each field means and how
 * sensitive it is, and where its rows come from. The exchange lists it, limits it to what is agreed
 * and logs every answer; the capability only supplies rows.
 *
 * <p>It is open, and anybody may download it, when every field is {@link Sensitivity#OPEN}.
 *
 * @param code its name in addresses, for example {@code air-hourly}
 * @param title its name for people
 * @param about what it holds, since when, what is left out
 * @param owner who answers for it, the name of an organisation or department
 * @param fields at least one, names unique, in the order of its rows
 * @param licence SPDX name of the licence of an open set, for example {@code CC-BY-4.0}
 * @param rhythm how often it changes
 * @param sql the SELECT that defines it, for lineage; empty if it is not made by SQL
 * @param rows where its rows come from
 */
public record DataSet(
        String code,
        Wording title,
        Wording about,
        String owner,
        List<Field> fields,
        String licence,
        Rhythm rhythm,
        String sql,
        Rows rows) {

    /** What a field holds: text, a whole number ({@code Long}), a {@code Double}, an instant. */
    public enum Type {
        TEXT,
        WHOLE,
        NUMBER,
        TIME
    }

    /** Who may know the values of a field at all. */
    public enum Sensitivity {
        /** Anybody. */
        OPEN,
        /** Partners under an agreement. */
        INTERNAL,
        /** Only with a {@link Grant} for the subject, under an agreement. */
        PERSONAL
    }

    /** How often the set changes. */
    public enum Rhythm {
        CONTINUOUS,
        HOURLY,
        DAILY,
        IRREGULAR
    }

    /**
     * One field.
     *
     * @param name of the form {@code [a-z][a-z0-9_]*}
     * @param type what it holds
     * @param unit UCUM code of its unit, empty if it has none
     * @param meaning what it says, for people
     * @param sensitivity who may know its values
     */
    public record Field(
            String name, Type type, String unit, Wording meaning, Sensitivity sensitivity) {
        public Field {
            if (!name.matches("[a-z][a-z0-9_]*"))
                throw Problem.invalid("field", name, "must be of the form [a-z][a-z0-9_]*");
        }
    }

    /**
     * What is asked for.
     *
     * @param fields names of the fields that will be used; a supplier may leave the others null
     * @param from earliest time, included; null without one. Sets without time ignore both
     * @param to latest time, not included; null without one
     * @param most how many rows at most
     * @param grant the key to one subject's rows; null unless a personal field is asked for
     */
    public record Wanted(
            Set<String> fields,
            @Nullable Instant from,
            @Nullable Instant to,
            long most,
            @Nullable Grant grant) {
        public Wanted {
            fields = Set.copyOf(fields);
            if (from != null && to != null && !from.isBefore(to))
                throw Problem.invalid("from", from, "must be before " + to);
            if (most < 0) throw Problem.invalid("most", most, "must not be negative");
        }
    }

    /** Where rows come from. */
    @FunctionalInterface
    public interface Rows {
        /**
         * Gives the wanted rows one after the other, each with one value a field in the order of
         * {@link DataSet#fields}; at most {@code wanted.most()} of them.
         */
        void read(Wanted wanted, Consumer<List<@Nullable Object>> each);
    }

    public DataSet {
        if (!code.matches("[a-z][a-z0-9-]{0,62}"))
            throw Problem.invalid("code", code, "must be small letters, digits and hyphens");
        fields = List.copyOf(fields);
        if (fields.isEmpty()) throw Problem.invalid("fields", fields, "must not be empty");
        Set<String> names = new HashSet<>();
        for (Field field : fields) {
            if (!names.add(field.name()))
                throw Problem.invalid("fields", field.name(), "must be named once");
        }
    }

    /** Whether anybody may have it. */
    public boolean isOpen() {
        return fields.stream().allMatch(f -> f.sensitivity() == Sensitivity.OPEN);
    }

    /** Names of all fields, in order. */
    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }
}
