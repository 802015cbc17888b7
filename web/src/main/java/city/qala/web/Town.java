package city.qala.web;

import city.qala.kernel.Language;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * The city as pages show it; read from the configuration.
 *
 * @param names its name by language; a missing language falls back to any that is there
 * @param zone its time zone, in which pages show every time
 * @param languages languages of its pages, the first is the default
 * @param helpNumber telephone number for help, for example {@code 109}; empty if there is none
 */
public record Town(
        Map<Language, String> names, ZoneId zone, List<Language> languages, String helpNumber) {
    public Town {
        names = Map.copyOf(names);
        languages = List.copyOf(languages);
        if (names.isEmpty()) throw new IllegalArgumentException("a town needs a name");
        if (languages.isEmpty()) throw new IllegalArgumentException("a town needs a language");
    }

    /** Its name in a language. */
    public String name(Language language) {
        String own = names.get(language);
        if (own != null) return own;
        for (Language l : languages) {
            String other = names.get(l);
            if (other != null) return other;
        }
        return names.values().iterator().next();
    }
}
