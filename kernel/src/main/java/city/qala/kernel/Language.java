package city.qala.kernel;

import java.util.Locale;
import java.util.Optional;

/** A language of the pages. Kazakh is written in Cyrillic here. */
public enum Language {
    KK("kk"),
    RU("ru"),
    EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The tag used in addresses: {@code kk}, {@code ru} or {@code en}. */
    public String tag() {
        return tag;
    }

    /** Its locale. */
    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** The language of a tag such as {@code ru} or {@code ru-KZ}. */
    public static Optional<Language> find(String tag) {
        String head = tag.strip().toLowerCase(Locale.ROOT).split("[-_;]", 2)[0];
        for (Language l : values()) {
            if (l.tag.equals(head)) return Optional.of(l);
        }
        return Optional.empty();
    }
}
