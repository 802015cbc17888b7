package city.qala.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Language;
import city.qala.platform.config.ConfigFault;
import city.qala.platform.config.Key;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The command line speaks three languages, all of them complete. */
class WordsTest {
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]\\}");
    private static final Path MAIN = Path.of("src", "main");

    private static Properties words(String bundle, Language language) throws IOException {
        var read = new Properties();
        var file =
                MAIN.resolve(
                        "resources/city/qala/app/" + bundle + "_" + language.tag() + ".properties");
        read.load(Files.newBufferedReader(file));
        return read;
    }

    @Test
    void everyKeyIsThereInEveryLanguageWithTheSamePlaces() throws IOException {
        for (String bundle : new String[] {"cli", "messages"}) {
            Properties english = words(bundle, Language.EN);
            for (Language language : Language.values()) {
                Properties other = words(bundle, language);
                assertThat(other.stringPropertyNames())
                        .as(bundle + " " + language)
                        .isEqualTo(english.stringPropertyNames());
                for (String key : english.stringPropertyNames())
                    assertThat(places(other.getProperty(key)))
                            .as(language + " " + key)
                            .isEqualTo(places(english.getProperty(key)));
            }
        }
    }

    @Test
    void givenKazakhAndRussian_whenRead_thenTheyAreNotLeftInEnglish() throws IOException {
        Properties english = words("cli", Language.EN);
        for (Language language : new Language[] {Language.KK, Language.RU}) {
            Properties other = words("cli", language);
            for (String key : english.stringPropertyNames()) {
                String text = english.getProperty(key);
                boolean isSentence = text.split(" ", -1).length > 4;
                if (isSentence) assertThat(other.getProperty(key)).as(key).isNotEqualTo(text);
            }
        }
    }

    @Test
    void everyKeyThatTheCodeNamesIsThere() throws IOException {
        Set<String> known = words("cli", Language.EN).stringPropertyNames();
        var named = Pattern.compile("(?:say|words\\(\\)\\.get|words\\.get)\\(\\s*\"([a-z.-]+)\"");
        try (Stream<Path> files = Files.walk(MAIN.resolve("java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher m = named.matcher(Files.readString(file));
                while (m.find()) {
                    String key = m.group(1);
                    if (!key.endsWith(".")) assertThat(known).as(file + " " + key).contains(key);
                }
            }
        }
    }

    @Test
    void everySettingAndEveryFaultIsExplained() throws IOException {
        Set<String> known = words("cli", Language.EN).stringPropertyNames();
        for (Key<?> key : ServerConfig.keys()) assertThat(known).contains("key." + key.name());
        for (Key.Form form : Key.Form.values()) {
            if (form != Key.Form.SECRET)
                assertThat(known).contains("config.form." + form.name().toLowerCase(Locale.ROOT));
        }
        for (ConfigFault.Kind kind : ConfigFault.Kind.values())
            assertThat(known)
                    .contains(
                            "config.fault."
                                    + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Test
    void everyCommandHasHelpWithAnExampleInEveryLanguage() {
        for (String language : new String[] {"kk", "ru", "en"}) {
            for (String command : Cli.commands()) {
                var out = new StringWriter();
                int code =
                        Cli.execute(
                                new String[] {command, "--help"},
                                new PrintWriter(out, true),
                                new PrintWriter(out, true),
                                Map.of("LANG", language + "_KZ.UTF-8"));
                assertThat(code).isZero();
                assertThat(out.toString())
                        .as(command)
                        .contains("./qala " + command)
                        .contains("--json");
            }
        }
    }

    private static Set<String> places(String text) {
        var found = new HashSet<String>();
        Matcher m = PLACE.matcher(text);
        while (m.find()) found.add(m.group());
        return found;
    }
}
