package city.qala.registry.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Normal forms of the cells of one column, numbered; number 0 is nothing. */
final class Texts {
    private final UnaryOperator<String> normal;
    private final Values cells;
    private final List<String> texts = new ArrayList<>(List.of(""));
    private int[][] letters;
    private @Nullable Map<String, Integer> numbers;

    Texts(Column column, UnaryOperator<String> normal) {
        this.normal = normal;
        Map<String, Integer> known = new HashMap<>(Map.of("", 0));
        List<String> raw = column.texts();
        int[] number = new int[raw.size()];
        for (int i = 1; i < number.length; i++) {
            String text = normal.apply(raw.get(i));
            Integer is = known.get(text);
            number[i] = is == null ? texts.size() : is;
            if (is == null) {
                known.put(text, texts.size());
                texts.add(text);
            }
        }
        int[] numbered = column.cells();
        for (int r = 0; r < numbered.length; r++) numbered[r] = number[numbered[r]];
        cells = new Values(numbered);
        letters = new int[texts.size()][];
        for (int i = 0; i < letters.length; i++) letters[i] = lettersOf(i);
    }

    private int[] lettersOf(int number) {
        return texts.get(number).codePoints().toArray();
    }

    /** Takes in the cell of the next record. */
    void add(String raw) {
        if (numbers == null) {
            // Only those that go on being added to pay for the way back from text to number.
            numbers = new HashMap<>();
            for (int i = 0; i < texts.size(); i++) numbers.put(texts.get(i), i);
        }
        String text = raw.isEmpty() ? "" : normal.apply(raw);
        Integer is = numbers.get(text);
        if (is == null) {
            is = texts.size();
            numbers.put(text, is);
            texts.add(text);
            if (is == letters.length) letters = Arrays.copyOf(letters, is + is / 4 + 16);
            letters[is] = lettersOf(is);
        }
        cells.add(is);
    }

    Values cells() {
        return cells;
    }

    int count() {
        return texts.size();
    }

    String text(int number) {
        return texts.get(number);
    }

    int[] letters(int number) {
        return letters[number];
    }
}
