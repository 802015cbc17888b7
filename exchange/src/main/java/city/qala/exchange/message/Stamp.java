package city.qala.exchange.message;

import java.util.List;
import java.util.Optional;

/**
 * What the time-stamp key signs: that these messages existed at that moment. Each stamp names the
 * one before it, so that none can be slipped in later.
 *
 * @param no its number, from 1
 * @param time when, ISO 8601 in UTC
 * @param leaves how many calls are below its root
 * @param root base64url of the root of the tree over them
 * @param previous base64url of the SHA-256 of the text of the stamp before; {@code -} for the first
 */
public record Stamp(long no, String time, int leaves, String root, String previous) {

    static final String FORMAT = "qala-exchange-stamp-1";

    /** What the first stamp has in place of the one before. */
    public static final String NONE = "-";

    /** The exact text that is signed: six lines. */
    public String text() {
        return String.join(
                "\n", FORMAT, Long.toString(no), time, Integer.toString(leaves), root, previous);
    }

    /** The stamp in a text; empty if it is another text. */
    public static Optional<Stamp> parse(String text) {
        List<String> l = List.of(text.split("\n", -1));
        if (l.size() != 6
                || !l.getFirst().equals(FORMAT)
                || !l.get(1).matches("[0-9]{1,18}")
                || !l.get(3).matches("[0-9]{1,9}")) return Optional.empty();
        return Optional.of(
                new Stamp(
                        Long.parseLong(l.get(1)),
                        l.get(2),
                        Integer.parseInt(l.get(3)),
                        l.get(4),
                        l.get(5)));
    }

    /** The digest by which the next stamp names this one. */
    public String digest() {
        return Ask.digest(Encoding.utf8(text()));
    }
}
