package city.qala.governance.audit;

import java.util.List;

/**
 * The proof that a later state of the log begins with an earlier one.
 *
 * @param first size of the earlier
 * @param firstRoot its root in hexadecimal
 * @param path hashes as in RFC 6962, 2.1.2
 * @param second the later one
 */
public record Consistency(long first, String firstRoot, List<String> path, SignedRoot second) {
    public Consistency {
        path = List.copyOf(path);
    }
}
