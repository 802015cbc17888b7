package city.qala.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A real hourly record, column by column; hours that the source does not have are NaN.
 *
 * <p>Hours are counted on the clock of the first column, whatever zone that is in.
 */
final class HourlyTable {
    private static final int COMPASS_POINTS = 16;
    private static final java.util.List<String> COMPASS =
            java.util.List.of(
                    "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W",
                    "WNW", "NW", "NNW");

    private final long firstHour;
    private final int hours;
    private final Map<String, double[]> columns;

    private HourlyTable(long firstHour, int hours, Map<String, double[]> columns) {
        this.firstHour = firstHour;
        this.hours = hours;
        this.columns = columns;
    }

    /** Reads a packed table of the demo's resources. */
    static HourlyTable load(String resource) {
        InputStream in = HourlyTable.class.getResourceAsStream(resource);
        if (in == null) throw new IllegalStateException("The demo lacks its file " + resource);
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            return read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HourlyTable read(BufferedReader reader) throws IOException {
        var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var csv = format.parse(reader)) {
            var names = csv.getHeaderNames();
            var rows = csv.getRecords();
            long first = hour(rows.getFirst().get(0));
            int hours = (int) (hour(rows.getLast().get(0)) - first + 1);
            var columns = new HashMap<String, double[]>();
            for (String name : names.subList(1, names.size())) {
                double[] column = new double[hours];
                Arrays.fill(column, Double.NaN);
                columns.put(name, column);
                for (CSVRecord row : rows) {
                    column[(int) (hour(row.get(0)) - first)] = number(row.get(name));
                }
            }
            return new HourlyTable(first, hours, columns);
        }
    }

    /** Value of an hour, NaN if the record does not have it. */
    double value(String column, long hour) {
        double[] values = columns.get(column);
        if (values == null) throw new IllegalArgumentException("no column " + column);
        long at = hour - firstHour;
        return at < 0 || at >= hours ? Double.NaN : values[(int) at];
    }

    private static long hour(String time) {
        LocalDateTime at = LocalDateTime.parse(time.endsWith("Z") ? time.substring(0, 19) : time);
        return Math.floorDiv(at.toEpochSecond(ZoneOffset.UTC), 3600);
    }

    private static double number(String cell) {
        if (cell.isEmpty()) return Double.NaN;
        int point = COMPASS.indexOf(cell);
        return point >= 0 ? point * 360.0 / COMPASS_POINTS : Double.parseDouble(cell);
    }
}
