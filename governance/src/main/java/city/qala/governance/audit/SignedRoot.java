package city.qala.governance.audit;

import java.time.Instant;

/**
 * The state of the whole log in one hash, signed by the city.
 *
 * @param city the town's name
 * @param size how many entries it covers
 * @param at when it was signed
 * @param root the tree's root in hexadecimal
 * @param key the public key, raw Ed25519 in hexadecimal
 * @param signature Ed25519 over {@link #signed()}, in hexadecimal
 */
public record SignedRoot(
        String city, long size, Instant at, String root, String key, String signature) {

    /** The text that is signed: five lines, each ended by a line feed. */
    public String signed() {
        return signed(city, size, at, root);
    }

    static String signed(String city, long size, Instant at, String root) {
        return "qala-audit-root-1\n" + city + "\n" + size + "\n" + at + "\n" + root + "\n";
    }
}
