package city.qala.sta;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Random trees and queries that the grammar must be able to write down and read again. */
final class Generator {

    static final Limits LIMITS =
            new Limits(10_000, 100, 8, 400, 20_000, 200, 20_000, Integer.MAX_VALUE);

    private static final List<String> TEXTS =
            List.of("", "a", "it's", "';--", "a)b;c,d", "50%&+#", "қала 😀", "'", "$top=1", "null");
    private static final List<String> KEYS =
            List.of(
                    "a",
                    "0",
                    "17",
                    "district",
                    "a b",
                    "it's",
                    "ключ",
                    "x-y.z",
                    "",
                    "eq",
                    "$ref",
                    "/");

    private final Random random;
    private int variables;

    Generator(Random random) {
        this.random = random;
    }

    Query query(EntityType type, int depth) {
        Expression filter = random.nextInt(3) == 0 ? null : condition(type, 3);
        List<Order> orders = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--)
            orders.add(new Order(value(type, 1), random.nextBoolean()));
        List<Expand> expands = new ArrayList<>();
        if (depth > 0)
            for (Navigation navigation : type.navigations())
                if (random.nextInt(3) == 0)
                    expands.add(new Expand(navigation, query(navigation.target(), depth - 1)));
        return new Query(
                type,
                filter,
                orders,
                random.nextBoolean() ? null : (Long) (long) random.nextInt(20_000),
                LIMITS,
                random.nextInt(2) * random.nextInt(1000),
                random.nextBoolean(),
                selects(type),
                expands,
                false,
                null);
    }

    private List<Select> selects(EntityType type) {
        List<Select> selects = new ArrayList<>();
        for (Property property : type.properties())
            if (random.nextInt(4) == 0) selects.add(new Select(property.name(), inside(property)));
        if (random.nextInt(6) == 0) selects.add(new Select("id", List.of()));
        if (random.nextInt(6) == 0) selects.add(new Select(Select.SELF_LINK, List.of()));
        if (random.nextInt(6) == 0)
            selects.add(new Select(type.navigations().getFirst().name(), List.of()));
        return selects;
    }

    Expression condition(EntityType type, int depth) {
        return switch (random.nextInt(depth > 0 ? 11 : 4)) {
            case 0 -> new Expression.Bool(random.nextBoolean());
            case 1 -> open(type);
            case 2 -> new Expression.Null();
            case 3, 4, 5 ->
                    new Expression.Binary(
                            comparison(), value(type, depth - 1), value(type, depth - 1));
            case 6 -> new Expression.Not(condition(type, depth - 1));
            case 7 -> any(type, depth);
            case 8 -> call(type, depth, true);
            case 9 ->
                    new Expression.In(
                            value(type, depth - 1), List.of(literal(), value(type, depth - 1)));
            default ->
                    new Expression.Binary(
                            random.nextBoolean() ? Operator.AND : Operator.OR,
                            condition(type, depth - 1),
                            condition(type, depth - 1));
        };
    }

    private Operator comparison() {
        return ForAll.oneOf(
                random,
                Operator.EQ,
                Operator.NE,
                Operator.GT,
                Operator.GE,
                Operator.LT,
                Operator.LE);
    }

    private Expression any(EntityType type, int depth) {
        List<Navigation> many = type.navigations().stream().filter(Navigation::many).toList();
        if (many.isEmpty()) return new Expression.Bool(true);
        Navigation step = ForAll.oneOf(random, many);
        if (random.nextInt(4) == 0)
            return new Expression.Any("", List.of(step), "", new Expression.Bool(true));
        String variable = "v" + ++variables;
        Expression.Path inner = path(step.target());
        Expression body =
                new Expression.Binary(
                        comparison(),
                        new Expression.Path(
                                variable, inner.steps(), inner.property(), inner.inside()),
                        value(type, depth - 1));
        return new Expression.Any("", List.of(step), variable, body);
    }

    Expression value(EntityType type, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 3)) {
            case 0 -> literal();
            case 1, 2 -> path(type);
            case 3 -> new Expression.Negate(value(type, depth - 1));
            case 4 -> call(type, depth, false);
            case 5 -> condition(type, depth - 1);
            default ->
                    new Expression.Binary(
                            ForAll.oneOf(
                                    random,
                                    Operator.ADD,
                                    Operator.SUB,
                                    Operator.MUL,
                                    Operator.DIV,
                                    Operator.MOD),
                            value(type, depth - 1),
                            value(type, depth - 1));
        };
    }

    private Expression call(EntityType type, int depth, boolean condition) {
        Function function;
        do function = ForAll.oneOf(random, Function.values());
        while (condition != function.condition());
        int count = function.fewest() + random.nextInt(function.most() - function.fewest() + 1);
        List<Expression> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) arguments.add(value(type, depth - 1));
        if (function == Function.DURING) arguments.set(1, interval());
        if (function == Function.ST_RELATE) arguments.set(2, new Expression.Text("T*F**F***"));
        return new Expression.Call(function, arguments);
    }

    Expression.Path path(EntityType type) {
        List<Navigation> steps = new ArrayList<>();
        EntityType at = type;
        while (random.nextInt(3) == 0 && steps.size() < 4) {
            steps.add(ForAll.oneOf(random, at.navigations()));
            at = steps.getLast().target();
        }
        Property property =
                random.nextInt(5) == 0 ? Property.ID : ForAll.oneOf(random, at.properties());
        return new Expression.Path("", steps, property, inside(property));
    }

    private Expression open(EntityType type) {
        Expression.Path path = path(type);
        return path.property().kind().open() ? path : new Expression.Bool(true);
    }

    private List<String> inside(Property property) {
        List<String> keys = new ArrayList<>();
        if (property.kind().open())
            for (int i = random.nextInt(4); i > 1; i--) keys.add(ForAll.oneOf(random, KEYS));
        return keys;
    }

    private Expression literal() {
        return switch (random.nextInt(9)) {
            case 0 -> new Expression.Decimal(number());
            case 1 -> new Expression.Text(ForAll.oneOf(random, TEXTS));
            case 2 -> new Expression.Bool(random.nextBoolean());
            case 3 -> new Expression.Null();
            case 4 -> new Expression.Time(TimeValue.at(micros()));
            case 5 -> interval();
            case 6 ->
                    new Expression.Span(
                            Duration.ofSeconds(
                                    random.nextInt(2_000_000) - 1_000_000,
                                    random.nextInt(1_000_000_000)));
            case 7 -> new Expression.Day(LocalDate.ofEpochDay(random.nextInt(40_000) - 10_000));
            default ->
                    random.nextBoolean()
                            ? new Expression.TimeOfDay(
                                    LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L)))
                            : shape();
        };
    }

    private Expression shape() {
        String wkt = "POINT(" + (random.nextDouble() * 360 - 180) + " " + random.nextInt(90) + ")";
        try {
            return new Expression.Shape(wkt, new WKTReader(GeoJson.factory()).read(wkt));
        } catch (ParseException e) {
            throw new IllegalStateException(wkt, e);
        }
    }

    private Expression interval() {
        long a = micros();
        long b = micros();
        return new Expression.Time(TimeValue.between(Math.min(a, b), Math.max(a, b)));
    }

    private long micros() {
        long unit = ForAll.oneOf(random, 1L, 1_000L, 1_000_000L);
        long micros = random.nextLong(TimeValue.MIN_MICROS, TimeValue.MAX_MICROS);
        return Math.max(TimeValue.MIN_MICROS, micros / unit * unit);
    }

    private BigDecimal number() {
        return switch (random.nextInt(4)) {
            case 0 -> BigDecimal.valueOf(random.nextInt(200) - 100);
            case 1 -> BigDecimal.valueOf(random.nextGaussian() * 1e6);
            case 2 -> new BigDecimal(new BigInteger(120, random), random.nextInt(60) - 20);
            default -> BigDecimal.valueOf(random.nextDouble() * 1e-9);
        };
    }
}
