package city.qala.assess;

import java.util.ArrayList;
import java.util.List;

/** The cells of a line of CSV that stands alone. Pure. */
final class CsvLine {

    private CsvLine() {}

    /** The cells; a cell in quotation marks may hold commas, and the marks doubled. */
    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && line.startsWith("\"\"", i)) cell.append(line.charAt(i++));
            else if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else cell.append(c);
        }
        cells.add(cell.toString());
        return cells;
    }
}
