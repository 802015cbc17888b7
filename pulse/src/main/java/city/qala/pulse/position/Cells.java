package city.qala.pulse.position;

import city.qala.kernel.Problem;
import city.qala.platform.files.CsvFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a network in columns: where each stands, where it points and how loudly it calls.
 */
final class Cells {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names;
    private final double[] x;
    private final double[] y;
    private final double[] azimuth;
    private final double[] beam;
    private final double[] eirp;
    private final int[] site;
    private final int sites;
    private final List<String> faults;

    /** A cell as it stands in the file, on the plane. */
    private record Line(
            String name,
            String site,
            double x,
            double y,
            double azimuth,
            double beam,
            double eirp) {}

    private Cells(List<Line> lines, List<String> faults) {
        int n = lines.size();
        this.names = lines.stream().map(Line::name).toList();
        this.x = lines.stream().mapToDouble(Line::x).toArray();
        this.y = lines.stream().mapToDouble(Line::y).toArray();
        this.azimuth = lines.stream().mapToDouble(Line::azimuth).toArray();
        this.beam = lines.stream().mapToDouble(Line::beam).toArray();
        this.eirp = lines.stream().mapToDouble(Line::eirp).toArray();
        this.site = new int[n];
        this.faults = List.copyOf(faults);
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < n; i++) {
            numbers.put(lines.get(i).name(), i);
            site[i] = known.computeIfAbsent(lines.get(i).site(), s -> known.size());
        }
        this.sites = known.size();
    }

    /**
     * Reads {@code cell_id,site_id,lat,lon,azimuth_deg,hbeam_deg,eirp_dbm}; of a cell that stands
     * twice the first line counts.
     *
     * @throws Problem if no line can be read
     */
    static Cells read(Path file, Plane plane) {
        List<Line> lines = new ArrayList<>();
        Map<String, Line> seen = new HashMap<>();
        CsvFile read =
                CsvFile.read(
                        file,
                        header -> {
                            int[] at = columns(header);
                            return row -> {
                                Line line = line(row.cells(), at, plane);
                                if (line == null) return "a number is missing or out of range";
                                if (seen.putIfAbsent(line.name(), line) != null)
                                    return "cell " + line.name() + " stands twice";
                                lines.add(line);
                                return "";
                            };
                        });
        if (lines.isEmpty()) throw Problem.invalid("cells", file, "must hold a cell");
        return new Cells(lines, read.faults());
    }

    private static int[] columns(List<String> header) {
        String[] names = {
            "cell_id", "site_id", "lat", "lon", "azimuth_deg", "hbeam_deg", "eirp_dbm"
        };
        int[] at = new int[names.length];
        for (int i = 0; i < at.length; i++) at[i] = CsvFile.column(header, names[i]);
        return at;
    }

    private static @Nullable Line line(List<String> row, int[] at, Plane plane) {
        try {
            double lat = Double.parseDouble(row.get(at[2]));
            double lon = Double.parseDouble(row.get(at[3]));
            double azimuth = Double.parseDouble(row.get(at[4]));
            double beam = Double.parseDouble(row.get(at[5]));
            double eirp = Double.parseDouble(row.get(at[6]));
            boolean sane =
                    Math.abs(lat) <= 90
                            && Math.abs(lon) <= 180
                            && Double.isFinite(azimuth)
                            && beam > 0
                            && Double.isFinite(eirp);
            String name = row.get(at[0]);
            if (!sane || name.isEmpty()) return null;
            return new Line(name, row.get(at[1]), plane.x(lon), plane.y(lat), azimuth, beam, eirp);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    int size() {
        return names.size();
    }

    int sites() {
        return sites;
    }

    /** The number of a cell by its name; -1 if it is not known. */
    int number(String name) {
        Integer number = numbers.get(name);
        return number == null ? -1 : number;
    }

    String name(int cell) {
        return names.get(cell);
    }

    double x(int cell) {
        return x[cell];
    }

    double y(int cell) {
        return y[cell];
    }

    int site(int cell) {
        return site[cell];
    }

    List<String> faults() {
        return faults;
    }

    /** Mean received level of a cell at a point, dBm (appendix A of the specification of pulse). */
    double level(int cell, double px, double py) {
        return Radio.level(px - x[cell], py - y[cell], azimuth[cell], beam[cell], eirp[cell]);
    }
}
