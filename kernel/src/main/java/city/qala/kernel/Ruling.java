package city.qala.kernel;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The answer to a {@link Wish}. */
public sealed interface Ruling {

    /**
     * Let through.
     *
     * @param basis the law that it rests on, as the purpose names it
     * @param fields what may be seen
     * @param districts the only districts whose data may be seen; empty: all
     * @param lasts how long the key works
     */
    record Allowed(String basis, FieldSet fields, Set<String> districts, Duration lasts)
            implements Ruling {
        public Allowed {
            districts = Set.copyOf(districts);
            if (lasts.isNegative() || lasts.isZero())
                throw Problem.invalid("lasts", lasts, "must be positive");
        }
    }

    /**
     * Refused.
     *
     * @param why the reason
     * @param retryAfter when asking again makes sense, if it ever does
     */
    record Refused(Why why, Optional<Duration> retryAfter) implements Ruling {
        /** Refused for good. */
        public Refused(Why why) {
            this(why, Optional.empty());
        }
    }

    /** Why a wish was refused. */
    enum Why {
        /** There is no such purpose in force, or it does not cover this kind of subject. */
        UNKNOWN,
        /** It was in force until it was withdrawn. */
        WITHDRAWN,
        /** The purpose is right; the actor's role or department is not. */
        NOT_YOURS,
        /** The purpose opens only what is the actor's own. */
        NOT_OWN,
        /** Outside the hours of the purpose, or of the actor. */
        OUTSIDE_HOURS,
        /** The actor has used up what the purpose allows in a day. */
        QUOTA,
        /** The purpose is for emergencies and there is no reason, or the reverse. */
        GROUNDS,
        /** The purpose does not allow so late a release, or asks for one that was not given. */
        RELEASE
    }
}
