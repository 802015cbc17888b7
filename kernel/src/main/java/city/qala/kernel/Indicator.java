package city.qala.kernel;

import java.util.Map;

/**
 * A figure that a city watches, such as the share of residents near a stop.
 *
 * @param code unique: small letters, digits, dots and hyphens
 * @param names what it is called, in every language
 * @param unit of its values
 * @param better which way is better
 */
public record Indicator(String code, Map<Language, String> names, Unit unit, Better better) {

    /** Which way is better. */
    public enum Better {
        HIGHER,
        LOWER,
        /** Neither: it only describes. */
        NEITHER
    }

    /**
     * One value of an indicator.
     *
     * @param code of the indicator
     * @param area code of the area; the whole city if empty
     * @param during what it speaks of
     * @param value finite; a missing one is no value at all
     * @param source who says so
     */
    public record Value(String code, String area, Interval during, double value, String source) {
        public Value {
            if (!Double.isFinite(value)) throw Problem.invalid("value", value, "must be finite");
        }
    }

    public Indicator {
        if (!code.matches("[a-z0-9][a-z0-9.-]*"))
            throw Problem.invalid("code", code, "must be small letters, digits, dots and hyphens");
        names = Map.copyOf(names);
        for (Language l : Language.values()) {
            if (!names.containsKey(l))
                throw Problem.invalid("names", l.tag(), "must not be missing");
        }
    }
}
