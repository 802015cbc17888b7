package city.qala.sensing.forecast;

import city.qala.kernel.Problem;
import city.qala.platform.files.CsvFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hourly values of one place side by side: one row an hour without a break from the first to the
 * last, one column a quantity. What was not measured is NaN.
 *
 * <p>A column of compass points (N, NNE …) becomes degrees, 0 to 337.5, where the wind comes from.
 */
public final class HourlyTable {

    private static final long HOUR = 3600;
    private static final int MOST_HOURS = 100 * 366 * 24;
    private static final String WIND_SPEED = "wind_ms";
    private static final List<String> COMPASS =
            List.of(
                    "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W",
                    "WNW", "NW", "NNW");

    private final long firstHour;
    private final int hours;
    private final Map<String, double[]> columns;
    private final Set<String> compass;

    private HourlyTable(
            long firstHour, int hours, Map<String, double[]> columns, Set<String> compass) {
        this.firstHour = firstHour;
        this.hours = hours;
        this.columns = columns;
        this.compass = Set.copyOf(compass);
    }

    /**
     * A table of given columns.
     *
     * @param first the first hour; minutes do not count
     * @param columns each as long as the others; copied
     */
    public static HourlyTable of(Instant first, Map<String, double[]> columns) {
        return of(first, columns, Set.of());
    }

    /**
     * The same with columns that say where the wind comes from.
     *
     * @param compass their names; their values are degrees
     */
    public static HourlyTable of(
            Instant first, Map<String, double[]> columns, Set<String> compass) {
        var copy = new LinkedHashMap<String, double[]>();
        columns.forEach((name, values) -> copy.put(name, values.clone()));
        int hours = copy.isEmpty() ? 0 : copy.values().iterator().next().length;
        if (copy.values().stream().anyMatch(c -> c.length != hours))
            throw Problem.invalid("columns", copy.keySet(), "must be equally long");
        return new HourlyTable(Math.floorDiv(first.getEpochSecond(), HOUR), hours, copy, compass);
    }

    /**
     * A table with the file that it was read from.
     *
     * @param table the values
     * @param file counts rows and tells bad ones
     */
    public record FromFile(HourlyTable table, CsvFile file) {}

    /** Reads a file whose first column is the time in UTC; several rows of an hour: the last. */
    public static FromFile read(Path path) {
        var times = new ArrayList<Long>();
        var rows = new ArrayList<double[]>();
        var names = new ArrayList<String>();
        var compass = new HashSet<Integer>();
        CsvFile file =
                CsvFile.read(
                        path,
                        header -> {
                            names.addAll(header.subList(1, header.size()));
                            return row -> take(row.cells(), times, rows, compass);
                        });
        if (times.isEmpty()) throw Problem.invalid("rows", 0, "must be more than none");
        Set<String> named = compass.stream().map(names::get).collect(Collectors.toSet());
        return new FromFile(dense(times, rows, names, named), file);
    }

    private static String take(
            List<String> cells, List<Long> times, List<double[]> rows, Set<Integer> compass) {
        double[] row = new double[cells.size() - 1];
        long hour;
        try {
            hour = hourOf(cells.getFirst());
        } catch (DateTimeException e) {
            return "time \"" + cells.getFirst() + "\" is not a time";
        }
        for (int i = 0; i < row.length; i++) {
            String cell = cells.get(i + 1).strip();
            row[i] = number(cell);
            boolean missing = cell.isEmpty() || cell.equals("NA");
            if (COMPASS.contains(cell)) compass.add(i);
            if (Double.isNaN(row[i]) && !missing) return "\"" + cell + "\" is not a number";
        }
        times.add(hour);
        rows.add(row);
        return "";
    }

    private static HourlyTable dense(
            List<Long> times, List<double[]> rows, List<String> names, Set<String> compass) {
        long first = times.stream().mapToLong(t -> t).min().orElseThrow();
        long last = times.stream().mapToLong(t -> t).max().orElseThrow();
        if (last - first >= MOST_HOURS)
            throw Problem.invalid("time", last - first + " hours", "must span at most a century");
        int hours = (int) (last - first) + 1;
        var columns = new LinkedHashMap<String, double[]>();
        for (int c = 0; c < names.size(); c++) {
            double[] column = new double[hours];
            Arrays.fill(column, Double.NaN);
            for (int r = 0; r < rows.size(); r++)
                column[(int) (times.get(r) - first)] = rows.get(r)[c];
            columns.put(names.get(c), column);
        }
        return new HourlyTable(first, hours, columns, compass);
    }

    private static double number(String cell) {
        int point = COMPASS.indexOf(cell);
        if (point >= 0) return point * 360.0 / COMPASS.size();
        try {
            double value = Double.parseDouble(cell);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static long hourOf(String text) {
        String iso = text.strip().replace(' ', 'T');
        boolean placed =
                iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
        long second =
                placed
                        ? OffsetDateTime.parse(iso).toEpochSecond()
                        : LocalDateTime.parse(iso).toEpochSecond(ZoneOffset.UTC);
        return Math.floorDiv(second, HOUR);
    }

    /** Rows, one an hour. */
    public int hours() {
        return hours;
    }

    /** Names of the columns. */
    public List<String> columns() {
        return List.copyOf(columns.keySet());
    }

    /** The beginning of the hour of a row. */
    public Instant at(int row) {
        return Instant.ofEpochSecond((firstHour + row) * HOUR);
    }

    /** The row of an hour; it may lie outside of the table. */
    public int row(Instant at) {
        return Math.toIntExact(Math.floorDiv(at.getEpochSecond(), HOUR) - firstHour);
    }

    /** Hours since 1970 of a row. */
    long hour(int row) {
        return firstHour + row;
    }

    /** A value; NaN if it was not measured or lies outside of the table. */
    double value(String column, int row) {
        return row < 0 || row >= hours ? Double.NaN : values(column)[row];
    }

    /** A whole column; not to be changed. */
    double[] values(String column) {
        double[] values = columns.get(column);
        if (values == null) throw Problem.invalid("column", column, "must be one of " + columns());
        return values;
    }

    /** Whether a column says where the wind comes from. */
    boolean isCompass(String column) {
        return compass.contains(column);
    }

    /** Speed of the wind, from the column {@code wind_ms}; 1 if there is none. */
    double windSpeed(int row) {
        return columns.containsKey(WIND_SPEED) ? values(WIND_SPEED)[row] : 1;
    }

    /**
     * The row where training ends: row number ⌊share × n⌋ of the rows that have a value.
     *
     * @param share 0 to 1
     */
    public int cut(String column, double share) {
        double[] values = values(column);
        int present = (int) Arrays.stream(values).filter(v -> !Double.isNaN(v)).count();
        int before = (int) (present * share);
        for (int row = 0, counted = 0; row < hours; row++) {
            if (Double.isNaN(values[row])) continue;
            if (counted++ == before) return row;
        }
        return hours;
    }
}
