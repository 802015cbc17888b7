package city.qala.assess;

import java.util.Locale;

/** How far a city is with the goals for sustainable development, by its own answers. */
public enum Stage {
    IMPLEMENTER,
    ADVANCER,
    SPRINTER;

    /** Its name in files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
