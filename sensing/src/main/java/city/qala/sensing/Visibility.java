package city.qala.sensing;

import java.util.Locale;

/** Who may read a Datastream. Kept in its {@code properties.visibility}. */
public enum Visibility {
    /** Everybody, without signing in. */
    PUBLIC,
    /** Staff with a role that reads; the default. */
    STAFF,
    /** A household's own: read only with a Grant. */
    PERSONAL;

    /** The word used in JSON and CSV. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
