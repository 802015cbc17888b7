package city.qala.governance.resident;

import city.qala.governance.resident.Case.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * What a case is about, in people's own words: personal, so read under a grant only.
 *
 * @param line code of the line of the audit log that it is about; empty if none
 * @param field the fact that it is about; empty if none
 * @param words what is asked, 1 to 4,000 characters
 * @param wish what the fact should be, for a correction; else empty
 * @param answer the town's answer; empty if there is none yet
 * @param outcome what it comes to
 * @param answered when
 * @param answerer account of who answered; empty if nobody has
 */
public record CaseWords(
        String line,
        String field,
        String words,
        String wish,
        String answer,
        Optional<Outcome> outcome,
        Optional<Instant> answered,
        String answerer) {

    /** What was asked, before there is an answer. */
    static CaseWords asked(String line, String field, String words, String wish) {
        return new CaseWords(line, field, words, wish, "", Optional.empty(), Optional.empty(), "");
    }
}
