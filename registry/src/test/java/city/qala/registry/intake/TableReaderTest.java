package city.qala.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import city.qala.testkit.ForAll;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TableReaderTest {
    private static final String SIGNS = "aЖ қ,;\"\t\n'9|";

    /** What was read. */
    private static final class Read implements TableReader.Rows {
        private List<String> header = List.of();
        private final List<List<String>> rows = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();

        @Override
        public void header(List<String> columns) {
            header = columns;
        }

        @Override
        public void row(long number, List<String> cells, String fault) {
            if (fault.isEmpty()) rows.add(cells);
            else faults.add(number + " " + fault);
        }
    }

    private static Read read(byte[] bytes, String encoding) {
        var read = new Read();
        TableReader.read(new ByteArrayInputStream(bytes), encoding, read);
        return read;
    }

    @Test
    void givenAnyTable_whenWrittenWithQuotes_thenItIsReadAsItWas() {
        ForAll.check(
                300,
                RandomGenerator::nextLong,
                seed -> {
                    RandomGenerator random = ForAll.random(seed);
                    var rows = new ArrayList<List<String>>();
                    for (int r = 0; r < 1 + random.nextInt(6); r++) {
                        var cells = new ArrayList<String>();
                        for (int c = 0; c < 3; c++) cells.add(cell(random));
                        cells.set(1, "x" + cells.get(1));
                        rows.add(cells);
                    }
                    var text = new StringBuilder("one,two,three\n");
                    for (List<String> cells : rows) {
                        for (int c = 0; c < 3; c++)
                            text.append(c == 0 ? "" : ",")
                                    .append('"')
                                    .append(cells.get(c).replace("\"", "\"\""))
                                    .append('"');
                        text.append(random.nextBoolean() ? "\r\n" : "\n");
                    }
                    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
                    Read read = read(bytes, "utf-8");
                    assertThat(read.header).containsExactly("one", "two", "three");
                    assertThat(read.rows).isEqualTo(rows);
                    assertThat(read.faults).isEmpty();
                });
    }

    private static String cell(RandomGenerator random) {
        var out = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--)
            out.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        return out.toString();
    }

    @Test
    void givenAnyBytes_whenRead_thenTheyAreRowsFaultsOrOneSentence() {
        ForAll.check(
                300,
                RandomGenerator::nextLong,
                seed -> {
                    RandomGenerator random = ForAll.random(seed);
                    byte[] bytes = new byte[1 + random.nextInt(300)];
                    random.nextBytes(bytes);
                    for (int i = 0; i < bytes.length; i++)
                        if (random.nextInt(3) > 0)
                            bytes[i] = (byte) "a,\"\n;".charAt(random.nextInt(5));
                    try {
                        Read read = read(bytes, "windows-1251");
                        for (List<String> row : read.rows)
                            assertThat(row).hasSameSizeAs(read.header);
                    } catch (Problem p) {
                        assertThat(p.code()).isEqualTo("unreadable-delivery");
                    }
                });
    }

    @Test
    void givenOtherEncodings_whenTheyAreDeclaredOrMarked_thenTheWordsAreTheSame() {
        String text = "аты;жасы\nӘлі;7\n";
        byte[] utf16 = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
        assertThat(read(utf16, "utf-8").rows).containsExactly(List.of("Әлі", "7"));
        byte[] cp1251 = "имя\tгод\nАли\t7\n".getBytes(Charset.forName("windows-1251"));
        assertThat(read(cp1251, "windows-1251").rows).containsExactly(List.of("Али", "7"));
        assertThatThrownBy(() -> read(cp1251, "utf-8")).isInstanceOf(Problem.class);
    }

    @Test
    void givenAQuoteThatNeverEnds_whenRead_thenOneRowIsLostAndTheRestIsThere() {
        var text = new StringBuilder("a,b\n1,\"open\n");
        for (int i = 0; i < 200; i++) text.append(i).append(",x\n");
        Read read = read(text.toString().getBytes(StandardCharsets.UTF_8), "utf-8");
        assertThat(read.faults).containsExactly("2 open-quote");
        assertThat(read.rows).hasSize(200);
    }
}
