package city.qala.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {

    @TempDir Path folder;

    private final List<List<String>> seen = new ArrayList<>();

    private CsvFile read(Path file) {
        return CsvFile.read(
                file,
                header ->
                        row -> {
                            seen.add(row.cells());
                            return "";
                        });
    }

    @Test
    void givenQuotedCells_whenRead_thenCommasAndMarksInThemAreText() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "\uFEFFa,b\n\"x,\"\"y\"\"\",2\n");
        assertThat(read(file).rows()).isEqualTo(1);
        assertThat(seen).containsExactly(List.of("x,\"y\"", "2"));
    }

    @Test
    void givenRowsOfAnotherLength_whenRead_thenTheyAreToldWithTheirLine() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "a,b\n1,2\n\n1,2,3\n\"1,2\n");
        var table = read(file);
        assertThat(table.rows()).isEqualTo(1);
        assertThat(table.bad()).isEqualTo(2);
        assertThat(table.faults())
                .containsExactly(
                        "t.csv line 4: 3 cells, the header has 2",
                        "t.csv line 5: 0 cells, the header has 2");
    }

    @Test
    void givenATableWrittenCompressed_whenReadAgain_thenItIsTheSame() {
        Path file = folder.resolve("t.csv.gz");
        CsvFile.write(file, out -> append(out, "a\n1\n2\n"));
        assertThat(read(file).rows()).isEqualTo(2);
        assertThat(seen).containsExactly(List.of("1"), List.of("2"));
    }

    @Test
    void givenAWriterThatFails_whenWritten_thenTheOldFileIsAsItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "old");
        assertThatThrownBy(() ->
                        CsvFile.write(
                                file,
                                out -> {
                                    append(out, "half");
                                    throw Problem.conflict("stop", "stop");
                                }))
                .isInstanceOf(Problem.class);
        assertThat(file).hasContent("old");
    }

    @Test
    void givenNoFileOrNoText_whenRead_thenItIsRefused() throws IOException {
        assertThatThrownBy(() -> read(folder.resolve("none.csv"))).hasMessageContaining("no file");
        Path bytes = Files.write(folder.resolve("b.csv"), new byte[] {(byte) 0xff, 'a', '\n'});
        assertThatThrownBy(() -> read(bytes)).hasMessageContaining("UTF-8");
        Path empty = Files.writeString(folder.resolve("e.csv"), "");
        assertThatThrownBy(() -> read(empty)).hasMessageContaining("empty");
    }

    private static void append(Appendable out, String text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
