package city.qala.platform.http;

import city.qala.kernel.Language;
import java.util.List;
import java.util.Optional;

/** Finds the words of a problem in the reader's language. Implemented by the messages of web. */
@FunctionalInterface
public interface ProblemTexts {

    /** Knows no words: every problem stays in English. */
    ProblemTexts NONE = (language, code, params) -> Optional.empty();

    /**
     * The detail of a problem.
     *
     * @param code slug of the problem, for example {@code not-found}
     * @param params the problem's parameters, in the order of its English text
     * @return empty if there is no such message; the English text is used then
     */
    Optional<String> detail(Language language, String code, List<Object> params);
}
