package city.qala.platform.config;

/**
 * One thing that is wrong with the settings.
 *
 * @param origin where it was given
 * @param key name of the setting, empty if the whole file is meant
 * @param kind what is wrong
 * @param given what was found there; empty for a secret
 * @param wanted for an unknown key the nearest known one, for a wrong value its form and range, for
 *     a broken file what the reader said
 */
public record ConfigFault(String origin, String key, Kind kind, String given, String wanted) {

    /** What is wrong. Messages explain each under {@code config.fault.<kind>}. */
    public enum Kind {
        UNKNOWN_KEY,
        WRONG_VALUE,
        REPEATED_KEY,
        /** A secret stands in the settings itself. */
        OPEN_SECRET,
        /** The file or variable that a secret points to is not there. */
        NO_SECRET,
        BROKEN_FILE,
        /** Two settings that cannot go together. */
        CONTRADICTION
    }
}
