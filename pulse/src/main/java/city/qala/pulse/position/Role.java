package city.qala.pulse.position;

import java.util.Locale;

/** What a device is to the city. */
enum Role {
    /** Stays here at night. */
    RESIDENT,
    /** Does not, and comes from the same country. */
    VISITOR_DOM,
    /** Does not, and comes from another country. */
    VISITOR_INT,
    /** Is no person: a meter, a till, a lift. */
    M2M;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
