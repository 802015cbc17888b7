package city.qala.sta;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads expressions by climbing the ranks of operators. */
final class FilterParser {

    private final Scanner in;
    private final LiteralParser literals;
    private final PathParser paths;

    FilterParser(Scanner in, EntityType type) {
        this.in = in;
        this.literals = new LiteralParser(in);
        this.paths = new PathParser(in, type);
    }

    /** An expression that can be true. */
    Expression condition() {
        in.spaces();
        int start = in.at();
        return condition(value(), start);
    }

    /** Any expression. */
    Expression value() {
        in.spaces();
        return binary(1);
    }

    private Expression binary(int least) {
        int start = in.at();
        Expression left = unary();
        while (true) {
            int before = in.at();
            String word = operatorWord();
            if (word.equals("in") && Operator.IN_RANK >= least) {
                left = in(left);
                continue;
            }
            Operator operator = Operator.ofWord(word).orElse(null);
            if (operator == null || operator.rank() < least) {
                in.back(before);
                return left;
            }
            in.term();
            in.spaces();
            int second = in.at();
            Expression right = binary(operator.rank() + 1);
            if (operator.logical()) {
                condition(left, start);
                condition(right, second);
            }
            left = new Expression.Binary(operator, left, right);
        }
    }

    private String operatorWord() {
        in.spaces();
        return " \t)']".indexOf(in.before()) < 0 ? "" : in.word();
    }

    private Expression in(Expression value) {
        in.term();
        in.spaces();
        if (!in.eat('(')) return new Expression.In(value, List.of(unary()));
        in.enter();
        int start = in.at();
        List<Expression> options = arguments();
        in.leave();
        if (options.isEmpty()) throw in.fault(start, "a value should be here");
        return new Expression.In(value, options);
    }

    private Expression unary() {
        int start = in.at();
        if (in.word().equals("not") && (in.peek() == ' ' || in.peek() == '(')) {
            in.enter();
            in.term();
            in.spaces();
            int second = in.at();
            Expression operand = condition(binary(Operator.NOT_RANK + 1), second);
            in.leave();
            return new Expression.Not(operand);
        }
        in.back(start);
        if (in.peek() == '-' && !Scanner.isDigit(in.peek(1))) {
            in.enter();
            in.term();
            in.next();
            in.spaces();
            Expression operand = unary();
            in.leave();
            return new Expression.Negate(operand);
        }
        return primary();
    }

    private Expression primary() {
        char c = in.peek();
        if (c == '(') return bracket();
        int start = in.at();
        if (c == '\'') {
            in.term();
            return new Expression.Text(in.quoted());
        }
        if (c == '-' || Scanner.isDigit(c)) {
            in.term();
            return literals.numberOrTime();
        }
        String word = in.word();
        if (word.isEmpty()) throw in.unexpected("a value");
        if (in.peek() == '\'') return prefixed(word, start);
        if (in.peek() == '(') return call(word, start);
        if (in.peek() != '/') {
            Expression constant = constant(word);
            if (constant != null) return constant;
        }
        return paths.path(word, start, this);
    }

    private Expression bracket() {
        in.enter();
        in.next();
        Expression inner = value();
        in.expect(')', "a closing bracket");
        in.leave();
        return inner;
    }

    private @Nullable Expression constant(String word) {
        Expression constant =
                switch (word) {
                    case "true" -> new Expression.Bool(true);
                    case "false" -> new Expression.Bool(false);
                    case "null" -> new Expression.Null();
                    default -> null;
                };
        if (constant != null) in.term();
        return constant;
    }

    private Expression prefixed(String word, int start) {
        in.term();
        Expression literal = literals.prefixed(word, start);
        if (literal == null)
            throw in.fault(start, "unknown kind of literal '" + Nearest.shown(word) + "'");
        return literal;
    }

    private Expression call(String word, int start) {
        Function function =
                Function.ofWord(word)
                        .orElseThrow(() ->
                                in.fault(
                                        start,
                                        "unknown function '"
                                                + Nearest.shown(word)
                                                + "'"
                                                + Nearest.hint(word, Function.words())));
        in.enter();
        in.term();
        in.next();
        List<Expression> arguments = arguments();
        in.leave();
        if (arguments.size() < function.fewest() || arguments.size() > function.most())
            throw in.fault(
                    start,
                    function.word()
                            + " takes "
                            + (function.fewest() == function.most()
                                    ? ""
                                    : function.fewest() + " or ")
                            + function.most()
                            + " arguments, not "
                            + arguments.size());
        if (function == Function.DURING && instantOnly(arguments.get(1)))
            throw in.fault(start, "during takes an interval as its second argument");
        if (function == Function.ST_RELATE
                && arguments.get(2) instanceof Expression.Text(String pattern)
                && !pattern.matches("[012TF*]{9}"))
            throw in.fault(start, "st_relate takes a pattern of nine signs 0 1 2 T F or *");
        return new Expression.Call(function, arguments);
    }

    private List<Expression> arguments() {
        List<Expression> arguments = new ArrayList<>();
        in.spaces();
        if (in.eat(')')) return arguments;
        do {
            arguments.add(value());
            in.spaces();
        } while (in.eat(','));
        in.expect(')', "a comma or a closing bracket");
        return arguments;
    }

    private static boolean instantOnly(Expression argument) {
        return switch (argument) {
            case Expression.Time time -> !time.value().interval();
            case Expression.Path path -> path.property().kind() == Property.Kind.INSTANT;
            default -> false;
        };
    }

    private Expression condition(Expression expression, int start) {
        boolean can =
                switch (expression) {
                    case Expression.Bool b -> true;
                    case Expression.Null n -> true;
                    case Expression.Not n -> true;
                    case Expression.Any a -> true;
                    case Expression.In i -> true;
                    case Expression.Binary b -> b.operator().logical() || b.operator().comparison();
                    case Expression.Call call -> call.function().condition();
                    case Expression.Path path -> path.property().kind().open();
                    default -> false;
                };
        if (!can) throw in.fault(start, "a condition should be here, not a value");
        return expression;
    }
}
