package city.qala.planning.place;

import city.qala.kernel.Problem;
import city.qala.platform.files.CsvFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of distances, read from a file with one row for each pair of site and place. */
final class SiteTableFile {
    private final Map<String, Integer> sites = new LinkedHashMap<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<double[]> rows = new ArrayList<>();
    private double[] demand = new double[256];
    private int site;
    private int place;
    private int metres;
    private int weight;
    private List<String> warnings = List.of();
    private long bad;

    private SiteTableFile() {}

    static SiteTableFile read(Path file) {
        var table = new SiteTableFile();
        CsvFile read = CsvFile.read(file, table::reader);
        table.bad = read.bad();
        table.warnings = read.faults();
        if (table.rows.isEmpty())
            throw Problem.invalid("distances", file, "must hold at least one good row");
        return table;
    }

    /** Rows that could not be read. */
    long bad() {
        return bad;
    }

    /** File, line and reason of the first of them. */
    List<String> warnings() {
        return warnings;
    }

    SiteTable table() {
        int n = places.size();
        double[][] all = new double[rows.size()][];
        for (int i = 0; i < all.length; i++) all[i] = widened(rows.get(i), n);
        return new SiteTable(
                List.copyOf(sites.keySet()),
                List.copyOf(places.keySet()),
                Arrays.copyOf(demand, n),
                all);
    }

    private CsvFile.Reader reader(List<String> header) {
        site = CsvFile.column(header, "site");
        weight = CsvFile.column(header, "demand");
        metres =
                header.contains("network_distance_m")
                        ? header.indexOf("network_distance_m")
                        : CsvFile.column(header, "distance_m");
        for (String name : List.of("place", "tract", "id"))
            if (header.contains(name)) place = header.indexOf(name);
        if (place == site) place = site == 0 ? 1 : 0;
        return this::take;
    }

    private String take(CsvFile.Row row) {
        double distance;
        double people;
        try {
            distance = Double.parseDouble(row.cells().get(metres));
            people = Double.parseDouble(row.cells().get(weight));
        } catch (NumberFormatException e) {
            return "distance or demand is not a number";
        }
        if (!(distance >= 0 && distance < Double.POSITIVE_INFINITY))
            return "the distance must be 0 or more";
        if (!(people >= 0 && people < Double.POSITIVE_INFINITY))
            return "the demand must be 0 or more";
        String where = row.cells().get(place);
        Integer known = places.get(where);
        if (known != null && demand[known] != people)
            return "place " + where + " had another demand before";
        return keep(row.cells().get(site), where, distance, people);
    }

    private String keep(String name, String where, double distance, double people) {
        int i = sites.computeIfAbsent(name, s -> sites.size());
        if (i == rows.size()) rows.add(new double[0]);
        int j = places.computeIfAbsent(where, p -> places.size());
        if (j >= demand.length) demand = Arrays.copyOf(demand, 2 * demand.length);
        demand[j] = people;
        if (j >= rows.get(i).length) rows.set(i, widened(rows.get(i), Math.max(64, 2 * j)));
        if (rows.get(i)[j] < Double.POSITIVE_INFINITY)
            return "site " + name + " and place " + where + " stood together before";
        rows.get(i)[j] = distance;
        return "";
    }

    private static double[] widened(double[] row, int length) {
        double[] wide = Arrays.copyOf(row, length);
        for (int j = row.length; j < length; j++) wide[j] = Double.POSITIVE_INFINITY;
        return wide;
    }
}
