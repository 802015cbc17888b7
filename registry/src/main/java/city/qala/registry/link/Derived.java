package city.qala.registry.link;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/** What follows from each value of a column, worked out once a value; 0 for nothing. */
final class Derived {
    private final IntUnaryOperator rule;
    private int[] known = new int[16];
    private int size = 1;

    /**
     * @param rule of values 1 and more
     */
    Derived(IntUnaryOperator rule) {
        this.rule = rule;
    }

    /** Numbers of texts that follow from texts; equal texts have equal numbers, the empty one 0. */
    static Derived texts(Texts of, Function<String, String> rule) {
        Map<String, Integer> numbers = new HashMap<>(Map.of("", 0));
        return new Derived(
                v -> numbers.computeIfAbsent(rule.apply(of.text(v)), t -> numbers.size()));
    }

    int of(int value) {
        while (size <= value) {
            if (size == known.length) known = Arrays.copyOf(known, 2 * size);
            known[size] = rule.applyAsInt(size);
            size++;
        }
        return known[value];
    }
}
