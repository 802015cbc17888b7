package city.qala.proactive.law;

import java.util.List;

/**
 * Units of numbers: money is not added to areas, nor compared with them. A unit that nobody named
 * fits every other; so does a number written down.
 */
final class UnitRules {
    /** Fits everything. */
    private static final String ANY = "";

    private final Law law;
    private final Faults faults;

    UnitRules(Law law, Faults faults) {
        this.law = law;
        this.faults = faults;
    }

    void same(String wanted, Expr e, String where) {
        String is = of(e);
        if (!wanted.equals(ANY) && !is.equals(ANY) && !is.equals(wanted))
            faults.add(e.at(), "is in \"%s\", but %s is in \"%s\"", is, where, wanted);
    }

    /** The unit of an expression; faults are said on the way. */
    String of(Expr e) {
        return switch (e) {
            case Expr.Literal l -> ANY;
            case Expr.Boundary b -> ANY;
            case Expr.Param p -> p.parameter().unit();
            case Expr.Ref r -> law.variable(r.name()).unit();
            case Expr.In s -> of(s.body());
            case Expr.Scale s -> of(s.base());
            case Expr.Over o -> {
                o.who().ifPresent(this::of);
                String unit = o.value().map(this::of).orElse(ANY);
                yield switch (o.how()) {
                    case SUM, MIN, MAX -> unit;
                    default -> ANY;
                };
            }
            case Expr.Call c -> call(c);
        };
    }

    private String call(Expr.Call c) {
        List<String> parts = c.parts().stream().map(this::of).toList();
        return switch (c.op()) {
            case ADD, SUB, MIN, MAX, WHEN_IN_FORCE -> agree(c, parts);
            case LT, LE, GT, GE, EQ, NE -> {
                agree(c, parts);
                yield ANY;
            }
            case IF -> agree(c, parts.subList(1, 3));
            case NEG, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN -> parts.getFirst();
            case MUL -> product(parts.get(0), parts.get(1));
            case DIV -> quotient(parts.get(0), parts.get(1));
            default -> ANY;
        };
    }

    private String agree(Expr.Call c, List<String> units) {
        String unit = ANY;
        for (String u : units) {
            if (u.equals(ANY) || u.equals(unit)) continue;
            if (!unit.equals(ANY)) {
                faults.add(c.at(), "brings \"%s\" and \"%s\" together", unit, u);
                return ANY;
            }
            unit = u;
        }
        return unit;
    }

    private static String product(String a, String b) {
        if (a.equals(ANY) || b.equals(ANY)) return a.equals(ANY) ? per(b) : per(a);
        if (b.equals(a)) return ANY;
        if (a.endsWith("/" + b)) return a.substring(0, a.length() - b.length() - 1);
        if (b.endsWith("/" + a)) return b.substring(0, b.length() - a.length() - 1);
        return ANY;
    }

    private static String per(String unit) {
        // money per area times a number without a unit may be money: no claim is made.
        return unit.indexOf('/') >= 0 ? ANY : unit;
    }

    private static String quotient(String a, String b) {
        if (b.equals(ANY)) return a;
        if (a.equals(b)) return ANY;
        return a.equals(ANY) ? ANY : a + "/" + b;
    }
}
