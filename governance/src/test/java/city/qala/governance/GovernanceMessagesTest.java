package city.qala.governance;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Language;
import city.qala.web.Messages;
import city.qala.web.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GovernanceMessagesTest {

    /** Keys that come with data: roles, fields, actions, states, kinds. */
    private static final Pattern FAMILIES =
            Pattern.compile(
                    "(role|field|action|source|agreement)\\..*|me\\.kind\\..*"
                            + "|case\\.(kind|status|outcome|step)\\..*|purpose\\.status\\..*"
                            + "|oversight\\.(tab|problem)\\..*|requests\\.(open|soon|late)");

    /** Words of packages that bring their own, with a test of their own. */
    private static final Pattern OTHER_BUNDLES =
            Pattern.compile("(processing|algorithm|security)\\..*");

    private final Messages messages = Messages.of(Oversight.class);

    @Test
    void everyKeyIsInAllThreeLanguages() {
        for (Language language : Language.values()) {
            assertThat(new TreeSet<>(messages.in(language).keys()))
                    .as(language.tag())
                    .isEqualTo(new TreeSet<>(messages.in(Language.EN).keys()));
        }
    }

    @Test
    void everyKeyIsUsedAndEveryKeyUsedExists() throws IOException {
        String sources =
                sources(Path.of("src/main/java"), ".java")
                        + sources(Path.of("src/main/jte"), ".jte");
        var own = new TreeSet<>(messages.in(Language.EN).keys());
        own.removeAll(Messages.of().in(Language.EN).keys());
        for (String key : own) {
            assertThat(sources.contains('"' + key + '"') || FAMILIES.matcher(key).matches())
                    .as("unused: " + key)
                    .isTrue();
        }
        List<String> used =
                Pattern.compile("page\\.t\\(\\s*\"([a-z0-9.-]+)\"[,)]")
                        .matcher(sources)
                        .results()
                        .map(m -> m.group(1))
                        .filter(key -> !OTHER_BUNDLES.matcher(key).matches())
                        .toList();
        assertThat(used).isNotEmpty();
        assertThat(messages.in(Language.EN).keys()).containsAll(used);
    }

    @Test
    void everyMessageCanBeDrawnByTheFontsThatShip() throws IOException {
        var drawable = new java.util.BitSet();
        try (var in = GovernanceMessagesTest.class.getResourceAsStream("/static/font/glyphs.txt")) {
            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.startsWith("#"))
                    .map(l -> l.split("-"))
                    .forEach(r -> drawable.set(hex(r[0]), hex(r[r.length - 1]) + 1));
        }
        for (Language language : Language.values()) {
            Texts texts = messages.in(language);
            for (String key : texts.keys()) {
                String text = texts.get(key, 1, 2, 3);
                assertThat(text.codePoints().allMatch(drawable::get))
                        .as(key + ": " + text)
                        .isTrue();
            }
        }
    }

    private static int hex(String digits) {
        return Integer.parseInt(digits, 16);
    }

    private static String sources(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(ending))
                    .map(GovernanceMessagesTest::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
