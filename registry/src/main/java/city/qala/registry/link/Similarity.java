package city.qala.registry.link;

/** How alike two texts are, over code points. */
final class Similarity {
    private static final int PREFIX = 4;
    private static final double SCALE = 0.1;
    private static final int WORD = 64;

    private Similarity() {}

    /**
     * Winkler's form of Jaro's measure, 0 to 1; a common beginning of up to four letters lifts it.
     * Texts of more than 64 letters are cut.
     */
    static double jaroWinkler(int[] a, int[] b) {
        double jaro = jaro(a, b);
        int same = 0;
        while (same < PREFIX && same < a.length && same < b.length && a[same] == b[same]) same++;
        return jaro + same * SCALE * (1 - jaro);
    }

    private static double jaro(int[] a, int[] b) {
        int n = Math.min(a.length, WORD);
        int m = Math.min(b.length, WORD);
        if (n == 0 || m == 0) return n == m ? 1 : 0;
        int reach = Math.max(0, Math.max(n, m) / 2 - 1);
        long takenA = 0;
        long takenB = 0;
        int common = 0;
        for (int i = 0; i < n; i++) {
            int to = Math.min(m - 1, i + reach);
            for (int j = Math.max(0, i - reach); j <= to; j++) {
                if (a[i] == b[j] && ((takenB >>> j) & 1) == 0) {
                    takenA |= 1L << i;
                    takenB |= 1L << j;
                    common++;
                    break;
                }
            }
        }
        if (common == 0) return 0;
        int moved = 0;
        for (int i = 0, j = 0; i < n; i++) {
            if (((takenA >>> i) & 1) == 0) continue;
            while (((takenB >>> j) & 1) == 0) j++;
            if (a[i] != b[j++]) moved++;
        }
        double c = common;
        return (c / n + c / m + (c - moved / 2.0) / c) / 3;
    }

    /**
     * Typing errors between two texts: letters put in, left out, changed, or two neighbours swapped
     * (optimal string alignment).
     *
     * @return the number, or {@code most + 1} if there are more
     */
    static int typos(int[] a, int[] b, int most) {
        int n = a.length;
        int m = b.length;
        if (Math.abs(n - m) > most) return most + 1;
        int[] before = new int[m + 1];
        int[] last = new int[m + 1];
        int[] row = new int[m + 1];
        for (int j = 0; j <= m; j++) last[j] = j;
        for (int i = 1; i <= n; i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= m; j++) {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int d = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d = Math.min(d, before[j - 2] + 1);
                row[j] = d;
                least = Math.min(least, d);
            }
            if (least > most) return most + 1;
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return Math.min(last[m], most + 1);
    }
}
