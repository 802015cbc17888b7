package city.qala.governance.resident;

import city.qala.governance.resident.Case.Kind;
import city.qala.kernel.Problem;

/**
 * What a resident asks, before it is a case.
 *
 * @param kind not an explanation: those oversight asks for
 * @param line code of the line of the audit log that it is about; empty if none
 * @param field the fact that it is about, for example {@code resident.address}; empty if none
 * @param words in their own words; may be empty only where the wish says all
 * @param wish what the fact should be, for a correction; else empty
 */
public record Question(Kind kind, String line, String field, String words, String wish) {
    private static final int LONGEST = 4_000;

    public Question {
        if (kind == Kind.EXPLANATION) throw Problem.invalid("kind", kind, "must be a resident's");
        words = words.strip();
        wish = wish.strip();
        if (words.isEmpty() && wish.isEmpty()) throw missing("words");
        if (kind == Kind.CORRECT && wish.isEmpty()) throw missing("wish");
        if (words.length() > LONGEST || wish.length() > LONGEST)
            throw Problem.invalid("words", words.length(), "must have at most 4000 characters");
        if (!line.matches("[0-9A-Za-z:-]{0,64}"))
            throw Problem.invalid("line", line.length(), "must be the code of a line");
        if (!field.isEmpty() && !field.matches("[a-z][a-z-]*\\.[a-z][a-z-]*"))
            throw Problem.invalid("field", field.length(), "must be like resident.address");
    }

    private static Problem missing(String field) {
        return Problem.of(Problem.Kind.UNPROCESSABLE, "invalid-parameter", "Say it in words.")
                .at("/" + field, "must not be empty");
    }
}
