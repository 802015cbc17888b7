package city.qala.web;

import city.qala.kernel.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The words of one or more capabilities in all languages, read once from {@code
 * messages_<tag>.properties} beside a class of each.
 *
 * <p>Keys are meanings ({@code station.silent-for}); texts are ICU message patterns, so that
 * plurals follow CLDR. A key that two files share is a mistake and stops the start.
 */
public final class Messages {

    private final Map<Language, Texts> texts = new EnumMap<>(Language.class);

    private Messages(Class<?>[] anchors) {
        for (Language language : Language.values()) {
            var all = new HashMap<String, String>();
            for (Class<?> anchor : anchors) {
                load(anchor, language)
                        .forEach((k, v) -> {
                            if (all.put((String) k, (String) v) != null)
                                throw new IllegalStateException("message twice: " + k);
                        });
            }
            texts.put(language, new Texts(language, all));
        }
    }

    /** Messages of the capabilities that these classes belong to, besides those of the frame. */
    public static Messages of(Class<?>... anchors) {
        Class<?>[] all = new Class<?>[anchors.length + 1];
        all[0] = Messages.class;
        System.arraycopy(anchors, 0, all, 1, anchors.length);
        return new Messages(all);
    }

    /** The words in one language. */
    public Texts in(Language language) {
        Texts found = texts.get(language);
        if (found == null) throw new IllegalStateException("no messages in " + language);
        return found;
    }

    private static Properties load(Class<?> anchor, Language language) {
        String file = "messages_" + language.tag() + ".properties";
        try (InputStream in = anchor.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException(file + " is missing: " + anchor);
            var read = new Properties();
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
