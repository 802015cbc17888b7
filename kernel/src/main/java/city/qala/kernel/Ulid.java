package city.qala.kernel;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * An identifier that sorts by the time it was made: 48 bits of milliseconds and 80 random bits as
 * 26 characters of Crockford's base 32.
 *
 * <p>Being hard to guess is not a right: whoever knows one is still asked for theirs.
 *
 * @param text 26 capitals and digits, the first 0 to 7
 */
public record Ulid(String text) implements Comparable<Ulid> {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;

    public Ulid {
        if (!possible(text)) throw Problem.invalid("id", text, "must be a ULID of 26 characters");
    }

    /**
     * Makes one.
     *
     * @param at its time, 1970 to 10889
     * @param random source of its 80 bits; a secure one where ids are shown to strangers
     */
    public static Ulid make(Instant at, RandomGenerator random) {
        long millis = at.toEpochMilli();
        if (millis < 0 || millis >= 1L << 48) throw Problem.invalid("at", at, "must be after 1970");
        char[] out = new char[LENGTH];
        for (int i = 9; i >= 0; i--) {
            out[i] = ALPHABET.charAt((int) (millis & 31));
            millis >>>= 5;
        }
        for (int i = 10; i < LENGTH; i++) out[i] = ALPHABET.charAt(random.nextInt(32));
        return new Ulid(new String(out));
    }

    /** The identifier in the text; empty if it is none. */
    public static Optional<Ulid> find(String text) {
        return possible(text) ? Optional.of(new Ulid(text)) : Optional.empty();
    }

    /** When it was made, to the millisecond. */
    public Instant at() {
        long millis = 0;
        for (int i = 0; i < 10; i++) millis = millis << 5 | ALPHABET.indexOf(text.charAt(i));
        return Instant.ofEpochMilli(millis);
    }

    private static boolean possible(String text) {
        if (text.length() != LENGTH || text.charAt(0) > '7') return false;
        for (int i = 0; i < LENGTH; i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) return false;
        }
        return true;
    }

    @Override
    public int compareTo(Ulid other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
