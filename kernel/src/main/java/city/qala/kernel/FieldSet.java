package city.qala.kernel;

import java.util.Set;
import java.util.TreeSet;

/**
 * The fields that a purpose needs, and no more.
 *
 * @param names {@code <data set>.<field>}, for example {@code resident.address}
 */
public record FieldSet(Set<String> names) {
    /** No field at all: that somebody exists may be known, and nothing else. */
    public static final FieldSet NONE = new FieldSet(Set.of());

    public FieldSet {
        for (String name : names) {
            if (!name.matches("[a-z][a-z-]*\\.[a-z][a-z-]*"))
                throw Problem.invalid("fields", name, "must be like resident.address");
        }
        names = Set.copyOf(names);
    }

    /** Whether the field may be seen. */
    public boolean contains(String field) {
        return names.contains(field);
    }

    /** The names in order, with commas between them. */
    @Override
    public String toString() {
        return String.join(",", new TreeSet<>(names));
    }
}
