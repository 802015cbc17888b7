package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file with a header, read row by row. Columns come in any order; spaces around cells and a
 * byte order mark at the beginning do not count. A semicolon separates cells when the header has
 * one and no comma, as spreadsheets of this region write it.
 */
final class CsvTable {

    private final Set<String> known;
    private final List<String> mandatory;

    CsvTable(Set<String> known, List<String> mandatory) {
        this.known = Set.copyOf(known);
        this.mandatory = List.copyOf(mandatory);
    }

    /** One row; a column that the file does not have is empty. */
    static final class Row {
        private final CSVRecord cells;
        private final long line;

        private Row(CSVRecord cells, long line) {
            this.cells = cells;
            this.line = line;
        }

        /** Line of the file in which the row ends, the header being line 1. */
        long line() {
            return line;
        }

        String cell(String column) {
            return cells.isSet(column) ? cells.get(column) : "";
        }
    }

    /** Visits every row that is not empty. */
    void read(byte[] csv, Consumer<Row> visitor) {
        var utf8 =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        int skip = startsWithMark(csv) ? 3 : 0;
        var in = new ByteArrayInputStream(csv, skip, csv.length - skip);
        try (CSVParser parser = format(csv).parse(new InputStreamReader(in, utf8))) {
            requireColumns(parser.getHeaderNames());
            for (CSVRecord record : parser) {
                boolean blank = record.size() == 1 && record.get(0).isEmpty();
                if (!blank) visitor.accept(new Row(record, parser.getCurrentLineNumber()));
            }
        } catch (CharacterCodingException e) {
            throw notCsv("it is not UTF-8");
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException
                    ? notCsv("it is not UTF-8")
                    : notCsv("a quotation mark is not closed");
        } catch (CSVException e) {
            throw notCsv("a quotation mark is not closed");
        } catch (IOException | IllegalArgumentException e) {
            throw notCsv("its header names a column twice or not at all");
        }
    }

    private static CSVFormat format(byte[] csv) {
        boolean comma = false;
        boolean semicolon = false;
        for (int i = 0; i < csv.length && csv[i] != '\n'; i++) {
            comma |= csv[i] == ',';
            semicolon |= csv[i] == ';';
        }
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(semicolon && !comma ? ';' : ',')
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .setTrim(true)
                .setIgnoreHeaderCase(true)
                .get();
    }

    private static boolean startsWithMark(byte[] csv) {
        return csv.length >= 3
                && csv[0] == (byte) 0xEF
                && csv[1] == (byte) 0xBB
                && csv[2] == (byte) 0xBF;
    }

    private void requireColumns(List<String> header) {
        var names = new ArrayList<String>();
        for (String name : header) names.add(name.toLowerCase(Locale.ROOT));
        for (String name : names) {
            if (!known.contains(name))
                throw Problem.of(
                                Problem.Kind.INVALID,
                                "unknown-field",
                                "The column %s is not known. Known are: %s.",
                                name,
                                String.join(", ", known.stream().sorted().toList()))
                        .at("line 1", "unknown column " + name);
        }
        for (String name : mandatory) {
            if (!names.contains(name))
                throw Problem.of(
                                Problem.Kind.INVALID,
                                "invalid-parameter",
                                "The column %s is missing in the first line.",
                                name)
                        .at("line 1", "the column " + name + " is missing");
        }
    }

    private static Problem notCsv(String why) {
        return Problem.of(
                Problem.Kind.INVALID, "invalid-parameter", "This is not a CSV file: %s.", why);
    }
}
