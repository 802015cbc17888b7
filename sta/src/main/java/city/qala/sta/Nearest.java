package city.qala.sta;

import java.util.Collection;
import java.util.Locale;

/** The known name that an unknown one most likely means. */
final class Nearest {

    private Nearest() {}

    /** {@code " (did you mean 'x'?)"}, or nothing if no name is near. */
    static String hint(String unknown, Collection<String> known) {
        String best = "";
        int least = Math.min(3, Math.max(2, unknown.length() / 3)) + 1;
        if (unknown.length() > 40) return "";
        for (String name : known) {
            int distance =
                    distance(unknown.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best.isEmpty() ? "" : " (did you mean '" + best + "'?)";
    }

    /** The beginning of a text, short enough for a message and without control characters. */
    static String shown(String text) {
        String start = text.length() > 20 ? text.substring(0, 20) + "…" : text;
        return start.replaceAll("\\p{Cntrl}", "?");
    }

    /** Letters to insert, delete or change. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
