package city.qala.registry.intake;

import city.qala.kernel.Problem;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * One delivery of a register.
 *
 * @param id our own
 * @param register code of the register
 * @param sha256 of what was delivered, in hexadecimal
 * @param bytes that were delivered
 * @param format of the rows
 * @param asOf the day of which it tells
 * @param received when it was stored
 * @param deliverer who delivered it
 * @param state how far it is
 * @param why it is held or refused; empty otherwise
 * @param counts what it held and what it changed
 * @param first who was the first to agree to a held one; empty if nobody has
 */
public record Delivery(
        Ulid id,
        String register,
        String sha256,
        long bytes,
        Format format,
        LocalDate asOf,
        Instant received,
        String deliverer,
        State state,
        String why,
        Counts counts,
        Optional<Agreed> first) {

    /** How the rows are written. */
    public enum Format {
        CSV,
        JSONL
    }

    /** How far a delivery is. */
    public enum State {
        /** Stored as delivered; not yet in force. */
        RECEIVED,
        /** Waits for two people. */
        HELD,
        /** In force. */
        APPLIED,
        /** Could not be read, or people said no. */
        REFUSED,
        /** Tells of a day before what is in force: kept, changes nothing. */
        LATE
    }

    /**
     * What a delivery held and changed.
     *
     * @param rows let in
     * @param quarantined not let in
     * @param added records that are new
     * @param changed records that say something else than before
     * @param same records that say the same
     * @param gone records that a whole register no longer has
     */
    public record Counts(int rows, int quarantined, int added, int changed, int same, int gone) {
        /** Nothing yet. */
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);
    }

    /**
     * Who was the first to agree to a held delivery.
     *
     * @param by name
     * @param roles then held
     * @param at when
     */
    public record Agreed(String by, Set<String> roles, Instant at) {
        public Agreed {
            roles = Set.copyOf(roles);
        }
    }

    public Delivery {
        if (sha256.length() != 64) throw Problem.invalid("sha256", sha256.length(), "must be 64");
    }

    /** The delivery as whom data are about. */
    public Subject subject() {
        return new Subject("delivery", id);
    }
}
