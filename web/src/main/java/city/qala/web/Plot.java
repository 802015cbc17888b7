package city.qala.web;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns values into paths over a square of 1000 units, which the page stretches; the origin is the
 * upper left corner. Missing values (NaN) break a line and a band.
 *
 * @param low value at the lower edge
 * @param high value at the upper edge, above {@code low}
 */
public record Plot(double low, double high) {

    public Plot {
        if (!(high > low)) throw new IllegalArgumentException("empty scale: " + low + ".." + high);
    }

    /** A scale with round ticks that holds both values; from zero unless something is below it. */
    public static Plot holding(double least, double greatest) {
        double bottom = Math.min(0, Double.isFinite(least) ? least : 0);
        double top = Double.isFinite(greatest) ? Math.max(greatest, bottom) : bottom;
        if (top - bottom < 1e-9) top = bottom + 1;
        double step = step(top - bottom);
        return new Plot(Math.floor(bottom / step) * step, Math.ceil(top / step - 1e-9) * step);
    }

    /** A scale with round ticks round both values, wherever they lie. */
    public static Plot around(double least, double greatest) {
        if (!(greatest > least)) return holding(least, greatest);
        double step = step(greatest - least);
        return new Plot(Math.floor(least / step) * step, Math.ceil(greatest / step) * step);
    }

    /** Values of the ticks, three to six of them, the edges included. */
    public List<Double> ticks() {
        double step = step(high - low);
        var ticks = new ArrayList<Double>();
        for (int i = 0; low + i * step <= high + step / 1000; i++) ticks.add(low + i * step);
        return ticks;
    }

    private static double step(double width) {
        double raw = width / 4;
        double unit = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / unit;
        return unit * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 2.5 ? 2.5 : lead <= 5 ? 5 : 10);
    }

    /** Height of a value above the lower edge, as a share. */
    public double share(double value) {
        return (value - low) / (high - low);
    }

    /** A line through equally spaced values. A value between two gaps becomes a short stroke. */
    public String line(double[] values) {
        var out = new StringBuilder(values.length * 9);
        boolean pen = false;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                pen = false;
                continue;
            }
            boolean alone = !pen && (i + 1 >= values.length || !Double.isFinite(values[i + 1]));
            out.append(pen ? 'L' : 'M')
                    .append(x(i, values.length))
                    .append(' ')
                    .append(y(values[i]));
            if (alone) out.append("h2");
            pen = true;
        }
        return out.toString();
    }

    /** The areas between two rows of values. */
    public String band(double[] lower, double[] upper) {
        var out = new StringBuilder(lower.length * 18);
        int i = 0;
        while (i < lower.length) {
            if (!both(lower, upper, i)) {
                i++;
                continue;
            }
            int start = i;
            while (i < lower.length && both(lower, upper, i)) i++;
            if (i - start < 2) continue;
            for (int k = start; k < i; k++) point(out, k == start ? 'M' : 'L', k, lower, upper[k]);
            for (int k = i - 1; k >= start; k--) point(out, 'L', k, lower, lower[k]);
            out.append('Z');
        }
        return out.toString();
    }

    private static boolean both(double[] lower, double[] upper, int i) {
        return Double.isFinite(lower[i]) && Double.isFinite(upper[i]);
    }

    private void point(StringBuilder out, char verb, int i, double[] row, double value) {
        out.append(verb).append(x(i, row.length)).append(' ').append(y(value));
    }

    /** A point, drawn by the width of its stroke. */
    public String dot(double xShare, double value) {
        return "M" + Math.round(xShare * 1000) + " " + y(value) + "h0";
    }

    /** A horizontal rule over the whole width. */
    public String rule(double value) {
        return "M0 " + y(value) + "H1000";
    }

    /** A box over the whole height. */
    public static String box(double fromShare, double toShare) {
        return "M%d 0H%dV1000H%dZ"
                .formatted(
                        Math.round(fromShare * 1000),
                        Math.round(toShare * 1000),
                        Math.round(fromShare * 1000));
    }

    private static long x(int i, int count) {
        return count < 2 ? 1000 : Math.round(1000.0 * i / (count - 1));
    }

    private long y(double value) {
        double inside = Math.clamp(share(value), -0.02, 1.02);
        return Math.round(1000 - 1000 * inside);
    }
}
