package city.qala.kernel;

/**
 * Whom data are about: a person, a household, or what leads to one.
 *
 * @param kind {@code person}, {@code household}, {@code meter}…
 * @param id our own id, never a national number
 */
public record Subject(String kind, Ulid id) implements Comparable<Subject> {
    public Subject {
        if (!kind.matches("[a-z][a-z-]*"))
            throw Problem.invalid("kind", kind, "must be small letters");
    }

    @Override
    public int compareTo(Subject other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : id.compareTo(other.id);
    }

    /** {@code person/01J…}. */
    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
