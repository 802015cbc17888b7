package city.qala.pulse.release;

import city.qala.kernel.Problem;
import java.util.HashSet;
import java.util.List;

/**
 * The cells of a table, known before any data: every place, hour and kind has one, filled or not,
 * so that no cell tells by being there that somebody was.
 *
 * @param places names of districts or areas, in a fixed order
 * @param hours how many parts the day has, 1 to 24
 * @param kinds categories of purchases, roles of people, or destinations; in a fixed order
 */
public record Domain(List<String> places, int hours, List<String> kinds) {

    /** Cells that one table may have, which bounds what a malformed definition can cost. */
    private static final int MOST_CELLS = 4_000_000;

    public Domain {
        places = names("places", places);
        kinds = names("kinds", kinds);
        if (hours < 1 || hours > 24) throw Problem.invalid("hours", hours, "must be from 1 to 24");
        if ((long) places.size() * hours * kinds.size() > MOST_CELLS)
            throw Problem.invalid(
                    "places", places.size(), "make more than " + MOST_CELLS + " cells");
    }

    private static List<String> names(String what, List<String> names) {
        if (names.isEmpty()) throw Problem.invalid(what, names, "must name at least one");
        if (new HashSet<>(names).size() != names.size())
            throw Problem.invalid(what, names, "must not name one twice");
        return List.copyOf(names);
    }

    /** How many cells there are. */
    public int cells() {
        return places.size() * hours * kinds.size();
    }

    /** The number of a cell, 0 to {@code cells() - 1}. */
    int cell(int place, int hour, int kind) {
        return (place * hours + hour) * kinds.size() + kind;
    }

    int hourOf(int cell) {
        return cell / kinds.size() % hours;
    }

    int place(String name) {
        return index("place", places, name);
    }

    int kind(String name) {
        return index("kind", kinds, name);
    }

    int hour(int hour) {
        if (hour < 0 || hour >= hours)
            throw Problem.invalid("hour", hour, "must be from 0 to " + (hours - 1));
        return hour;
    }

    private static int index(String what, List<String> names, String name) {
        int at = names.indexOf(name);
        if (at < 0) throw Problem.invalid(what, name, "must be one of " + names);
        return at;
    }
}
