package city.qala.governance.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Language;
import city.qala.testkit.BundleRules;
import city.qala.web.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the register are there in three languages, and none is left over. */
class AlgorithmMessagesTest {
    private final Messages messages = Messages.of(AlgorithmRegister.class);

    @Test
    void everyKeyIsInAllThreeLanguagesAndCanBeDrawn() {
        new BundleRules(l -> messages.in(l).keys(), (l, key) -> messages.in(l).get(key, 1, 2, 3))
                .areComplete()
                .canBeDrawn();
    }

    @Test
    void everyFieldPhaseDeedAndVerdictHasItsWords() {
        var needed = new ArrayList<String>();
        for (EntryField f : EntryField.values()) needed.add("algorithm.field." + f.code());
        for (Phase p : Phase.values()) needed.add("algorithm.phase." + p.code());
        for (Verdict v : Verdict.values()) needed.add("algorithm.verdict." + v.code());
        for (EntryField.Part p : EntryField.Part.values())
            needed.add("algorithm.part." + p.name().toLowerCase(java.util.Locale.ROOT));
        for (String why :
                List.of(
                        "no-entry",
                        "not-active",
                        "incomplete",
                        "other-version",
                        "audit-missing",
                        "audit-failed",
                        "audit-lapsed",
                        "record-altered")) needed.add("algorithm.why." + why);
        assertThat(messages.in(Language.EN).keys()).containsAll(needed);
    }

    @Test
    void everyKeyOfTheTemplatesExistsAndEveryKeyIsUsed() throws IOException {
        String sources =
                read(Path.of("src/main/java/city/qala/governance/algorithm"))
                        + read(Path.of("src/main/jte/governance"));
        List<String> used =
                Pattern.compile("\"(algorithm\\.[a-z0-9.-]*[a-z0-9])\"")
                        .matcher(sources)
                        .results()
                        .map(m -> m.group(1))
                        .filter(k -> !k.matches("algorithm\\.(write|move)"))
                        .toList();
        assertThat(messages.in(Language.EN).keys()).containsAll(used);
        var families =
                Pattern.compile("algorithm\\.(field|phase|verdict|part|why|role|wrong)\\..*");
        var own = new TreeSet<>(messages.in(Language.EN).keys());
        own.removeAll(Messages.of().in(Language.EN).keys());
        own.removeIf(k -> used.contains(k) || families.matcher(k).matches());
        assertThat(own).as("unused").isEmpty();
    }

    private static String read(Path folder) throws IOException {
        var all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                if (String.valueOf(file.getFileName()).matches(".*\\.java|algorithm.*\\.jte"))
                    all.append(Files.readString(file));
        }
        return all.toString();
    }
}
