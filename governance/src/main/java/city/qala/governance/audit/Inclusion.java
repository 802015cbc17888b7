package city.qala.governance.audit;

import java.util.List;

/**
 * The proof that an entry stands in the log.
 *
 * @param number the entry's number
 * @param text its canonical form
 * @param path hashes from the leaf's side up, in hexadecimal
 * @param root what it leads to
 */
public record Inclusion(long number, String text, List<String> path, SignedRoot root) {
    public Inclusion {
        path = List.copyOf(path);
    }
}
