package city.qala.planning.place;

import java.util.List;
import java.util.OptionalLong;

/**
 * Sites that were chosen.
 *
 * @param sites their names, in the order of the file
 * @param value what was asked for: demand covered, demand × metres, metres, or a number of sites
 * @param bound no choice can be better; equal to {@code value} where that is proven
 * @param equals how many choices are as good, known where all were tried
 */
public record Choice(List<String> sites, double value, double bound, OptionalLong equals) {
    public Choice {
        sites = List.copyOf(sites);
    }

    /** Whether nothing can be better. */
    public boolean isProven() {
        return value == bound;
    }
}
