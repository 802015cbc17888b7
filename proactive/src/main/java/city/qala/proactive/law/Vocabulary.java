package city.qala.proactive.law;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The operators and functions that policies may use, and nothing else of CEL. */
final class Vocabulary {
    private static final CelType B = SimpleType.BOOL;
    private static final CelType N = SimpleType.DOUBLE;
    private static final CelType D = SimpleType.TIMESTAMP;
    private static final CelType T = SimpleType.STRING;

    /** Functions with their operators. */
    static final Map<String, Expr.Op> OPS =
            Map.ofEntries(
                    Map.entry("_+_", Expr.Op.ADD),
                    Map.entry("_-_", Expr.Op.SUB),
                    Map.entry("_*_", Expr.Op.MUL),
                    Map.entry("_/_", Expr.Op.DIV),
                    Map.entry("-_", Expr.Op.NEG),
                    Map.entry("_<_", Expr.Op.LT),
                    Map.entry("_<=_", Expr.Op.LE),
                    Map.entry("_>_", Expr.Op.GT),
                    Map.entry("_>=_", Expr.Op.GE),
                    Map.entry("_==_", Expr.Op.EQ),
                    Map.entry("_!=_", Expr.Op.NE),
                    Map.entry("_&&_", Expr.Op.AND),
                    Map.entry("_||_", Expr.Op.OR),
                    Map.entry("!_", Expr.Op.NOT),
                    Map.entry("_?_:_", Expr.Op.IF),
                    Map.entry("round_up", Expr.Op.ROUND_UP),
                    Map.entry("round_down", Expr.Op.ROUND_DOWN),
                    Map.entry("round_half_up", Expr.Op.ROUND_HALF_UP),
                    Map.entry("round_half_even", Expr.Op.ROUND_HALF_EVEN),
                    Map.entry("years", Expr.Op.YEARS),
                    Map.entry("months", Expr.Op.MONTHS),
                    Map.entry("days", Expr.Op.DAYS),
                    Map.entry("year", Expr.Op.YEAR),
                    Map.entry("month", Expr.Op.MONTH),
                    Map.entry("day", Expr.Op.DAY),
                    Map.entry("add_days", Expr.Op.ADD_DAYS),
                    Map.entry("add_months", Expr.Op.ADD_MONTHS),
                    Map.entry("when_in_force", Expr.Op.WHEN_IN_FORCE));

    /** Functions that bring people together. */
    static final Map<String, Expr.Gather> GATHERS =
            Map.of(
                    "any", Expr.Gather.ANY,
                    "all", Expr.Gather.ALL,
                    "count", Expr.Gather.COUNT,
                    "sum", Expr.Gather.SUM,
                    "min", Expr.Gather.MIN,
                    "max", Expr.Gather.MAX,
                    "rank", Expr.Gather.RANK);

    private final List<CelFunctionDecl> all = new ArrayList<>();
    private int overloads;

    private Vocabulary() {}

    static List<CelFunctionDecl> declarations() {
        var v = new Vocabulary();
        v.operators();
        v.functions();
        v.gathers();
        v.periods();
        return v.all;
    }

    private void operators() {
        for (String op : List.of("_+_", "_-_", "_*_", "_/_")) add(op, o(N, N, N));
        add("-_", o(N, N));
        for (String op : List.of("_<_", "_<=_", "_>_", "_>=_")) add(op, o(B, N, N), o(B, D, D));
        for (String op : List.of("_==_", "_!=_"))
            add(op, o(B, N, N), o(B, D, D), o(B, T, T), o(B, B, B));
        add("_&&_", o(B, B, B));
        add("_||_", o(B, B, B));
        add("!_", o(B, B));
        add("_?_:_", o(N, B, N, N), o(B, B, B, B), o(D, B, D, D), o(T, B, T, T));
        add("@in", o(B, T, ListType.create(T)), o(B, N, ListType.create(N)));
    }

    private void functions() {
        for (String f : List.of("round_up", "round_down", "round_half_up", "round_half_even"))
            add(f, o(N, N), o(N, N, N));
        for (String f : List.of("years", "months", "days")) add(f, o(N, D, D));
        for (String f : List.of("year", "month", "day")) add(f, o(N, D));
        for (String f : List.of("add_days", "add_months")) add(f, o(D, D, N));
        add("when_in_force", o(N, N, N), o(B, B, B));
        add("date", o(D, T));
        add("first_day", o(D));
        add("last_day", o(D));
        add("scale", o(N, CelReader.SCALE, N));
    }

    private void gathers() {
        add("any", o(B, B));
        add("all", o(B, B), o(B, B, B));
        add("count", o(N, B));
        add("sum", o(N, N), o(N, N, B));
        // With one value over people, with a condition over some of them, with more values of
        // those.
        for (String f : List.of("min", "max"))
            add(
                    f,
                    o(N, N),
                    o(N, N, B),
                    o(D, D),
                    o(D, D, B),
                    o(N, N, N),
                    o(N, N, N, N),
                    o(N, N, N, N, N),
                    o(D, D, D));
        add("rank", o(N, N), o(N, N, B), o(N, D), o(N, D, B));
    }

    private void periods() {
        for (Expr.Shift s : Expr.Shift.values()) {
            String name = s.name().toLowerCase(Locale.ROOT);
            boolean counted = s == Expr.Shift.MONTHS_AGO || s == Expr.Shift.LAST_MONTHS;
            if (counted) add(name, o(N, N, N), o(B, B, N), o(T, T, N), o(D, D, N));
            else add(name, o(N, N), o(B, B), o(T, T), o(D, D));
        }
    }

    private CelOverloadDecl o(CelType result, CelType... params) {
        return CelOverloadDecl.newGlobalOverload("f" + overloads++, result, params);
    }

    private void add(String name, CelOverloadDecl... overloads) {
        all.add(CelFunctionDecl.newFunctionDeclaration(name, overloads));
    }

    /** The word for a type. */
    static String word(Type type) {
        return switch (type) {
            case BOOL -> "yes-or-no";
            case NUMBER -> "number";
            case DATE -> "date";
            case TEXT -> "text";
        };
    }

    /** A remark of CEL in our words for types and operators. */
    static String plain(String remark) {
        return remark.replaceAll("'!_'", "'!'")
                .replaceAll("'-_'", "'-'")
                .replaceAll("'_\\?_:_'", "'? :'")
                .replaceAll("'_([^_']+)_'", "'$1'")
                .replace("'@in'", "'in'")
                .replaceAll("\\bdouble\\b", "number")
                .replaceAll("\\bint\\b", "number")
                .replaceAll("\\bgoogle.protobuf.Timestamp\\b", "date")
                .replaceAll("\\btimestamp\\b", "date")
                .replaceAll("\\bstring\\b", "text")
                .replaceAll("\\bbool\\b", "yes-or-no")
                .replace(" (in container '')", "")
                .replaceAll("undeclared reference to '([^']*)'", "\"$1\" is not declared")
                .replace("found no matching overload for", "cannot use")
                .replace("applied to", "with")
                .replaceAll(" \\(candidates: .*\\)$", "");
    }
}
