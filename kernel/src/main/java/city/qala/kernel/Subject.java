package city.qala.kernel;

/**
 * Whom data are about: a person, a household, or what leads to one.
 *
 * @param kind {@code person}, {@code household}, {@code meter}…
 * @param id our own id, never a national number
 */
public record Subject(String kind, Ulid id) implements Comparable<Subject> {
    public Subject {
        if (!isKind(kind)) throw Problem.invalid("kind", kind, "must be small letters");
    }

    // Some are made for every entry of the audit log, so no pattern is built for it.
    private static boolean isKind(String text) {
        if (text.isEmpty() || text.charAt(0) == '-') return false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '-' && (c < 'a' || c > 'z')) return false;
        }
        return true;
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws Problem {@code invalid-parameter} for any other text
     */
    public static Subject parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) throw Problem.invalid("subject", text, "must be like person/01J…");
        return new Subject(text.substring(0, slash), new Ulid(text.substring(slash + 1)));
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
