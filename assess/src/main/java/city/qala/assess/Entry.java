package city.qala.assess;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A claim as it stands in the book: entered by one person, and in force once another has agreed.
 *
 * @param no in the book
 * @param proposal that it came with; an import is one proposal of many claims
 * @param entered by whom and when
 * @param approved by whom and when; empty while it waits
 * @param refused by whom and when; empty unless it was
 */
record Entry(
        long no,
        String proposal,
        Claim claim,
        Signature entered,
        Optional<Signature> approved,
        Optional<Signature> refused) {

    /**
     * Who did it and when.
     *
     * @param by stable name
     * @param roles that the person held
     */
    record Signature(String by, Set<String> roles, Instant at) {
        Signature {
            roles = Set.copyOf(roles);
        }
    }

    /** Whether it still waits for a second person. */
    boolean waits() {
        return approved.isEmpty() && refused.isEmpty();
    }
}
