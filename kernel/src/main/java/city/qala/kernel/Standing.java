package city.qala.kernel;

import java.util.Optional;
import java.util.Set;

/**
 * Where somebody stands: for whom they work, where and when, and which resident they are.
 *
 * @param organisation for whom, in the words of its register entry; empty if nobody said
 * @param department part of it; empty for all of it
 * @param districts codes of the districts that they serve; empty for all
 * @param hours when they work; whoever asks for a purpose outside them is refused
 * @param resident who they are as a resident, if the account is a resident's own
 */
public record Standing(
        String organisation,
        String department,
        Set<String> districts,
        WorkingHours hours,
        Optional<Subject> resident) {

    /** Nothing is known. */
    public static final Standing NONE = new Standing("", "", Set.of(), Optional.empty());

    public Standing {
        organisation = requireShort("organisation", organisation);
        department = requireShort("department", department);
        for (String district : districts) requireShort("districts", district);
        districts = Set.copyOf(districts);
    }

    /** Somebody who may work at any hour. */
    public Standing(
            String organisation,
            String department,
            Set<String> districts,
            Optional<Subject> resident) {
        this(organisation, department, districts, WorkingHours.ALWAYS, resident);
    }

    /** The standing of a resident's own account. */
    public static Standing of(Subject resident) {
        return new Standing("", "", Set.of(), Optional.of(resident));
    }

    /** Whether they serve this district. */
    public boolean serves(String district) {
        return districts.isEmpty() || districts.contains(district);
    }

    private static String requireShort(String name, String text) {
        boolean fine = text.length() <= 200 && text.chars().noneMatch(Character::isISOControl);
        if (!fine) throw Problem.invalid(name, text.length(), "must be one line of up to 200");
        return text;
    }
}
