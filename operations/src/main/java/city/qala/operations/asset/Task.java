package city.qala.operations.asset;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A command to a thing (OGC 17-079r1, Task).
 *
 * @param id number of it
 * @param capability number of what it uses
 * @param parameters its {@code taskingParameters} as JSON
 * @param state how far it has come
 * @param made when it was proposed
 * @param madeBy by whom
 * @param until when it ends unless it was confirmed or reported before
 * @param sent who confirmed it, and what it was signed as
 * @param reported when the device answered
 * @param report what the device said
 */
public record Task(
        long id,
        long capability,
        String parameters,
        State state,
        Instant made,
        String madeBy,
        Instant until,
        Optional<Sent> sent,
        Optional<Instant> reported,
        String report) {

    /** How far a command has come. */
    public enum State {
        /** Waits for a person to confirm it. */
        PROPOSED,
        /** Taken back before it was sent. */
        CANCELLED,
        /** Signed and on its way. */
        SENT,
        /** The device says that it was done. */
        DONE,
        /** The device says that it will not or cannot. */
        REFUSED,
        /** Somebody at the device works it by hand; that always wins. */
        MANUAL,
        /** Not confirmed, or not answered, in time. */
        EXPIRED;

        /** The last part of its message key. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A command as it left.
     *
     * @param at when it was confirmed
     * @param by by whom
     * @param counter number among the commands of the thing, from 1, each greater than the last
     * @param signature of {@link SealRule#text}, base64
     */
    public record Sent(Instant at, String by, long counter, String signature) {}
}
