package city.qala.governance.resident;

import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Something that was asked of the town about data on people: by a resident, or by oversight of an
 * officer. It has a number, a day by which it is answered, and a history.
 *
 * @param id our own id
 * @param number the number that people name, from 1
 * @param kind what is asked
 * @param status how far it is
 * @param made when it came
 * @param due the last day for the answer, in the town's zone
 * @param officer account of the officer who is asked for an explanation; else empty
 */
public record Case(
        Ulid id,
        long number,
        Kind kind,
        Status status,
        Instant made,
        LocalDate due,
        String officer) {

    /** What is asked. */
    public enum Kind {
        /** What is this, why was it looked at? */
        ASK,
        /** I do not agree that this is done. */
        OBJECT,
        /** This fact is wrong. */
        CORRECT,
        /** I want this to be forgotten. */
        ERASE,
        /** Somebody did wrong. */
        COMPLAINT,
        /** Oversight asks an officer about unusual use. */
        EXPLANATION
    }

    /** How far it is. */
    public enum Status {
        OPEN,
        ANSWERED,
        WITHDRAWN
    }

    /** What the answer comes to. */
    public enum Outcome {
        /** What was asked for is done. */
        GRANTED,
        /** A part of it is done. */
        PARTLY,
        /** It is not done; the answer says why, and where to complain. */
        DECLINED,
        /** There was nothing to do but to explain. */
        EXPLAINED
    }

    /** How near its last day is. */
    public enum Urgency {
        LATE,
        SOON,
        CALM
    }

    public Case {
        if ((kind == Kind.EXPLANATION) == officer.isEmpty())
            throw Problem.invalid("officer", officer, "must be named for an explanation only");
    }
}
