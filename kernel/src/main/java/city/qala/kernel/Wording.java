package city.qala.kernel;

/**
 * Something said in all three languages of the pages.
 *
 * @param kk in Kazakh, Cyrillic
 * @param ru in Russian
 * @param en in English
 */
public record Wording(String kk, String ru, String en) {
    public Wording {
        require("kk", kk);
        require("ru", ru);
        require("en", en);
    }

    /** It in one language. */
    public String in(Language language) {
        return switch (language) {
            case KK -> kk;
            case RU -> ru;
            case EN -> en;
        };
    }

    private static void require(String language, String words) {
        if (words.isBlank()) throw Problem.invalid(language, words, "must say something");
    }
}
