package city.qala.platform.config;

import city.qala.kernel.Language;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Settings under {@code city.*}: what makes this town this town.
 *
 * @param names what it is called, in every language
 * @param zone its clock
 * @param languages languages of its pages, the first is the default
 * @param districts names of its districts, possibly none
 * @param helpNumber what residents call, empty if there is none
 */
public record CityConfig(
        Map<Language, String> names,
        ZoneId zone,
        List<Language> languages,
        List<String> districts,
        String helpNumber) {

    /** {@code city.name.kk} and so on; an empty one takes the first that is given. */
    public static final Key<String> NAME_KK = Key.text("city.name.kk", "");

    /** See {@link #NAME_KK}. */
    public static final Key<String> NAME_RU = Key.text("city.name.ru", "");

    /** See {@link #NAME_KK}. */
    public static final Key<String> NAME_EN = Key.text("city.name.en", "");

    /** The city's zone. */
    public static final Key<ZoneId> ZONE = Key.zone("city.zone", "Asia/Almaty");

    /** Languages of pages. */
    public static final Key<List<String>> LANGUAGES =
            Key.choices("city.languages", List.of("kk", "ru", "en"), List.of("kk", "ru", "en"));

    /** Names of districts. */
    public static final Key<List<String>> DISTRICTS = Key.list("city.districts", List.of());

    /** The number for residents. */
    public static final Key<String> HELP_NUMBER = Key.text("city.help-number", "");

    /** All of them. */
    public static final List<Key<?>> KEYS =
            List.of(NAME_KK, NAME_RU, NAME_EN, ZONE, LANGUAGES, DISTRICTS, HELP_NUMBER);

    private static final String NAMELESS = "Qala";

    public CityConfig {
        names = Map.copyOf(names);
        languages = List.copyOf(languages);
        districts = List.copyOf(districts);
        if (languages.isEmpty()) throw new IllegalArgumentException("city.languages is empty");
        for (Language l : Language.values()) {
            if (!names.containsKey(l)) throw new IllegalArgumentException("no name in " + l.tag());
        }
    }

    /** What the settings say. */
    public static CityConfig of(Settings settings) {
        var given = new EnumMap<Language, String>(Language.class);
        given.put(Language.KK, settings.get(NAME_KK));
        given.put(Language.RU, settings.get(NAME_RU));
        given.put(Language.EN, settings.get(NAME_EN));
        String any = given.values().stream().filter(n -> !n.isEmpty()).findFirst().orElse(NAMELESS);
        given.replaceAll((language, name) -> name.isEmpty() ? any : name);
        List<Language> languages =
                settings.get(LANGUAGES).stream().map(t -> Language.find(t).orElseThrow()).toList();
        return new CityConfig(
                given,
                settings.get(ZONE),
                languages,
                settings.get(DISTRICTS),
                settings.get(HELP_NUMBER));
    }

    /** A nameless city with the usual settings. */
    public static CityConfig defaults() {
        return of(Settings.defaults(KEYS));
    }

    /** What it is called in this language. */
    public String name(Language language) {
        return names.getOrDefault(language, NAMELESS);
    }
}
