package city.qala.governance.audit;

/**
 * Something in a copy of the log that is not as it was.
 *
 * @param kind what it is
 * @param number of the first entry that it concerns
 * @param to of the last one
 * @param place file and line, or what was checked
 */
public record AuditFinding(Kind kind, long number, long to, String place) {

    /** What can be wrong. */
    public enum Kind {
        /** The line is not the one that was hashed. */
        CHANGED,
        /** Lines are missing between others. */
        DROPPED,
        /** A line stands there that was never in the log. */
        INSERTED,
        /** A line stands in another's place. */
        MOVED,
        /** The end is missing. */
        CUT,
        /** The hash is not the line's, which itself is right. */
        HASH_CHANGED,
        /** The entries do not lead to what was signed: lines and hashes were both changed. */
        ROOT_DIFFERS,
        /** The signature is not the city's, or the key is another one. */
        BAD_SIGNATURE,
        /** The file cannot be read as what it should be. */
        UNREADABLE,
        /** A path does not lead to the signed root. */
        NOT_PROVEN
    }
}
