package city.qala.proactive.law;

import city.qala.kernel.Wording;
import java.util.Optional;

/**
 * How a benefit reaches people.
 *
 * @param mode what is asked of them
 * @param consent whose yes is needed
 * @param message what the notice says
 * @param reminderDays after how many days it is repeated; 0 for never
 * @param windowFrom first day of the month on which it may be taken up; 1 if any
 * @param windowTo last such day; 31 if any; what is not taken up by then lapses
 * @param prolongation what happens when its term ends
 * @param appealTo who answers an objection
 * @param appealDays days to object
 */
public record Delivery(
        Mode mode,
        Consent consent,
        Optional<Wording> message,
        int reminderDays,
        int windowFrom,
        int windowTo,
        Prolongation prolongation,
        Optional<Wording> appealTo,
        int appealDays) {

    /** What is asked of people. */
    public enum Mode {
        /** Nothing. */
        AUTOMATIC,
        /** One answer, yes or no. */
        ONE_ANSWER,
        /** A form that is filled already and only signed. */
        FORM
    }

    /** Whose yes is needed. */
    public enum Consent {
        NONE,
        ONE_ADULT,
        ALL_ADULTS
    }

    /** What happens when a term ends. */
    public enum Prolongation {
        /** It goes on without an application while the conditions hold. */
        AUTOMATIC,
        /** It is asked for again. */
        APPLICATION
    }
}
