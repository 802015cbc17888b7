package city.qala.sta;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An expression made ready to answer for many nodes.
 *
 * <p>Logic is three-valued: a comparison with an absent value is neither true nor false and matches
 * nothing, also under {@code not}; only {@code eq null} and {@code ne null} ask for absence. A path
 * over a navigation to many matches if any entity there makes the condition true; paths of one
 * filter that begin alike speak of the same entity. Values of types that cannot be compared never
 * match and never fail.
 *
 * <p>Not for use by two threads at once.
 */
public final class Evaluator {

    /** Asked now and then while evaluating; throws to end a query that takes too long. */
    @FunctionalInterface
    public interface Budget {
        /** A budget without end. */
        Budget UNLIMITED = () -> {};

        /** Throws a problem when the time is up. */
        void check();
    }

    private final Compiled compiled;

    private Evaluator(Compiled compiled) {
        this.compiled = compiled;
    }

    /**
     * Makes an expression ready.
     *
     * @param now what {@code now()} answers
     */
    public static Evaluator of(Expression expression, Instant now, Budget budget) {
        return new Evaluator(Compiled.compile(expression, now, budget));
    }

    /** Whether the condition is true for a node. */
    public boolean matches(Node node) {
        return compiled.matches(node);
    }

    /**
     * The value for a node; over a navigation to many the smallest, or the greatest if wanted.
     * Values compare as in {@link Ordering}.
     */
    public @Nullable Object value(Node node, boolean greatest) {
        return compiled.value(node, greatest);
    }
}
