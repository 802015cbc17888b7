package city.qala.web;

import gg.jte.Content;
import java.util.Locale;

/** Small drawings that stand in text and lists: alarm shapes, sparklines. */
public final class Marks {

    /** The product's mark, also as the browser's icon. */
    static final String ICON =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\">"
                    + "<path d=\"M2 22V6h4v4h4V6h4v4h4V6h4v16h-7v-6a3 3 0 0 0-6 0v6Z\"/></svg>";

    private Marks() {}

    /**
     * The shape of an urgency.
     *
     * @param urgency {@code urgent}, {@code high}, {@code medium} or {@code note}
     * @param words what it says to those who do not see it; empty if the text beside it says so
     */
    public static Content shape(String urgency, String words) {
        if (!urgency.matches("urgent|high|medium|note|tick"))
            throw new IllegalArgumentException("no such shape: " + urgency);
        String role =
                words.isEmpty()
                        ? "aria-hidden=\"true\""
                        : "role=\"img\" aria-label=\"" + escape(words) + '"';
        return Templates.markup(
                "<svg class=\"shape %s\" %s><use href=\"#s-%s\"/></svg>"
                        .formatted(urgency, role, urgency));
    }

    /**
     * A line without axes; missing values break it.
     *
     * @param values equally spaced, NaN where there is none
     * @param usual lower and upper edge of the usual band, as long as the values, or two empty rows
     * @param low value at the lower edge of the drawing
     * @param high value at its upper edge
     */
    public static Content spark(double[] values, double[][] usual, double low, double high) {
        var plot = new Plot(low, high);
        var out = new StringBuilder(256);
        out.append("<svg class=\"spark\" viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\"");
        out.append(" aria-hidden=\"true\">");
        if (usual[0].length > 1) path(out, "p-usual", plot.band(usual[0], usual[1]));
        path(out, "p-1", plot.line(values));
        int last = values.length - 1;
        if (last >= 0 && Double.isFinite(values[last])) {
            path(out, "p-dot", plot.dot(1, values[last]));
        }
        return Templates.markup(out.append("</svg>").toString());
    }

    private static void path(StringBuilder out, String type, String d) {
        if (!d.isEmpty())
            out.append(String.format(Locale.ROOT, "<path class=\"%s\" d=\"%s\"/>", type, d));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
