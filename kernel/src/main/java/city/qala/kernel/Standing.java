package city.qala.kernel;

import java.util.Optional;
import java.util.Set;

/**
 * Where somebody stands: for whom they work and where, and which resident they are.
 *
 * @param organisation for whom, in the words of its register entry; empty if nobody said
 * @param department part of it; empty for all of it
 * @param districts codes of the districts that they serve; empty for all
 * @param resident who they are as a resident, if the account is a resident's own
 */
public record Standing(
        String organisation, String department, Set<String> districts, Optional<Subject> resident) {

    /** Nothing is known. */
    public static final Standing NONE = new Standing("", "", Set.of(), Optional.empty());

    public Standing {
        districts = Set.copyOf(districts);
    }

    /** Whether they serve this district. */
    public boolean serves(String district) {
        return districts.isEmpty() || districts.contains(district);
    }
}
