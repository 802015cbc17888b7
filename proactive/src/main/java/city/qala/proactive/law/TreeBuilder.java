package city.qala.proactive.law;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns a tree that CEL has checked into ours. */
final class TreeBuilder {

    /** Ends the reading of one expression; the fault is already said. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stop() {
            super("stopped", null, false, false);
        }
    }

    private final Map<String, Variable> variables;
    private final Map<String, Parameter> parameters;
    private final Faults faults;

    TreeBuilder(Map<String, Variable> variables, Map<String, Parameter> parameters, Faults faults) {
        this.variables = variables;
        this.parameters = parameters;
        this.faults = faults;
    }

    Optional<Expr> build(CelAbstractSyntaxTree tree, Place place) {
        try {
            return Optional.of(new Walk(tree, place).expr(tree.getExpr()));
        } catch (Stop e) {
            return Optional.empty();
        }
    }

    private final class Walk {
        private final CelAbstractSyntaxTree tree;
        private final Place place;

        Walk(CelAbstractSyntaxTree tree, Place place) {
            this.tree = tree;
            this.place = place;
        }

        Expr expr(CelExpr e) {
            return switch (e.getKind()) {
                case CONSTANT -> literal(e);
                case IDENT -> name(e, e.ident().name());
                case CALL -> call(e);
                default -> throw stop(e, "this form is not part of the policy language");
            };
        }

        private Place at(CelExpr e) {
            Integer offset = tree.getSource().getPositionsMap().get(e.id());
            if (offset == null) return place;
            return tree.getSource()
                    .getOffsetLocation(offset)
                    .map(l -> place.plus(l.getLine() - 1, l.getColumn()))
                    .orElse(place);
        }

        @FormatMethod
        private Stop stop(CelExpr e, @FormatString String says, Object... params) {
            faults.add(at(e), says, params);
            return new Stop();
        }

        private Expr literal(CelExpr e) {
            CelConstant c = e.constant();
            return switch (c.getKind()) {
                case BOOLEAN_VALUE -> new Expr.Literal(Type.BOOL, c.booleanValue(), at(e));
                case DOUBLE_VALUE ->
                        new Expr.Literal(Type.NUMBER, BigDecimal.valueOf(c.doubleValue()), at(e));
                case STRING_VALUE -> new Expr.Literal(Type.TEXT, c.stringValue(), at(e));
                default -> throw stop(e, "this kind of value is not part of the policy language");
            };
        }

        private Expr name(CelExpr e, String name) {
            Variable v = variables.get(name);
            if (v instanceof Policy p && p.rhythm() == Period.Kind.DAY)
                throw stop(e, "\"%s\" is given once and has no period to be read in", name);
            if (v != null) return new Expr.Ref(name, v.type(), v.of().isPerson(), at(e));
            Parameter p = parameters.get(name);
            if (p == null) throw stop(e, "\"%s\" is not declared", name);
            if (p.isScale()) throw stop(e, "\"%s\" is a scale: scale(%s, value)", name, name);
            if (p.by().isEmpty()) return new Expr.Param(p, Optional.empty(), at(e));
            Variable by = variables.get(p.by());
            if (by == null) throw stop(e, "\"%s\" goes by \"%s\", which is no fact", name, p.by());
            var key = new Expr.Ref(by.name(), by.type(), by.of().isPerson(), at(e));
            return new Expr.Param(p, Optional.of(key), at(e));
        }

        private Expr call(CelExpr e) {
            String function = e.call().function();
            if (e.call().target().isPresent())
                throw stop(e, "write %s(x, …) and not x.%s(…)", function, function);
            Expr.Gather gather = Vocabulary.GATHERS.get(function);
            if (gather != null) return gather(e, gather);
            Expr.Op op = Vocabulary.OPS.get(function);
            if (op != null) return operator(e, op, args(e));
            return switch (function) {
                case "@in" -> oneOf(e);
                case "date" -> date(e);
                case "first_day" -> new Expr.Boundary(false, at(e));
                case "last_day" -> new Expr.Boundary(true, at(e));
                case "scale" -> scale(e);
                default -> shift(e, function);
            };
        }

        /** min and max of several values are operators, of one value they go over people. */
        private Expr gather(CelExpr e, Expr.Gather how) {
            List<Expr> args = args(e);
            boolean several = args.size() > 1 && args.get(1).type() != Type.BOOL;
            if (several && how == Expr.Gather.MIN) return operator(e, Expr.Op.MIN, args);
            if (several && how == Expr.Gather.MAX) return operator(e, Expr.Op.MAX, args);
            return over(e, how, args);
        }

        private Expr operator(CelExpr e, Expr.Op op, List<Expr> args) {
            if (op == Expr.Op.EQ || op == Expr.Op.NE) {
                choice(args.get(0), args.get(1));
                choice(args.get(1), args.get(0));
            }
            boolean zero =
                    op == Expr.Op.DIV
                            && args.get(1) instanceof Expr.Literal l
                            && l.value() instanceof BigDecimal d
                            && d.signum() == 0;
            if (zero) throw stop(e, "divides by zero");
            Type type =
                    switch (op) {
                        case LT, LE, GT, GE, EQ, NE, AND, OR, NOT -> Type.BOOL;
                        case ADD_DAYS, ADD_MONTHS -> Type.DATE;
                        case IF -> args.get(1).type();
                        case MIN, MAX, WHEN_IN_FORCE -> args.get(0).type();
                        default -> Type.NUMBER;
                    };
            return new Expr.Call(op, type, args, at(e));
        }

        private void choice(Expr read, Expr written) {
            if (!(read instanceof Expr.Ref ref) || !(written instanceof Expr.Literal l)) return;
            Variable variable = variables.get(ref.name());
            List<String> choices = variable == null ? List.of() : variable.choices();
            if (l.type() == Type.TEXT && !choices.isEmpty() && !choices.contains(l.value()))
                faults.add(
                        l.at(),
                        "\"%s\" is never \"%s\"; it is one of %s",
                        ref.name(),
                        l.value(),
                        String.join(", ", choices));
        }

        private List<Expr> args(CelExpr e) {
            List<Expr> out = new ArrayList<>();
            for (CelExpr a : e.call().args()) out.add(expr(a));
            return out;
        }

        private Expr over(CelExpr e, Expr.Gather how, List<Expr> args) {
            boolean first = how == Expr.Gather.COUNT;
            Optional<Expr> value = first ? Optional.empty() : Optional.of(args.getFirst());
            Optional<Expr> who =
                    first
                            ? Optional.of(args.getFirst())
                            : args.size() > 1 ? Optional.of(args.get(1)) : Optional.empty();
            boolean constant = args.stream().noneMatch(Expr::person);
            if (constant && !(args.getFirst() instanceof Expr.Literal))
                throw stop(
                        e,
                        "%s(…) brings people together, but nothing in it differs between people",
                        how.name().toLowerCase(Locale.ROOT));
            return new Expr.Over(how, value, who, at(e));
        }

        private Expr oneOf(CelExpr e) {
            Expr left = expr(e.call().args().get(0));
            CelExpr list = e.call().args().get(1);
            if (list.getKind() != CelExpr.ExprKind.Kind.LIST || list.list().elements().isEmpty())
                throw stop(e, "in needs a list such as [\"a\", \"b\"]");
            Expr any = null;
            for (CelExpr item : list.list().elements()) {
                Expr literal = expr(item);
                choice(left, literal);
                Expr equal = new Expr.Call(Expr.Op.EQ, Type.BOOL, List.of(left, literal), at(item));
                any =
                        any == null
                                ? equal
                                : new Expr.Call(Expr.Op.OR, Type.BOOL, List.of(any, equal), at(e));
            }
            return java.util.Objects.requireNonNull(any);
        }

        private Expr date(CelExpr e) {
            if (expr(e.call().args().get(0)) instanceof Expr.Literal l) {
                try {
                    return new Expr.Literal(
                            Type.DATE, LocalDate.parse(String.valueOf(l.value())), at(e));
                } catch (DateTimeException bad) {
                    throw stop(e, "\"%s\" is not a date such as 2026-01-31", l.value());
                }
            }
            throw stop(e, "date(…) needs a date written down, such as date(\"2026-01-31\")");
        }

        private Expr scale(CelExpr e) {
            CelExpr named = e.call().args().get(0);
            Parameter p =
                    named.getKind() == CelExpr.ExprKind.Kind.IDENT
                            ? parameters.get(named.ident().name())
                            : null;
            if (p == null) throw stop(e, "scale(…) needs the name of a scale first");
            return new Expr.Scale(p, expr(e.call().args().get(1)), at(e));
        }

        private Expr shift(CelExpr e, String function) {
            Expr.Shift s = Expr.Shift.valueOf(function.toUpperCase(Locale.ROOT));
            List<Expr> args = args(e);
            int steps = 0;
            if (args.size() > 1) {
                boolean written =
                        args.get(1) instanceof Expr.Literal l
                                && l.value() instanceof BigDecimal n
                                && n.stripTrailingZeros().scale() <= 0
                                && n.signum() > 0
                                && n.compareTo(BigDecimal.valueOf(1200)) <= 0;
                if (!written) throw stop(e, "%s needs a whole number of months", function);
                steps = ((BigDecimal) ((Expr.Literal) args.get(1)).value()).intValueExact();
            }
            return new Expr.In(s, steps, args.get(0), at(e));
        }
    }
}
