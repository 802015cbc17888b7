package city.qala.platform.files;

import city.qala.kernel.Problem;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A table in a file: UTF-8 CSV with a header, compressed if the name ends in {@code .gz}.
 *
 * <p>A row whose number of cells is not the header's is passed on to nobody and told as a fault; so
 * is a quoted cell that does not end on its line. Empty lines do not count.
 */
public final class CsvFile {

    /** Faults that are kept with their words; all are counted. */
    private static final int FAULTS_KEPT = 20;

    private final Path file;
    private final List<String> header;
    private final List<String> faults = new ArrayList<>();
    private long bad;
    private long rows;

    private CsvFile(Path file, List<String> header) {
        this.file = file;
        this.header = List.copyOf(header);
    }

    /**
     * One row.
     *
     * @param line of the file, the header being line 1
     * @param cells as many as the header has
     */
    public record Row(long line, List<String> cells) {}

    /** What a reader does with a row; a text tells what is wrong with it, empty if nothing is. */
    @FunctionalInterface
    public interface Reader {
        /** Takes a row in. */
        String read(Row row);
    }

    /** Makes a reader once the header is known. */
    @FunctionalInterface
    public interface Opening {
        /** The reader of a table with these columns. */
        Reader with(List<String> header);
    }

    /**
     * Reads a file from its beginning to its end.
     *
     * @return what was read and what was wrong
     * @throws Problem if there is no such file, or if it is not text
     */
    public static CsvFile read(Path file, Opening opening) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(bytes(file), utf8()))) {
            String first = in.readLine();
            if (first == null) throw unreadable(file, "it is empty");
            if (first.startsWith("\uFEFF")) first = first.substring(1);
            var table = new CsvFile(file, cells(first).stream().map(String::strip).toList());
            table.rows(in, opening.with(table.header));
            return table;
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is not UTF-8");
        } catch (NoSuchFileException e) {
            throw Problem.of(
                    Problem.Kind.NOT_FOUND, "no-file", "There is no file %s to read.", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a column stands. */
    public static int column(List<String> header, String name) {
        int at = header.indexOf(name);
        if (at < 0) throw Problem.invalid("column", name, "must be one of " + header);
        return at;
    }

    /** Writes a file as a whole: it is there complete or not at all. */
    public static void write(Path file, Consumer<Appendable> rows) {
        Path whole = file.toAbsolutePath();
        Path draft = whole.resolveSibling("." + whole.getFileName() + ".part");
        try {
            try (OutputStream to = Files.newOutputStream(draft);
                    OutputStream packed = isPacked(file) ? new GZIPOutputStream(to) : to;
                    var out = new BufferedWriter(new OutputStreamWriter(packed, utf8Out()))) {
                rows.accept(out);
            }
            Files.move(draft, whole, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Good rows. */
    public long rows() {
        return rows;
    }

    /** Bad rows. */
    public long bad() {
        return bad;
    }

    /** File, line and reason of the first bad rows. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    private void rows(BufferedReader in, Reader reader) throws IOException {
        long line = 1;
        for (String text = in.readLine(); text != null; text = in.readLine()) {
            line++;
            if (text.isBlank()) continue;
            List<String> cells = cells(text);
            String fault =
                    cells.size() == header.size()
                            ? reader.read(new Row(line, cells))
                            : cells.size() + " cells, the header has " + header.size();
            if (fault.isEmpty()) rows++;
            else if (bad++ < FAULTS_KEPT)
                faults.add(file.getFileName() + " line " + line + ": " + fault);
        }
    }

    /** The cells of a line; none if a quotation mark is not closed. */
    static List<String> cells(String line) {
        if (line.indexOf('"') < 0) return List.of(line.split(",", -1));
        List<String> cells = new ArrayList<>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean doubled = quoted && c == '"' && line.startsWith("\"\"", i);
            if (doubled) cell.append(line.charAt(i++));
            else if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else cell.append(c);
        }
        cells.add(cell.toString());
        return quoted ? List.of() : cells;
    }

    private static InputStream bytes(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return isPacked(file) ? new GZIPInputStream(in) : in;
    }

    private static boolean isPacked(Path file) {
        return file.toString().endsWith(".gz");
    }

    private static java.nio.charset.CharsetDecoder utf8() {
        return StandardCharsets.UTF_8.newDecoder();
    }

    private static java.nio.charset.CharsetEncoder utf8Out() {
        return StandardCharsets.UTF_8.newEncoder();
    }

    private static Problem unreadable(Path file, String why) {
        return Problem.of(
                Problem.Kind.INVALID, "invalid-parameter", "%s cannot be read: %s.", file, why);
    }
}
