package city.qala.assess;

import city.qala.kernel.Problem;
import city.qala.platform.files.CsvFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks a printed table of shares: recovers the whole numbers of cities behind each per cent and
 * holds the printed averages against them.
 */
public final class ScorecardCommand {
    private static final String ENDING = "_pct";
    private static final String AVERAGE = "avg";

    private final Map<String, Integer> sizes;
    private final Map<String, List<PrintedShare>> shares = new LinkedHashMap<>();
    private final Map<String, Integer> printed = new LinkedHashMap<>();

    private ScorecardCommand(Map<String, Integer> sizes) {
        this.sizes = sizes;
    }

    /**
     * What was found.
     *
     * @param groups columns that were checked
     * @param cells shares in them
     * @param impossible shares that no whole number of cities gives
     * @param misprinted groups whose printed average is not that of their column
     * @param bad rows that could not be read
     * @param warnings file, line and reason of the first bad rows
     */
    public record Summary(
            int groups,
            int cells,
            int impossible,
            List<String> misprinted,
            long bad,
            List<String> warnings) {
        public Summary {
            misprinted = List.copyOf(misprinted);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Checks a table.
     *
     * @param in first column a key, the row {@code avg} being the printed averages; one column
     *     {@code <group>_pct} for each group
     * @param sizes how many cities each group has
     * @param out gets {@code group,n,printed_average,mean_low,mean_high,verdict}
     */
    public static Summary run(Path in, Map<String, Integer> sizes, Path out) {
        var run = new ScorecardCommand(sizes);
        CsvFile read = CsvFile.read(in, run::reader);
        List<String> misprinted = new ArrayList<>();
        CsvFile.write(out, to -> run.write(to, misprinted));
        return new Summary(
                run.shares.size(),
                run.shares.values().stream().mapToInt(List::size).sum(),
                (int)
                        run.shares.values().stream()
                                .flatMap(List::stream)
                                .filter(s -> !s.possible())
                                .count(),
                misprinted,
                read.bad(),
                read.faults());
    }

    private CsvFile.Reader reader(List<String> header) {
        for (String group : sizes.keySet()) {
            CsvFile.column(header, group + ENDING);
            shares.put(group, new ArrayList<>());
        }
        return row -> take(header, row.cells());
    }

    private String take(List<String> header, List<String> cells) {
        boolean average = cells.getFirst().equals(AVERAGE);
        for (Map.Entry<String, Integer> group : sizes.entrySet()) {
            String text = cells.get(CsvFile.column(header, group.getKey() + ENDING)).strip();
            if (!text.matches("[0-9]{1,3}")) return "\"" + text + "\" is not a whole per cent";
            int percent = Integer.parseInt(text);
            if (average) printed.put(group.getKey(), percent);
            else
                shares.getOrDefault(group.getKey(), new ArrayList<>())
                        .add(PrintedShare.of(percent, group.getValue()));
        }
        return "";
    }

    private void write(Appendable to, List<String> misprinted) {
        try {
            to.append("group,n,printed_average,mean_low,mean_high,verdict\n");
            for (Map.Entry<String, List<PrintedShare>> group : shares.entrySet()) {
                double low = mean(group.getValue(), false);
                double high = mean(group.getValue(), true);
                Integer average = printed.get(group.getKey());
                if (average == null)
                    throw Problem.invalid("avg", group.getKey(), "must have a printed average");
                boolean fits = average >= Math.round(low) && average <= Math.round(high);
                if (!fits) misprinted.add(group.getKey());
                to.append(
                        String.format(
                                Locale.ROOT,
                                "%s,%d,%d,%.3f,%.3f,%s\n",
                                group.getKey(),
                                sizes.getOrDefault(group.getKey(), 0),
                                average,
                                low,
                                high,
                                fits ? "consistent" : "mismatch"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double mean(List<PrintedShare> shares, boolean most) {
        return shares.stream()
                .filter(PrintedShare::possible)
                .mapToDouble(s -> 100.0 * (most ? s.most() : s.least()) / s.of())
                .average()
                .orElse(Double.NaN);
    }
}
