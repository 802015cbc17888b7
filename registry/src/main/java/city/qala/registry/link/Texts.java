package city.qala.registry.link;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Normal forms of the cells of one column, numbered; number 0 is nothing. */
final class Texts {
    private final int[] cells;
    private final String[] texts;
    private final int[][] letters;

    Texts(Column column, UnaryOperator<String> normal) {
        Map<String, Integer> known = new HashMap<>(Map.of("", 0));
        List<String> raw = column.texts();
        int[] number = new int[raw.size()];
        java.util.ArrayList<String> kept = new java.util.ArrayList<>(List.of(""));
        for (int i = 1; i < number.length; i++) {
            String text = normal.apply(raw.get(i));
            number[i] =
                    known.computeIfAbsent(
                            text,
                            t -> {
                                kept.add(t);
                                return kept.size() - 1;
                            });
        }
        cells = column.cells();
        for (int r = 0; r < cells.length; r++) cells[r] = number[cells[r]];
        texts = kept.toArray(String[]::new);
        letters = new int[texts.length][];
        for (int i = 0; i < texts.length; i++) letters[i] = texts[i].codePoints().toArray();
    }

    int[] cells() {
        return cells;
    }

    int count() {
        return texts.length;
    }

    String text(int number) {
        return texts[number];
    }

    int[] letters(int number) {
        return letters[number];
    }

    /** Numbers of a derived text of each record's text, for blocking; 0 where it is empty. */
    int[] derived(UnaryOperator<String> of) {
        Map<String, Integer> known = new HashMap<>(Map.of("", 0));
        int[] number = new int[texts.length];
        for (int i = 1; i < texts.length; i++)
            number[i] = known.computeIfAbsent(of.apply(texts[i]), t -> known.size());
        int[] out = new int[cells.length];
        for (int r = 0; r < out.length; r++) out[r] = number[cells[r]];
        return out;
    }
}
