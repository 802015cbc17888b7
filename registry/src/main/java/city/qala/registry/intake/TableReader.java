package city.qala.registry.intake;

import city.qala.kernel.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads a delivered table of any origin without trusting it: lines, cells and columns are bounded,
 * a quote that never ends costs one row, and nothing is held but the row at hand.
 *
 * <p>A byte order mark tells UTF-8 or UTF-16; without one the declared encoding counts. The
 * separator is the one of comma, semicolon and tab that the header has most of.
 */
final class TableReader {
    private static final int MOST_ROW = 64 << 10;
    private static final int MOST_HEADER = 256 << 10;
    private static final int MOST_COLUMNS = 2_000;
    private static final int MOST_LINES_OF_A_CELL = 50;

    private final Reader in;
    private final Deque<String> ahead = new ArrayDeque<>();
    private final StringBuilder buffer = new StringBuilder();
    private char separator = ',';
    private long line;
    private boolean tooLong;
    private int last = -1;

    private TableReader(Reader in) {
        this.in = in;
    }

    /** Takes the rows of a table. */
    interface Rows {
        /** Told once, before all rows. */
        void header(List<String> columns);

        /**
         * A row, or what is wrong with it.
         *
         * @param number line of the file on which it begins
         * @param cells empty if there is a fault
         * @param fault code of the reason; empty if there is none
         */
        void row(long number, List<String> cells, String fault);
    }

    /**
     * Reads a table to its end.
     *
     * @param declared encoding for a table without a byte order mark
     * @throws Problem {@code unreadable-delivery} if it is no text, empty, or its header is no
     *     header
     */
    static void read(InputStream bytes, String declared, Rows rows) {
        try {
            new TableReader(decoded(bytes, declared)).all(rows);
        } catch (CharacterCodingException e) {
            throw unreadable("it is not written in " + declared);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the lines of a text. */
    interface Lines {
        /**
         * A line.
         *
         * @param tooLong whether its end was cut off
         */
        void line(long number, String text, boolean tooLong);
    }

    /** Reads the lines of a text to its end; blank ones are passed over. */
    static void lines(InputStream bytes, String declared, Lines lines) {
        try {
            var reader = new TableReader(decoded(bytes, declared));
            while (reader.more()) {
                String text = reader.line(MOST_ROW);
                if (!text.isBlank()) lines.line(reader.line, text, reader.tooLong);
            }
        } catch (CharacterCodingException e) {
            throw unreadable("it is not written in " + declared);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Characters of a stream, its byte order mark taken off. */
    static Reader decoded(InputStream bytes, String declared) throws IOException {
        if (!bytes.markSupported()) throw new IllegalArgumentException("a stream with a mark");
        bytes.mark(4);
        byte[] mark = bytes.readNBytes(3);
        bytes.reset();
        Charset charset = Charset.forName(declared);
        int skip = 0;
        if (begins(mark, 0xEF, 0xBB, 0xBF)) {
            charset = StandardCharsets.UTF_8;
            skip = 3;
        } else if (begins(mark, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
            skip = 2;
        } else if (begins(mark, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
            skip = 2;
        }
        bytes.skipNBytes(skip);
        var strict =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new BufferedReader(new InputStreamReader(bytes, strict), 1 << 16);
    }

    private static boolean begins(byte[] bytes, int... with) {
        if (bytes.length < with.length) return false;
        for (int i = 0; i < with.length; i++) if ((bytes[i] & 0xFF) != with[i]) return false;
        return true;
    }

    private void all(Rows rows) throws IOException {
        String head = line(MOST_HEADER);
        if (tooLong || head.isBlank()) throw unreadable("it begins with no header");
        separator = separator(head);
        List<String> columns = cells(head).stream().map(String::strip).toList();
        if (columns.size() > MOST_COLUMNS) throw unreadable("it has too many columns");
        rows.header(columns);
        while (more()) {
            long number = line + 1;
            row(number, columns.size(), rows);
        }
    }

    private void row(long number, int width, Rows rows) throws IOException {
        String text = line(MOST_ROW);
        if (tooLong) {
            rows.row(number, List.of(), "too-long");
            return;
        }
        if (text.isBlank()) return;
        if (text.indexOf('\0') >= 0) {
            rows.row(number, List.of(), "not-text");
            return;
        }
        List<String> cells = cells(text);
        if (cells.isEmpty()) cells = joined(text);
        if (cells.isEmpty()) rows.row(number, List.of(), "open-quote");
        else if (cells.size() != width) rows.row(number, List.of(), "cells");
        else rows.row(number, cells, "");
    }

    /** A quoted cell may go on over some lines; if it never ends, the lines are given back. */
    private List<String> joined(String first) throws IOException {
        var taken = new ArrayList<String>();
        var all = new StringBuilder(first);
        while (taken.size() < MOST_LINES_OF_A_CELL && all.length() < MOST_ROW && more()) {
            String next = line(MOST_ROW);
            taken.add(next);
            if (tooLong) break;
            List<String> cells = cells(all.append('\n').append(next).toString());
            if (!cells.isEmpty()) return cells;
        }
        for (int i = taken.size() - 1; i >= 0; i--) ahead.addFirst(taken.get(i));
        line -= taken.size();
        return List.of();
    }

    /** The cells of a row; none if a quotation mark is not closed, or not where a cell ends. */
    private List<String> cells(String row) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            if (quoted && c == '"' && i + 1 < row.length() && row.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (quoted) {
                boolean ends = c == '"';
                if (ends && i + 1 < row.length() && row.charAt(i + 1) != separator)
                    return List.of();
                if (ends) quoted = false;
                else cell.append(c);
            } else if (c == '"' && cell.isEmpty()) quoted = true;
            else if (c == separator) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else cell.append(c);
        }
        cells.add(cell.toString());
        return quoted ? List.of() : cells;
    }

    private static char separator(String head) {
        char best = ',';
        for (char c : new char[] {';', '\t'}) if (count(head, c) > count(head, best)) best = c;
        return best;
    }

    private static long count(String text, char c) {
        return text.chars().filter(x -> x == c).count();
    }

    private boolean more() throws IOException {
        if (!ahead.isEmpty()) return true;
        if (last < 0) last = in.read();
        return last >= 0;
    }

    /** The next line; what is beyond the limit is passed over. */
    private String line(int most) throws IOException {
        line++;
        tooLong = false;
        String known = ahead.pollFirst();
        if (known != null) return known;
        buffer.setLength(0);
        int c = last >= 0 ? last : in.read();
        last = -1;
        while (c >= 0 && c != '\n' && c != '\r') {
            if (buffer.length() < most) buffer.append((char) c);
            else tooLong = true;
            c = in.read();
        }
        if (c == '\r') {
            int next = in.read();
            if (next != '\n') last = next;
        }
        return buffer.toString();
    }

    static Problem unreadable(String why) {
        return Problem.of(
                Problem.Kind.UNPROCESSABLE,
                "unreadable-delivery",
                "This delivery cannot be read: %s.",
                why);
    }
}
