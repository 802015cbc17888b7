package city.qala.web;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A table as CSV: UTF-8 with a byte order mark, commas, a decimal point, times in ISO 8601 with
 * offset, and what it is in lines that begin with {@code #}.
 */
public final class Csv {

    private final StringBuilder out = new StringBuilder("\uFEFF");

    /** A line that says what follows: source, unit, zone, filters, licence. */
    public Csv note(String words) {
        out.append("# ").append(words.replaceAll("\\R", " ")).append("\r\n");
        return this;
    }

    /** A row. */
    public Csv row(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) out.append(',');
            out.append(cell(cells.get(i)));
        }
        out.append("\r\n");
        return this;
    }

    /** A row. */
    public Csv row(String... cells) {
        return row(List.of(cells));
    }

    /** A number, or an empty cell for what is not one. */
    public static String number(double value) {
        if (!Double.isFinite(value)) return "";
        double rounded = Math.round(value * 1000) / 1000.0;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }

    /** The whole table. */
    public byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Text that a spreadsheet would take for a formula gets an apostrophe before it. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        boolean number = text.matches("-?[0-9.]+(E-?[0-9]+)?");
        String safe = formula && !number ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
