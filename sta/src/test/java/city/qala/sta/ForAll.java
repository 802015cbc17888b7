package city.qala.sta;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Repeats a property over seeded random cases; a failure names the seed that shows it. */
final class ForAll {

    private ForAll() {}

    static void seeds(int count, Consumer<Random> property) {
        for (int seed = 0; seed < count; seed++) {
            try {
                property.accept(new Random(seed * 0x9E3779B97F4A7C15L));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e, e);
            }
        }
    }

    static <T> T oneOf(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    static <T> T oneOf(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }
}
