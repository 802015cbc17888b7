package city.qala.app;

import city.qala.kernel.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of the command line in the reader's language, from {@code cli_<tag>.properties}. Kept
 * apart from the words of pages, so that a small command starts at once.
 */
final class Words extends ResourceBundle {
    private final Language language;
    private final Map<String, String> words;

    private Words(Language language) {
        this.language = language;
        this.words = load(language);
    }

    static Words in(Language language) {
        return new Words(language);
    }

    /** The words that the variables of the terminal ask for; English if they ask for others. */
    static Words ofTerminal(Map<String, String> environment) {
        return in(
                Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                        .map(v -> environment.getOrDefault(v, ""))
                        .filter(v -> !v.isEmpty())
                        .findFirst()
                        .flatMap(Language::find)
                        .orElse(Language.EN));
    }

    Language language() {
        return language;
    }

    /** The text of a key with {0}, {1} … replaced. */
    String get(String key, Object... params) {
        String text = words.get(key);
        if (text == null) throw new IllegalStateException("no message: " + key);
        for (int i = 0; i < params.length; i++)
            text = text.replace("{" + i + "}", String.valueOf(params[i]));
        return text;
    }

    /** The text of a key, or the given one if there is no such key. */
    String orElse(String key, String otherwise, Object... params) {
        return words.containsKey(key) ? get(key, params) : otherwise;
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return words.get(key);
    }

    @Override
    public java.util.Enumeration<String> getKeys() {
        return java.util.Collections.enumeration(words.keySet());
    }

    private static Map<String, String> load(Language language) {
        try (InputStream in =
                Words.class.getResourceAsStream("cli_" + language.tag() + ".properties")) {
            if (in == null) throw new IllegalStateException("no words in " + language);
            var read = new Properties();
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return read.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(k -> k, read::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
