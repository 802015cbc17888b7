package city.qala.vision.review;

import city.qala.kernel.Ulid;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that two people must look at.
 *
 * @param id its own
 * @param list whose list
 * @param entry whom the machine takes it for
 * @param camera where it was seen
 * @param at when
 * @param expires when its picture is gone
 * @param state where it stands
 * @param trial the known answer of a pair that is there to keep eyes sharp; empty for a real one
 * @param decided when it was decided, if it was
 * @param outcome what the owner of the list says came of it; empty until then
 */
public record Candidate(
        Ulid id,
        Ulid list,
        Ulid entry,
        String camera,
        Instant at,
        Instant expires,
        State state,
        Optional<Answer> trial,
        Optional<Instant> decided,
        String outcome) {

    /** Where a candidate stands. */
    public enum State {
        /** Nobody has decided. */
        WAITING,
        /** One person said "same"; a second must look. */
        SECOND,
        /** Two people said "same". */
        CONFIRMED,
        /** Somebody said "different". */
        DIFFERENT,
        /** Somebody could not tell. */
        UNSURE,
        /** Its time ran out; silence is never an answer. */
        EXPIRED,
        /** Its list ended. */
        ERASED;

        /** Whether it can still be judged. */
        public boolean isOpen() {
            return this == WAITING || this == SECOND;
        }
    }

    /** What somebody says of two pictures. */
    public enum Answer {
        SAME,
        DIFFERENT,
        CANNOT
    }

    /**
     * What one person said.
     *
     * @param place 1 or 2
     * @param by name of the account
     * @param answer before the score was seen
     * @param reasons why, at least one
     * @param at when
     * @param settled the answer that counts, once the score was seen
     * @param changed why it was changed; empty if it was kept
     */
    public record Judgement(
            int place,
            String by,
            Answer answer,
            String reasons,
            Instant at,
            Optional<Answer> settled,
            String changed) {}
}
