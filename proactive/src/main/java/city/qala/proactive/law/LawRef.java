package city.qala.proactive.law;

import city.qala.kernel.Language;
import city.qala.kernel.Wording;
import java.util.Optional;

/**
 * A place in the law.
 *
 * @param act its name and number, empty if not given; in English where it is given in three
 *     languages
 * @param article article or paragraph, empty if not given
 * @param url where it can be read, empty if not given
 * @param words the act's name in three languages, where the file gives it so
 */
public record LawRef(String act, String article, String url, Optional<Wording> words) {
    /** No law is named. */
    public static final LawRef NONE = new LawRef("", "", "");

    /** A place whose act has one name in every language. */
    public LawRef(String act, String article, String url) {
        this(act, article, url, Optional.empty());
    }

    /** The act and the article as a reader of a language finds them. */
    public String in(Language language) {
        String name = words.map(w -> w.in(language)).orElse(act);
        return article.isEmpty() ? name : name + ", " + article;
    }

    @Override
    public String toString() {
        return article.isEmpty() ? act : act + ", " + article;
    }
}
