package city.qala.sta;

import city.qala.kernel.Problem;

/**
 * What one query may ask for. Passing a limit is a {@code query-too-complex} problem that names the
 * limit and its value, except {@code maxTop}, to which a larger {@code $top} is cut.
 *
 * @param maxTop largest page
 * @param defaultTop page without {@code $top}
 * @param expandDepth levels of {@code $expand} below the addressed entity
 * @param expandWidth navigations named in all {@code $expand} options of a query together
 * @param terms literals, paths, operators and functions of a query together
 * @param nesting levels of brackets, functions and unary operators in an expression
 * @param literalLength characters of one literal
 * @param queryLength characters of the query, still encoded
 */
public record Limits(
        int maxTop,
        int defaultTop,
        int expandDepth,
        int expandWidth,
        int terms,
        int nesting,
        int literalLength,
        int queryLength) {

    public Limits {
        if (defaultTop < 0 || maxTop < defaultTop)
            throw Problem.invalid("maxTop", maxTop, "must not be below defaultTop");
        if (expandDepth < 1 || expandWidth < 1 || terms < 1 || nesting < 1)
            throw Problem.invalid("limits", "below 1", "must be at least 1");
        // The parser and the evaluator call themselves once a level: more would need a deeper
        // stack.
        if (nesting > 200) throw Problem.invalid("nesting", nesting, "must be at most 200");
    }

    /** The limits of a server without settings of its own. */
    public static Limits defaults() {
        return new Limits(10_000, 100, 6, 40, 200, 50, 20_000, 65_536);
    }

    static Problem passed(String limit, long value) {
        return Problem.of(
                Problem.Kind.INVALID,
                "query-too-complex",
                "The query passes the limit \"%s\", which is %s.",
                limit,
                value);
    }
}
