package city.qala.governance.algorithm;

import city.qala.kernel.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file with a header that an audit reads row by row; by its ending it may be packed with
 * gzip. A bad row is noted with file, line and reason, and the rest is read.
 */
final class AuditTable {
    private static final int MOST_NOTES = 1_000;

    private final String name;
    private final List<String> faults = new ArrayList<>();
    private long rows;
    private long bad;

    AuditTable(String name) {
        this.name = name;
    }

    /** What is done with a row; a {@link Problem} makes it a bad one. */
    interface Visitor {
        /** Takes a row's cells by the names of their columns. */
        void row(Function<String, String> cell);
    }

    /**
     * Reads a file.
     *
     * @throws Problem {@code no-file}, or {@code invalid-parameter} if a column is missing or it is
     *     no CSV
     */
    void read(Path file, Set<String> columns, Visitor visitor) {
        if (!Files.isReadable(file))
            throw Problem.of(
                    Problem.Kind.NOT_FOUND, "no-file", "There is no file %s to read.", file);
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            read(in, columns, visitor);
        } catch (java.util.zip.ZipException e) {
            throw broken("it is not packed with gzip");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what a stream brings. */
    void read(InputStream in, Set<String> columns, Visitor visitor) {
        var utf8 =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser parser = format.parse(new InputStreamReader(withoutMark(in), utf8))) {
            requireColumns(parser.getHeaderNames(), columns);
            for (CSVRecord row : parser) take(row, parser.getCurrentLineNumber(), visitor);
        } catch (CharacterCodingException e) {
            throw broken("it is not UTF-8");
        } catch (UncheckedIOException e) {
            throw broken(
                    e.getCause() instanceof CharacterCodingException
                            ? "it is not UTF-8"
                            : "a quotation mark is not closed");
        } catch (CSVException e) {
            throw broken("a quotation mark is not closed");
        } catch (IllegalArgumentException e) {
            throw broken("its header names a column twice or not at all");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows read, bad ones among them. */
    long rows() {
        return rows;
    }

    /** Bad rows. */
    long bad() {
        return bad;
    }

    /** The bad rows and remarks, {@code file:line: reason}; at most a thousand. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    private void take(CSVRecord row, long line, Visitor visitor) {
        if (row.size() == 1 && row.get(0).isBlank()) return;
        rows++;
        try {
            if (!row.isConsistent()) {
                throw Problem.invalid("row", row.size() + " cells", "must have the header's cells");
            }
            visitor.row(column -> row.get(column).strip());
        } catch (Problem p) {
            bad++;
            if (faults.size() < MOST_NOTES) faults.add(name + ":" + line + ": " + p.detail());
        }
    }

    private void requireColumns(List<String> header, Set<String> columns) {
        for (String column : columns) {
            if (!header.contains(column))
                throw broken(
                        "its header has no column "
                                + column
                                + "; it has "
                                + String.join(", ", header));
        }
    }

    private static InputStream withoutMark(InputStream in) throws IOException {
        InputStream marked = in.markSupported() ? in : new BufferedInputStream(in);
        marked.mark(3);
        byte[] start = marked.readNBytes(3);
        boolean isMark =
                start.length == 3
                        && start[0] == (byte) 0xEF
                        && start[1] == (byte) 0xBB
                        && start[2] == (byte) 0xBF;
        if (!isMark) marked.reset();
        return marked;
    }

    private Problem broken(String why) {
        return Problem.of(
                Problem.Kind.INVALID, "invalid-parameter", "%s cannot be used: %s.", name, why);
    }
}
