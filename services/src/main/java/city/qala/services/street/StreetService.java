package city.qala.services.street;

import city.qala.kernel.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A kind of report.
 *
 * @param code in addresses and files
 * @param type whether a report has a number at once, later, or is never told of again
 * @param promise time until it is done; empty if nothing is promised
 * @param group kinds that belong together
 * @param keywords for whoever searches
 * @param questions asked besides place and words, in their order
 */
record StreetService(
        String code,
        Type type,
        Optional<Duration> promise,
        String group,
        List<String> keywords,
        Wording name,
        Wording about,
        List<Question> questions) {

    /** What a reporter is given. */
    enum Type {
        REALTIME,
        BATCH,
        BLACKBOX
    }

    /** What an answer looks like. */
    enum Datatype {
        STRING,
        NUMBER,
        DATETIME,
        TEXT,
        SINGLEVALUELIST,
        MULTIVALUELIST
    }

    /**
     * A question of a kind of report.
     *
     * @param choices the only answers that there are, for the two lists
     */
    record Question(
            String code,
            Datatype datatype,
            boolean required,
            int order,
            Wording name,
            List<Choice> choices) {
        Question {
            choices = List.copyOf(choices);
        }
    }

    /** One answer of a list. */
    record Choice(String key, Wording name) {}

    StreetService {
        keywords = List.copyOf(keywords);
        questions = List.copyOf(questions);
    }

    Optional<Question> question(String questionCode) {
        return questions.stream().filter(q -> q.code().equals(questionCode)).findFirst();
    }
}
