package city.qala.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is asked of the words of every module: the same keys in all languages, none unused, none
 * missing, all letters in the fonts that ship.
 *
 * @param keys the keys in a language
 * @param text the text of a key, with made parameters
 */
public record BundleRules(
        Function<Language, ? extends Collection<String>> keys,
        BiFunction<Language, String, String> text) {

    private static final Pattern USE = Pattern.compile("page\\.t\\(\\s*\"([a-z0-9.-]+)\"[,)]");

    /** Every key is in every language. */
    public BundleRules areComplete() {
        var english = new TreeSet<>(keys.apply(Language.EN));
        for (Language language : Language.values())
            assertThat(new TreeSet<>(keys.apply(language))).as(language.tag()).isEqualTo(english);
        return this;
    }

    /**
     * Every key of the module's own is in its sources, and every key that its pages use is there.
     *
     * @param shared keys that other modules bring
     * @param families keys that come with data
     * @param others keys of this module's other bundles, which have tests of their own
     */
    public BundleRules areUsed(Set<String> shared, Pattern families, Pattern others) {
        String sources =
                sources(Path.of("src/main/java"), ".java")
                        + sources(Path.of("src/main/jte"), ".jte");
        var own = new TreeSet<>(keys.apply(Language.EN));
        own.removeAll(shared);
        own.removeIf(key -> sources.contains('"' + key + '"') || families.matcher(key).matches());
        assertThat(own).as("unused").isEmpty();
        List<String> used =
                USE.matcher(sources)
                        .results()
                        .map(m -> m.group(1))
                        .filter(key -> !others.matcher(key).matches())
                        .toList();
        assertThat(used).isNotEmpty();
        assertThat(keys.apply(Language.EN)).containsAll(used);
        return this;
    }

    /** The fonts that ship hold every letter. */
    public BundleRules canBeDrawn() {
        BitSet drawable = glyphs();
        for (Language language : Language.values()) {
            for (String key : keys.apply(language)) {
                String said = text.apply(language, key);
                assertThat(said.codePoints().allMatch(drawable::get))
                        .as(key + ": " + said)
                        .isTrue();
            }
        }
        return this;
    }

    private static BitSet glyphs() {
        var drawable = new BitSet();
        try (var in = BundleRules.class.getResourceAsStream("/static/font/glyphs.txt")) {
            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.startsWith("#"))
                    .map(l -> l.split("-", -1))
                    .forEach(r -> drawable.set(hex(r[0]), hex(r[r.length - 1]) + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return drawable;
    }

    private static int hex(String digits) {
        return Integer.parseInt(digits, 16);
    }

    private static String sources(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(ending))
                    .map(BundleRules::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
