package city.qala.platform.config;

import java.util.Collection;
import java.util.Comparator;

/** Finds what somebody probably meant. */
public final class NearestName {
    private NearestName() {}

    /** The known name with the fewest changed letters; empty text if none is near. */
    public static String of(String given, Collection<String> known) {
        int limit = Math.max(2, given.length() / 3);
        return known.stream()
                .min(
                        Comparator.comparingInt((String k) -> distance(given, k))
                                .thenComparing(k -> k))
                .filter(k -> distance(given, k) <= limit)
                .orElse("");
    }

    /** Levenshtein's distance. */
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
