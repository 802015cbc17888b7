package city.qala.pulse.position;

import city.qala.kernel.Problem;
import city.qala.platform.files.CsvFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The districts that a city is parted into, on its plane. A point on a common edge belongs to the
 * district that stands first in the file; a point outside of all to the nearest.
 */
final class Districts {
    private static final double ON_EDGE_METRES = 1e-6;

    private final Plane plane;
    private final List<String> names;
    private final List<double[][]> rings;
    private final double[] box = {1e18, 1e18, -1e18, -1e18};

    private Districts(Plane plane, List<String> names, List<double[][]> rings) {
        this.plane = plane;
        this.names = List.copyOf(names);
        this.rings = List.copyOf(rings);
        for (double[][] ring : rings)
            for (double[] p : ring) {
                box[0] = Math.min(box[0], p[0]);
                box[1] = Math.min(box[1], p[1]);
                box[2] = Math.max(box[2], p[0]);
                box[3] = Math.max(box[3], p[1]);
            }
    }

    /**
     * Reads {@code district,wkt}: one polygon without holes each, lon lat.
     *
     * @throws Problem if there is no district, or one has no such polygon
     */
    static Districts read(Path file) {
        List<String> names = new ArrayList<>();
        List<double[][]> degrees = new ArrayList<>();
        CsvFile read =
                CsvFile.read(
                        file,
                        header -> {
                            int name = CsvFile.column(header, "district");
                            int wkt = CsvFile.column(header, "wkt");
                            return row -> {
                                double[][] ring = ring(row.cells().get(wkt));
                                if (ring.length < 3) return "wkt is not a polygon without holes";
                                names.add(row.cells().get(name));
                                degrees.add(ring);
                                return "";
                            };
                        });
        if (read.bad() > 0) throw Problem.invalid("districts", file, read.faults().getFirst());
        if (names.isEmpty()) throw Problem.invalid("districts", file, "must hold a district");
        return onPlane(names, degrees);
    }

    private static Districts onPlane(List<String> names, List<double[][]> degrees) {
        double[] box = new Districts(new Plane(0, 0), names, degrees).box;
        var plane = new Plane((box[1] + box[3]) / 2, (box[0] + box[2]) / 2);
        for (double[][] ring : degrees)
            for (double[] p : ring) {
                p[0] = plane.x(p[0]);
                p[1] = plane.y(p[1]);
            }
        return new Districts(plane, names, degrees);
    }

    /** The corners of a polygon, the closing one left out; none if the text is not one. */
    private static double[][] ring(String wkt) {
        String text = wkt.strip();
        if (!text.startsWith("POLYGON")) return new double[0][];
        int from = text.indexOf("((");
        int to = text.indexOf("))");
        if (from < 0 || to < from || text.indexOf("),(") >= 0) return new double[0][];
        String[] corners = text.substring(from + 2, to).split(",", -1);
        double[][] ring = new double[corners.length - 1][];
        for (int i = 0; i < ring.length; i++) {
            String[] lonLat = corners[i].strip().split(" +", -1);
            try {
                if (lonLat.length < 2) return new double[0][];
                ring[i] =
                        new double[] {Double.parseDouble(lonLat[0]), Double.parseDouble(lonLat[1])};
            } catch (NumberFormatException e) {
                return new double[0][];
            }
        }
        return ring;
    }

    Plane plane() {
        return plane;
    }

    int size() {
        return names.size();
    }

    String name(int district) {
        return names.get(district);
    }

    double west() {
        return box[0];
    }

    double south() {
        return box[1];
    }

    double east() {
        return box[2];
    }

    double north() {
        return box[3];
    }

    /** The district of a point; -1 if it lies outside of all. */
    int inside(double x, double y) {
        for (int i = 0; i < rings.size(); i++) if (covers(rings.get(i), x, y)) return i;
        return -1;
    }

    /** The district of a point, the nearest one if it lies outside of all. */
    int of(double x, double y) {
        int inside = inside(x, y);
        if (inside >= 0) return inside;
        int nearest = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < rings.size(); i++) {
            double d = toEdge(rings.get(i), x, y);
            if (d < least) {
                least = d;
                nearest = i;
            }
        }
        return nearest;
    }

    private static boolean covers(double[][] ring, double x, double y) {
        boolean in = false;
        for (int i = 0, j = ring.length - 1; i < ring.length; j = i++) {
            double[] p = ring[i];
            double[] q = ring[j];
            if ((p[1] > y) != (q[1] > y) && x < (q[0] - p[0]) * (y - p[1]) / (q[1] - p[1]) + p[0])
                in = !in;
        }
        return in || toEdge(ring, x, y) < ON_EDGE_METRES;
    }

    private static double toEdge(double[][] ring, double x, double y) {
        double least = Double.MAX_VALUE;
        for (int i = 0, j = ring.length - 1; i < ring.length; j = i++) {
            double dx = ring[i][0] - ring[j][0];
            double dy = ring[i][1] - ring[j][1];
            double along = (x - ring[j][0]) * dx + (y - ring[j][1]) * dy;
            double f = Math.clamp(along / Math.max(dx * dx + dy * dy, 1e-12), 0, 1);
            double ex = x - ring[j][0] - f * dx;
            double ey = y - ring[j][1] - f * dy;
            least = Math.min(least, Math.sqrt(ex * ex + ey * ey));
        }
        return least;
    }
}
