package city.qala.sta;

import java.util.ArrayList;
import java.util.List;

/** Canonical text of trees: reading it gives the same tree. */
final class Printer {

    private static final int PRIMARY = 9;

    private final StringBuilder out = new StringBuilder();

    private Printer() {}

    static String text(Expression expression) {
        Printer printer = new Printer();
        printer.expression(expression, 0);
        return printer.out.toString();
    }

    static String text(Query query) {
        List<String> pairs = new ArrayList<>();
        for (Option option : options(query)) pairs.add(option.name() + '=' + option.value());
        return String.join("&", pairs);
    }

    static String encoded(Query query) {
        StringBuilder out = new StringBuilder();
        for (Option option : options(query)) {
            if (!out.isEmpty()) out.append('&');
            out.append(option.name()).append('=');
            Percent.encode(option.value(), out);
        }
        return out.toString();
    }

    static String text(List<Order> orders) {
        Printer printer = new Printer();
        String separator = "";
        for (Order order : orders) {
            printer.out.append(separator);
            printer.expression(order.key(), 0);
            if (order.descending()) printer.out.append(" desc");
            separator = ",";
        }
        return printer.out.toString();
    }

    static String encoded(Address address) {
        StringBuilder out = new StringBuilder();
        if (address.setOrNull() == null) return "";
        out.append(address.set().setName());
        address.id().ifPresent(id -> out.append('(').append(id).append(')'));
        for (Address.Hop hop : address.hops()) {
            out.append('/').append(hop.navigation().name());
            hop.id().ifPresent(id -> out.append('(').append(id).append(')'));
        }
        address.property().ifPresent(p -> out.append('/').append(p.name()));
        for (String key : address.inside())
            out.append('/').append(Percent.encode(key).replace("/", "%2F").replace("$", "%24"));
        if (address.tail() != Address.Tail.NONE)
            out.append("/$").append(address.tail().name().toLowerCase(java.util.Locale.ROOT));
        return out.toString();
    }

    private record Option(String name, String value) {}

    private static List<Option> options(Query query) {
        List<Option> all = new ArrayList<>();
        query.filter().ifPresent(f -> all.add(new Option("$filter", text(f))));
        if (!query.expand().isEmpty()) all.add(new Option("$expand", expand(query.expand())));
        if (!query.select().isEmpty()) all.add(new Option("$select", select(query.select())));
        if (!query.orderBy().isEmpty()) all.add(new Option("$orderby", text(query.orderBy())));
        if (query.topOrNull() != null) all.add(new Option("$top", query.topOrNull().toString()));
        if (query.skip() > 0) all.add(new Option("$skip", Long.toString(query.skip())));
        if (query.count()) all.add(new Option("$count", "true"));
        if (query.dataArray()) all.add(new Option("$resultFormat", "dataArray"));
        query.skipToken().ifPresent(token -> all.add(new Option("$skiptoken", token)));
        return all;
    }

    private static String expand(List<Expand> expansions) {
        List<String> parts = new ArrayList<>();
        for (Expand expand : expansions) {
            List<String> inner = new ArrayList<>();
            for (Option option : options(expand.query()))
                inner.add(option.name() + '=' + option.value());
            String name = expand.navigation().name();
            parts.add(inner.isEmpty() ? name : name + '(' + String.join(";", inner) + ')');
        }
        return String.join(",", parts);
    }

    private static String select(List<Select> names) {
        Printer printer = new Printer();
        String separator = "";
        for (Select name : names) {
            printer.out.append(separator).append(name.name());
            printer.keys(name.inside());
            separator = ",";
        }
        return printer.out.toString();
    }

    /** Prints, in brackets if the place asks for a tighter rank. */
    private void expression(Expression expression, int least) {
        boolean bracket = rank(expression) < least;
        if (bracket) out.append('(');
        switch (expression) {
            case Expression.Decimal n -> out.append(n.value());
            case Expression.Text t -> quoted(t.value());
            case Expression.Bool b -> out.append(b.value());
            case Expression.Null n -> out.append("null");
            case Expression.Time t -> out.append(t.value());
            case Expression.Span s -> out.append("duration'").append(s.value()).append('\'');
            case Expression.Day d -> out.append(d.value());
            case Expression.TimeOfDay t -> out.append(t.value());
            case Expression.Shape s -> {
                out.append("geography");
                quoted(s.wkt());
            }
            case Expression.Path p -> path(p);
            case Expression.Not n -> {
                out.append("not ");
                expression(n.operand(), Operator.NOT_RANK + 1);
            }
            case Expression.Negate n -> {
                out.append('-');
                expression(n.operand(), startsWithDigit(n.operand()) ? PRIMARY + 1 : PRIMARY);
            }
            case Expression.Binary b -> binary(b);
            case Expression.In in -> {
                expression(in.value(), Operator.IN_RANK + 1);
                out.append(" in (");
                list(in.options());
                out.append(')');
            }
            case Expression.Any a -> any(a);
            case Expression.Call c -> call(c);
        }
        if (bracket) out.append(')');
    }

    /** Straight after a minus these would be read as a negative number. */
    private static boolean startsWithDigit(Expression expression) {
        return expression instanceof Expression.Decimal
                || expression instanceof Expression.Time
                || expression instanceof Expression.Day
                || expression instanceof Expression.TimeOfDay;
    }

    private static int rank(Expression expression) {
        return switch (expression) {
            case Expression.Binary b -> b.operator().rank();
            case Expression.Not n -> Operator.NOT_RANK;
            case Expression.In in -> Operator.IN_RANK;
            case Expression.Negate n -> PRIMARY - 1;
            default -> PRIMARY;
        };
    }

    private void binary(Expression.Binary binary) {
        int rank = binary.operator().rank();
        expression(binary.left(), rank);
        out.append(' ').append(binary.operator().word()).append(' ');
        expression(binary.right(), rank + 1);
    }

    private void path(Expression.Path path) {
        steps(path.variable(), path.steps());
        out.append(path.property().name());
        keys(path.inside());
    }

    private void steps(String variable, List<Navigation> steps) {
        if (!variable.isEmpty()) out.append(variable).append('/');
        for (Navigation step : steps) out.append(step.name()).append('/');
    }

    private void keys(List<String> keys) {
        for (String key : keys) {
            out.append('/');
            if (!key.isEmpty() && key.chars().allMatch(c -> PathParser.isKeyPart((char) c)))
                out.append(key);
            else quoted(key);
        }
    }

    private void any(Expression.Any any) {
        steps(any.from(), any.steps());
        out.append("any(");
        if (!any.variable().isEmpty()) {
            out.append(any.variable()).append(':');
            expression(any.body(), 0);
        }
        out.append(')');
    }

    private void call(Expression.Call call) {
        out.append(call.function().word()).append('(');
        list(call.arguments());
        out.append(')');
    }

    private void list(List<Expression> expressions) {
        String separator = "";
        for (Expression one : expressions) {
            out.append(separator);
            expression(one, 0);
            separator = ",";
        }
    }

    private void quoted(String text) {
        out.append('\'').append(text.replace("'", "''")).append('\'');
    }
}
