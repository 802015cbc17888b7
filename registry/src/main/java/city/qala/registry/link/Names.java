package city.qala.registry.link;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All names of all registers, folded, each once; what is known of each to compare it fast. */
final class Names {
    static final int LEVELS = 6;
    static final int CLOSE = 3;
    static final int INITIAL = 5;
    private static final double NEAR = 0.92;
    private static final double FAR = 0.80;

    private final NameFold fold;
    private final Map<String, Integer> known = new HashMap<>();
    private final List<String> folded = new java.util.ArrayList<>();
    private final Map<String, Integer> stemOf = new HashMap<>(Map.of("", 0));
    private final Map<String, Integer> coarseOf = new HashMap<>(Map.of("", 0));
    private int[][] letters = new int[1 << 10][];
    private int[] stems = new int[1 << 10];
    private int[] coarses = new int[1 << 10];

    Names(boolean cyrillic) {
        fold = new NameFold(cyrillic);
        known.put("", 0);
        folded.add("");
        letters[0] = new int[0];
    }

    /** Numbers of the folded names of a column. */
    int[] add(Column column) {
        List<String> texts = column.texts();
        int[] number = new int[texts.size()];
        for (int i = 1; i < number.length; i++) number[i] = word(texts.get(i));
        int[] cells = column.cells();
        for (int r = 0; r < cells.length; r++) cells[r] = number[cells[r]];
        return cells;
    }

    /** The number of one written word. */
    int word(String raw) {
        return number(fold.fold(raw));
    }

    /** The folded form of a written word. */
    String folded(String raw) {
        return fold.fold(raw);
    }

    int number(String name) {
        Integer is = known.get(name);
        if (is != null) return is;
        int n = folded.size();
        known.put(name, n);
        folded.add(name);
        if (n == letters.length) {
            letters = Arrays.copyOf(letters, 2 * n);
            stems = Arrays.copyOf(stems, 2 * n);
            coarses = Arrays.copyOf(coarses, 2 * n);
        }
        letters[n] = name.codePoints().toArray();
        stems[n] = stemOf.computeIfAbsent(fold.stem(name), x -> stemOf.size());
        coarses[n] = coarseOf.computeIfAbsent(fold.coarse(name), x -> coarseOf.size());
        return n;
    }

    int count() {
        return folded.size();
    }

    String text(int name) {
        return folded.get(name);
    }

    int[] letters(int name) {
        return letters[name];
    }

    boolean isPatronymic(int name) {
        return FullName.isPatronymic(folded.get(name));
    }

    int stem(int name) {
        return stems[name];
    }

    int coarse(int name) {
        return coarses[name];
    }

    int initial(int name) {
        return letters[name].length == 0 ? 0 : letters[name][0];
    }

    /** 2 one stem, 3 a slip of the pen, 4 alike, 5 an initial, 6 different. */
    int likeness(int a, int b) {
        if (stems[a] == stems[b] && stems[a] != 0) return 2;
        int[] x = letters[a];
        int[] y = letters[b];
        if (x.length <= 1 || y.length <= 1) return x[0] == y[0] ? INITIAL : LEVELS;
        double alike = Similarity.jaroWinkler(x, y);
        int least = Math.min(x.length, y.length);
        if (alike >= NEAR || (least > 3 && Similarity.typos(x, y, 1) <= 1)) return CLOSE;
        if ((coarses[a] == coarses[b] && coarses[a] != 0) || alike >= FAR) return 4;
        return LEVELS;
    }
}
