package city.qala.web;

import city.qala.kernel.Language;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The words of the pages in one language. */
public final class Texts {

    private final Language language;
    private final ULocale locale;
    private final Map<String, String> patterns;
    private final Map<String, MessageFormat> compiled = new ConcurrentHashMap<>();

    Texts(Language language, Map<String, String> patterns) {
        this.language = language;
        this.locale = new ULocale(language.tag());
        this.patterns = Map.copyOf(patterns);
    }

    /** The language. */
    public Language language() {
        return language;
    }

    /**
     * A text.
     *
     * @param key its meaning
     * @param params what stands for {0}, {1}, …; numbers take part in plurals
     * @throws IllegalStateException if there is no such key, which the messages test rules out
     */
    public String get(String key, Object... params) {
        String pattern = patterns.get(key);
        if (pattern == null) throw new IllegalStateException("no message: " + key);
        if (pattern.indexOf('{') < 0) return pattern;
        MessageFormat format =
                compiled.computeIfAbsent(key, k -> new MessageFormat(pattern, locale));
        synchronized (format) { // ICU's formats are not safe for threads
            return format.format(params);
        }
    }

    /** Whether there is such a key: for words that come with data, such as kinds and units. */
    public boolean has(String key) {
        return patterns.containsKey(key);
    }

    /** The text of a key, else the word itself: for words that come with data. */
    public String orElse(String key, String word) {
        return has(key) ? get(key) : word;
    }

    /** All keys. */
    public Set<String> keys() {
        return patterns.keySet();
    }

    /** The pattern behind a key, for tests of coverage and glyphs. */
    String pattern(String key) {
        return String.valueOf(patterns.get(key));
    }
}
