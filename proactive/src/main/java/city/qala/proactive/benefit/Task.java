package city.qala.proactive.benefit;

import city.qala.kernel.Ulid;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Something that waits for a clerk. It says nothing of what it is about; that is opened with a
 * purpose.
 *
 * @param id our own id
 * @param number by which people name it
 * @param kind what is asked of the clerk
 * @param isOpen whether it still waits
 * @param household whom it is about
 * @param made when it came
 * @param due the last day for an answer
 */
public record Task(
        Ulid id,
        long number,
        Kind kind,
        boolean isOpen,
        Ulid household,
        Instant made,
        LocalDate due) {

    /** What is asked of a clerk. */
    public enum Kind {
        /** To find facts that nobody has told. */
        FACTS,
        /** To decide a reduction that the machine proposes. */
        REDUCTION,
        /** To answer an objection. */
        OBJECTION
    }

    /** The answer to an objection. */
    public enum Outcome {
        /** The decision stays. */
        STAYS,
        /** The decision is changed. */
        CHANGED
    }

    /**
     * What a task is about.
     *
     * @param person who objects; empty if nobody does
     * @param policy which benefit
     * @param unit whose
     * @param reduction the id of the reduction that it is about; empty if it is about none
     * @param words of the person, or what is missing
     * @param answer with its reasons; empty before
     * @param outcome a word of {@link Outcome}; empty before
     * @param answerer who answered; empty before
     */
    public record Words(
            String person,
            String policy,
            String unit,
            String reduction,
            String words,
            String answer,
            String outcome,
            String answerer) {}
}
