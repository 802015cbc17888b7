package city.qala.sta;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address below {@code /v1.1}: what it leads to and over which steps.
 *
 * <p>Names are case-sensitive; one slash at the end is tolerated. What the model does not know is
 * {@code not-found}, and so are ids that no entity can have (quoted, or beyond 64 bits).
 *
 * @param setOrNull the set it begins with; null for the root
 * @param idOrNull the id after that set
 * @param hops navigations after it
 * @param propertyOrNull the property at the end
 * @param inside keys and array positions inside the property's JSON value
 * @param label the last part of the path before the tail as written, for example {@code array[1]}:
 *     the name under which a property is answered
 * @param tail what is wanted of it
 */
public record Address(
        @Nullable EntityType setOrNull,
        @Nullable Long idOrNull,
        List<Hop> hops,
        @Nullable Property propertyOrNull,
        List<String> inside,
        String label,
        Tail tail) {

    /**
     * A navigation, possibly to one id of it.
     *
     * @param navigation where to
     * @param idOrNull the entity, which must belong to what stands before
     */
    public record Hop(Navigation navigation, @Nullable Long idOrNull) {
        /** The entity's id, if there is one. */
        public Optional<Long> id() {
            return Optional.ofNullable(idOrNull);
        }

        boolean collection() {
            return navigation.many() && idOrNull == null;
        }
    }

    /** What an address leads to. */
    public enum Target {
        ROOT,
        COLLECTION,
        ENTITY,
        PROPERTY
    }

    /** What is wanted of the target. */
    public enum Tail {
        NONE,
        /** {@code $ref}: links alone. */
        REF,
        /** {@code $value}: the bare value. */
        VALUE,
        /** {@code $count}: the number alone. */
        COUNT
    }

    public Address {
        hops = List.copyOf(hops);
        inside = List.copyOf(inside);
    }

    /**
     * Reads a path.
     *
     * @param rawPath what follows {@code /v1.1}, still percent-encoded, with or without slash in
     *     front
     * @throws city.qala.kernel.Problem {@code not-found}, or {@code invalid-parameter} for a bad
     *     escape
     */
    public static Address parse(String rawPath) {
        return AddressParser.parse(rawPath);
    }

    /** What it leads to. */
    public Target target() {
        if (setOrNull == null) return Target.ROOT;
        if (propertyOrNull != null) return Target.PROPERTY;
        boolean collection = hops.isEmpty() ? idOrNull == null : hops.getLast().collection();
        return collection ? Target.COLLECTION : Target.ENTITY;
    }

    /**
     * The type of the entity or entities at the end.
     *
     * @throws IllegalStateException for the root
     */
    public EntityType type() {
        if (!hops.isEmpty()) return hops.getLast().navigation().target();
        return set();
    }

    /**
     * The set it begins with.
     *
     * @throws IllegalStateException for the root
     */
    public EntityType set() {
        if (setOrNull == null) throw new IllegalStateException("The root has no type");
        return setOrNull;
    }

    /** The id after the first set. */
    public Optional<Long> id() {
        return Optional.ofNullable(idOrNull);
    }

    /** The property at the end. */
    public Optional<Property> property() {
        return Optional.ofNullable(propertyOrNull);
    }

    /** Canonical path without slash in front, percent-encoded: what a nextLink repeats. */
    public String encoded() {
        return Printer.encoded(this);
    }
}
