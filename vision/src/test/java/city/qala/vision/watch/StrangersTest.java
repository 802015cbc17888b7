package city.qala.vision.watch;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.platform.db.Sql;
import city.qala.testkit.TestDatabase;
import city.qala.vision.TrialTown;
import city.qala.vision.face.DrawnFigure;
import city.qala.vision.face.Picture;
import city.qala.vision.face.Sighting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is on no list leaves a number in a count, and nothing else anywhere. */
class StrangersTest {
    @RegisterExtension static final TestDatabase ledger = TestDatabase.with("vision");

    /** When a camera was heard, and how many faces passed: numbers, nobody's. */
    private static final Set<String> COUNTS = Set.of("camera_heard", "tally");

    private static final long SOUGHT = 7;
    private static final HexFormat HEX = HexFormat.of();

    @TempDir private Path folder;

    @Test
    void givenTwoHundredStrangers_whenTheyPass_thenNoPixelCropOrVectorOfTheirsIsAnywhere()
            throws IOException {
        pass(200);
    }

    @Test
    @Tag("long")
    void givenFiveThousandStrangers_whenTheyPass_thenNothingOfTheirsIsAnywhere()
            throws IOException {
        pass(5_000);
    }

    private void pass(int strangers) throws IOException {
        var log = new Heard();
        Logger root = Logger.getLogger("");
        root.addHandler(log);
        try (var town = new TrialTown(ledger.database(), folder)) {
            town.camera("CAM-1");
            town.loose(town.terms("CAM-1"), SOUGHT);
            town.round();
            TreeMap<String, String> before = store();
            Set<String> files = files();
            var planted = new TreeSet<String>();
            float[] sought = vector(DrawnFigure.of(SOUGHT, 0));
            int passed = 0;
            for (int i = 0; i < strangers; i++) {
                Picture picture = DrawnFigure.of(1_000_000 + i, 3);
                if (alike(vector(picture), sought)) continue;
                passed++;
                byte[] png = picture.png();
                // Of a long row every hundredth is looked for: the store must be the same anyway.
                if (i < 200 || i % 100 == 0) planted.addAll(marks(picture, png));
                assertThat(town.frame("CAM-1", png)).as("stranger %d", i).isZero();
            }
            assertThat(passed).as("few look like the sought").isGreaterThan(strangers * 95 / 100);
            town.round();
            TreeMap<String, String> after = store();
            String everything = after + log.text() + town.audit + town.signals;
            assertThat(planted).hasSizeGreaterThan(200).noneMatch(everything::contains);
            assertThat(files()).isEqualTo(files);
            before.keySet().removeAll(COUNTS);
            after.keySet().removeAll(COUNTS);
            assertThat(after).isEqualTo(before);
            String bytes =
                    planted.stream().filter(m -> m.matches("[0-9a-f]+")).findFirst().orElseThrow();
            thenTheSearchWouldHaveFound(town, after, bytes);
        } finally {
            root.removeHandler(log);
        }
    }

    /** The sought one does leave a candidate; and a mark that lies in the store is seen there. */
    private void thenTheSearchWouldHaveFound(
            TrialTown town, TreeMap<String, String> quiet, String mark) throws IOException {
        assertThat(town.frame("CAM-1", DrawnFigure.of(SOUGHT, 3).png())).isOne();
        assertThat(store().get("candidate_crop")).isNotEqualTo(quiet.get("candidate_crop"));
        ledger.asOwner("update vision.entry_photo set photo = '\\x" + mark + "'");
        assertThat(store().toString()).contains(mark);
    }

    /** Bytes of a picture, pixels of its middle and its description, as they would be stored. */
    private static List<String> marks(Picture picture, byte[] png) {
        int middle = png.length / 2;
        var line = ByteBuffer.allocate(24 * 3);
        for (int x = 0; x < 24; x++) {
            int at = picture.width() * (picture.height() / 2) + picture.width() / 2 - 12 + x;
            int rgb = picture.pixels()[at];
            line.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
        }
        float[] vector = vector(picture);
        var big = ByteBuffer.allocate(16);
        var little = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 40; i < 44; i++) {
            big.putFloat(vector[i]);
            little.putFloat(vector[i]);
        }
        return List.of(
                HEX.formatHex(Arrays.copyOfRange(png, middle, middle + 16)),
                HEX.formatHex(line.array()),
                HEX.formatHex(big.array()),
                HEX.formatHex(little.array()),
                vector[40] + ", " + vector[41] + ", " + vector[42]);
    }

    /** Whoever is taken for the sought becomes a candidate, and is no stranger here. */
    private static boolean alike(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) sum += (one[i] - other[i]) * (one[i] - other[i]);
        return Math.sqrt(sum) < 0.46;
    }

    private static float[] vector(Picture picture) {
        List<Sighting> seen = new DrawnEngine().look(picture);
        assertThat(seen).hasSize(1);
        return seen.getFirst().descriptor();
    }

    /** Every row of every table as text, bytes in hexadecimal; as the owner of the database. */
    private static TreeMap<String, String> store() {
        var all = new TreeMap<String, String>();
        try (var line = ledger.database().ownerLine("test")) {
            var tables = "select tablename as name from pg_tables where schemaname = 'vision'";
            for (String table : line.list(Sql.text("tables", tables), row -> row.text("name"))) {
                var rows =
                        Sql.text(
                                "rows",
                                "select coalesce(string_agg(t::text, '|' order by t::text), '')"
                                        + " as words from vision."
                                        + table
                                        + " t");
                all.put(table, line.list(rows, row -> row.text("words")).getFirst());
            }
        }
        return all;
    }

    /** Files of ours: the data folder, and what a picture left among the temporary ones. */
    private Set<String> files() throws IOException {
        var names = new TreeSet<String>();
        try (Stream<Path> ours = Files.walk(folder);
                Stream<Path> temporary =
                        Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            ours.forEach(path -> names.add(path.toString()));
            temporary
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("imageio"))
                    .forEach(names::add);
        }
        return names;
    }

    /** Whatever the process wrote into its log. */
    private static final class Heard extends Handler {
        private final StringBuffer words = new StringBuffer();

        String text() {
            return words.toString().toLowerCase(java.util.Locale.ROOT);
        }

        @Override
        public void publish(LogRecord line) {
            words.append(line.getMessage()).append(' ').append(line.getThrown()).append('\n');
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
