package city.qala.registry.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cells of one field, each distinct text kept once; number 0 is the empty cell. */
final class Column {
    private final Map<String, Integer> numbers;
    private final List<String> texts;
    private int[] cells = new int[1 << 10];
    private int size;

    private Column(Map<String, Integer> numbers, List<String> texts) {
        this.numbers = numbers;
        this.texts = texts;
    }

    Column() {
        this(new HashMap<>(), new ArrayList<>());
        texts.add("");
        numbers.put("", 0);
    }

    /** Adds the cell of the next record. */
    void add(String text) {
        if (size == cells.length) cells = Arrays.copyOf(cells, 2 * size);
        cells[size++] = number(text);
    }

    /** The number of a text, given to it now if it is new. */
    int number(String text) {
        Integer known = numbers.get(text);
        if (known != null) return known;
        numbers.put(text, texts.size());
        texts.add(text);
        return texts.size() - 1;
    }

    int of(int record) {
        return cells[record];
    }

    int size() {
        return size;
    }

    /** Distinct texts, the empty one included. */
    List<String> texts() {
        return texts;
    }

    /** The same records in another order; the two share their texts. */
    Column in(int[] order) {
        Column c = new Column(numbers, texts);
        c.cells = new int[order.length];
        for (int i = 0; i < order.length; i++) c.cells[i] = cells[order[i]];
        c.size = order.length;
        return c;
    }

    /** The numbers of all records. */
    int[] cells() {
        return Arrays.copyOf(cells, size);
    }
}
