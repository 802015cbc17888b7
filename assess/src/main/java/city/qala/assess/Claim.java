package city.qala.assess;

import city.qala.kernel.Problem;

/**
 * What one source says of one indicator in one year.
 *
 * @param indicator its slug
 * @param part such as PM2.5 or primary; empty if the indicator has none
 * @param year that it speaks of
 * @param value finite
 * @param source who says so, in words
 * @param origin on whose side the source stands
 * @param quality how the value came about
 * @param note method, hours covered, what is left out; may be empty
 */
public record Claim(
        String indicator,
        String part,
        int year,
        double value,
        String source,
        Origin origin,
        Quality quality,
        String note) {

    private static final int LONGEST = 500;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    /** On whose side a source stands. */
    public enum Origin {
        /** A public body reports on itself or its own field. */
        OFFICIAL,
        /** Somebody else: a university, an international body, a survey. */
        INDEPENDENT,
        /** Computed here from what the platform itself holds. */
        PLATFORM
    }

    /** How a value came about, best first. */
    public enum Quality {
        AUDITED,
        MEASURED,
        COUNTED,
        SURVEYED,
        ESTIMATED,
        UNKNOWN
    }

    public Claim {
        if (!Double.isFinite(value)) throw Problem.invalid("value", value, "must be a number");
        if (year < FIRST_YEAR || year > LAST_YEAR)
            throw Problem.invalid(
                    "year", year, "must be between " + FIRST_YEAR + " and " + LAST_YEAR);
        if (source.isBlank() || source.length() > LONGEST)
            throw Problem.invalid("source", source, "must say who says so");
        if (part.length() > 40) throw Problem.invalid("part", part, "must be short");
        if (note.length() > LONGEST) throw Problem.invalid("note", note, "must be shorter");
    }
}
