package city.qala.vision.watch;

import city.qala.kernel.Problem;
import java.time.LocalDate;

/**
 * Somebody who is to be sought.
 *
 * @param name who it is, for those whom the list calls
 * @param child whether under 18; only on a list of missing persons
 * @param source where the photograph comes from
 * @param taken when it was taken
 * @param lawful why it may be used
 */
public record NewEntry(String name, boolean child, String source, LocalDate taken, String lawful) {
    private static final int LONGEST = 200;

    public NewEntry {
        line("name", name);
        line("source", source);
        line("lawful", lawful);
    }

    private static void line(String field, String text) {
        boolean fine =
                !text.isBlank()
                        && text.length() <= LONGEST
                        && text.chars().noneMatch(Character::isISOControl);
        if (!fine) throw Problem.invalid(field, text.length() + " signs", "must be 1 to 200 signs");
    }
}
