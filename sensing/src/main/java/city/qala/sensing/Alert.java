package city.qala.sensing;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that a rule has found abnormal at a thing of the town.
 *
 * @param id of the alert
 * @param algorithm the rule, as in the public register
 * @param thing code of the thing
 * @param since when it was found first
 * @param seen when it was so the last time
 * @param ended when it had not been so for {@link AlertRule#CALM}; empty while it goes on
 * @param judgement what a person said of it
 * @param judge who; empty while nobody did
 */
public record Alert(
        String id,
        String algorithm,
        String thing,
        Instant since,
        Instant seen,
        Optional<Instant> ended,
        Judgement judgement,
        String judge) {

    /** What a person says of an alert. */
    public enum Judgement {
        /** Nobody has said anything yet. */
        NONE,
        /** It was so. */
        CONFIRMED,
        /** It was not so. */
        REJECTED
    }

    /** What a rule finds: itself and a thing. */
    record Finding(String algorithm, String thing) {}

    Finding finding() {
        return new Finding(algorithm, thing);
    }
}
