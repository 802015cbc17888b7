package city.qala.testkit;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Checks a property for many made-up values. A failure names the seed; {@code -Dforall.seed=N} runs
 * that one alone.
 */
public final class ForAll {

    private static final long FIRST_SEED = 20_261_122L;

    private ForAll() {}

    /**
     * Makes values and checks each.
     *
     * @param times how many values
     * @param make makes a value from randomness; the same randomness gives the same value
     * @param check throws when the property does not hold
     */
    public static <T> void check(int times, Function<RandomGenerator, T> make, Consumer<T> check) {
        String only = System.getProperty("forall.seed");
        if (only != null) {
            checkOne(Long.parseLong(only), make, check);
            return;
        }
        for (int i = 0; i < times; i++) checkOne(FIRST_SEED + i, make, check);
    }

    /** Randomness from a seed, the same on every machine. */
    public static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static <T> void checkOne(
            long seed, Function<RandomGenerator, T> make, Consumer<T> check) {
        T value = make.apply(random(seed));
        try {
            check.accept(value);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "Does not hold for "
                            + shown(value)
                            + " (run alone: -Dforall.seed="
                            + seed
                            + ")",
                    e);
        }
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        return text.length() <= 500 ? text : text.substring(0, 500) + "…";
    }
}
