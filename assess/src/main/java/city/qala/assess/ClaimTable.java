package city.qala.assess;

import city.qala.kernel.Problem;
import city.qala.web.Csv;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Claims as a table: {@code indicator,part,year,value,source,origin,quality,note}. Pure. */
final class ClaimTable {
    private static final List<String> COLUMNS =
            List.of("indicator", "part", "year", "value", "source", "origin", "quality", "note");
    private static final int FAULTS_TOLD = 50;

    private ClaimTable() {}

    static byte[] write(IndicatorSet set, List<Claim> claims) {
        Csv csv = new Csv().row(COLUMNS);
        for (Claim c : claims)
            csv.row(
                    set.find(c.indicator()).map(Definition::code).orElse(c.indicator()),
                    c.part(),
                    Integer.toString(c.year()),
                    Double.toString(c.value()),
                    c.source(),
                    c.origin().name().toLowerCase(Locale.ROOT),
                    c.quality().name().toLowerCase(Locale.ROOT),
                    c.note());
        return csv.bytes();
    }

    /**
     * Reads a table as a whole.
     *
     * @throws Problem {@code claims-refused} with a fault for each bad line
     */
    static List<Claim> read(IndicatorSet set, String text) {
        List<String> lines = text.replace("\uFEFF", "").lines().toList();
        if (lines.isEmpty()) throw Problem.invalid("table", "", "must have a header");
        List<String> header = CsvLine.cells(lines.getFirst());
        for (String needed : List.of("indicator", "year", "value", "source", "origin", "quality"))
            if (!header.contains(needed)) throw Problem.invalid("column", needed, "must be there");
        List<Claim> claims = new ArrayList<>();
        List<Problem.Fault> faults = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++)
            if (!lines.get(i).isBlank()) row(set, header, lines.get(i), i + 1, claims, faults);
        if (!faults.isEmpty()) throw refused(faults);
        return claims;
    }

    /** The refusal of claims that cannot be right. */
    static Problem refused(List<Problem.Fault> faults) {
        Problem refused =
                Problem.of(
                        Problem.Kind.UNPROCESSABLE,
                        "claims-refused",
                        "Some values cannot be right; nothing was entered.");
        for (Problem.Fault f : faults.subList(0, Math.min(FAULTS_TOLD, faults.size())))
            refused = refused.at(f.pointer(), f.detail());
        return refused;
    }

    private static void row(
            IndicatorSet set,
            List<String> header,
            String line,
            int number,
            List<Claim> claims,
            List<Problem.Fault> faults) {
        String where = "line " + number;
        List<String> cells = CsvLine.cells(line);
        if (cells.size() != header.size()) {
            faults.add(
                    new Problem.Fault(
                            where, cells.size() + " cells, the header has " + header.size()));
            return;
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) row.put(header.get(i).strip(), cells.get(i));
        try {
            claims.add(ClaimJson.of(row).toClaim(set));
        } catch (Problem p) {
            faults.add(new Problem.Fault(where, p.detail()));
        }
    }
}
