package city.qala.registry.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A small made town: people who do not exist, two or three records each, with slips of the pen. */
final class TownFixture {
    static final String HEADER = "id,family,given,born,phone,iin";
    static final String SPEC =
            """
            id: id
            task: dedupe
            fields:
              family: {as: family-name}
              given: {as: given-name}
              born: {as: birth-date, format: yyyy-MM-dd}
              phone: {as: phone}
              iin: {as: iin}
            """;

    private static final String[] SYLLABLES = {
        "ба", "ке", "ли", "мо", "ну", "ра", "са", "ти", "жа", "да", "ге", "ку", "ша", "зо", "ви"
    };

    private TownFixture() {}

    /** Rows of {@code HEADER}; the id of a record begins with its person's number and a dash. */
    static List<String> rows(int people, long seed) {
        var dice = new Random(seed);
        List<String> rows = new ArrayList<>();
        for (int p = 0; p < people; p++) {
            String family = word(dice, 3) + "ев";
            String given = word(dice, 2) + "н";
            String born =
                    "%d-%02d-%02d"
                            .formatted(
                                    1950 + dice.nextInt(60),
                                    1 + dice.nextInt(12),
                                    1 + dice.nextInt(28));
            String phone = "7701%07d".formatted(dice.nextInt(10_000_000));
            String iin = iin(born, p);
            int records = 2 + dice.nextInt(2);
            for (int r = 0; r < records; r++) {
                String f = r > 0 && dice.nextInt(5) == 0 ? slip(family, dice) : family;
                String g = r > 0 && dice.nextInt(6) == 0 ? slip(given, dice) : given;
                String ph = dice.nextInt(4) == 0 ? "" : phone;
                String n = dice.nextInt(3) == 0 ? "" : iin;
                rows.add(String.join(",", p + "-" + r, f, g, born, ph, n));
            }
        }
        Collections.shuffle(rows, dice);
        return rows;
    }

    private static String word(Random dice, int syllables) {
        var out = new StringBuilder();
        for (int i = 0; i < syllables; i++) out.append(SYLLABLES[dice.nextInt(SYLLABLES.length)]);
        return Character.toUpperCase(out.charAt(0)) + out.substring(1);
    }

    private static String slip(String word, Random dice) {
        int at = 1 + dice.nextInt(word.length() - 1);
        return word.substring(0, at) + word.substring(at + 1);
    }

    private static String iin(String born, int serial) {
        String six = born.substring(2, 4) + born.substring(5, 7) + born.substring(8);
        for (int s = serial; ; s++) {
            var made = city.qala.kernel.Iin.made(six, s);
            if (made.isPresent()) return made.get().digits();
        }
    }

    /** Writes a table. */
    static Path file(Path folder, String name, String header, List<String> rows) {
        try {
            return Files.writeString(
                    folder.resolve(name), header + "\n" + String.join("\n", rows) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which ids stand together, whatever the people are called. */
    static java.util.Set<java.util.Set<String>> groups(Path clusters) {
        try {
            java.util.Map<String, java.util.Set<String>> byPerson = new java.util.TreeMap<>();
            for (String line : Files.readAllLines(clusters).subList(1, (int) lines(clusters))) {
                String[] cells = line.split(",");
                byPerson.computeIfAbsent(cells[1], p -> new java.util.TreeSet<>()).add(cells[0]);
            }
            return new java.util.HashSet<>(byPerson.values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) throws IOException {
        return Files.readAllLines(file).size();
    }
}
