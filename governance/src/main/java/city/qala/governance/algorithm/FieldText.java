package city.qala.governance.algorithm;

import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import java.util.EnumMap;
import java.util.Map;

/**
 * What stands in a field: one text for all languages, or one a language.
 *
 * @param words by language; the same in each if it is one for all
 */
record FieldText(Map<Language, String> words) {
    private static final int MOST_CHARACTERS = 4_000;

    FieldText {
        words = Map.copyOf(words);
        words.values().forEach(FieldText::require);
    }

    /** One text for all languages. */
    static FieldText plain(String text) {
        var words = new EnumMap<Language, String>(Language.class);
        for (Language language : Language.values()) words.put(language, text.strip());
        return new FieldText(words);
    }

    /** The text in a language; empty if nobody wrote it. */
    String in(Language language) {
        return words.getOrDefault(language, "");
    }

    /** Whether a language has nothing. */
    boolean isIncomplete() {
        for (Language language : Language.values()) {
            if (in(language).isBlank()) return true;
        }
        return false;
    }

    private static void require(String text) {
        if (text.length() > MOST_CHARACTERS)
            throw Problem.invalid(
                    "text", text.length() + " characters", "must have at most " + MOST_CHARACTERS);
        boolean control =
                text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
        if (control) throw Problem.invalid("text", "with control characters", "must be plain text");
    }
}
