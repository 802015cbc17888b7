package city.qala.proactive.law;

/**
 * A place in the law.
 *
 * @param act its name and number, empty if not given
 * @param article article or paragraph, empty if not given
 * @param url where it can be read, empty if not given
 */
public record LawRef(String act, String article, String url) {
    /** No law is named. */
    public static final LawRef NONE = new LawRef("", "", "");

    @Override
    public String toString() {
        return article.isEmpty() ? act : act + ", " + article;
    }
}
