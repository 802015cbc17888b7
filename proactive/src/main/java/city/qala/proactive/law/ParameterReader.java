package city.qala.proactive.law;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads parameters and scales. */
final class ParameterReader {
    private enum Word {
        NUMBER,
        MONEY,
        BOOL,
        DATE,
        TEXT,
        MARGINAL,
        STEPS
    }

    private ParameterReader() {}

    static Parameter read(String name, Yaml y) {
        Map<String, Yaml> m = y.entries("type", "unit", "title", "by", "values", "brackets", "law");
        Word word =
                m.containsKey("type") ? m.get("type").word(Word.class, Word.NUMBER) : Word.NUMBER;
        boolean scale = word == Word.MARGINAL || word == Word.STEPS;
        Type type =
                switch (word) {
                    case BOOL -> Type.BOOL;
                    case DATE -> Type.DATE;
                    case TEXT -> Type.TEXT;
                    default -> Type.NUMBER;
                };
        String unit = Sections.text(m, "unit");
        Yaml given = m.get(scale ? "brackets" : "values");
        if (given == null)
            y.fault("parameter \"%s\" needs %s", name, scale ? "brackets" : "values");
        String by = Sections.text(m, "by");
        Function<Yaml, Optional<Object>> read = v -> value(v, type);
        return new Parameter(
                name,
                !scale
                        ? Parameter.Kind.VALUE
                        : word == Word.STEPS ? Parameter.Kind.STEPS : Parameter.Kind.MARGINAL,
                type,
                unit.isEmpty() && word == Word.MONEY ? "money" : unit,
                Sections.wording(m, "title"),
                by,
                scale || given == null ? Map.of() : values(given, by, read, Sections.law(m)),
                scale && given != null ? brackets(given, word) : List.of(),
                scale || given == null ? List.of() : Sections.announced(given, read),
                y.place());
    }

    private static Map<String, Dated<Object>> values(
            Yaml y, String by, Function<Yaml, Optional<Object>> read, LawRef law) {
        Map<String, Dated<Object>> out = new LinkedHashMap<>();
        if (by.isEmpty()) out.put("*", sourced(Sections.dated(y, read), law));
        else y.entries().forEach((k, v) -> out.put(k, sourced(Sections.dated(v, read), law)));
        return out;
    }

    /** The law of the whole parameter is the law of each value that names none. */
    private static Dated<Object> sourced(Dated<Object> values, LawRef law) {
        return new Dated<>(
                values.steps().stream()
                        .map(s ->
                                s.law().equals(LawRef.NONE)
                                        ? new Dated.Step<>(s.from(), s.to(), s.value(), law)
                                        : s)
                        .toList());
    }

    private static List<Parameter.Bracket> brackets(Yaml y, Word word) {
        List<Parameter.Bracket> out = new ArrayList<>();
        String rate = word == Word.STEPS ? "amount" : "rate";
        for (Yaml item : y.items()) {
            Map<String, Yaml> m = item.entries("threshold", rate);
            if (!m.containsKey("threshold") || !m.containsKey(rate)) {
                item.fault("a bracket needs a threshold and %s", rate);
                continue;
            }
            out.add(
                    new Parameter.Bracket(
                            Sections.dated(m.get("threshold"), v -> Optional.of(v.number())),
                            Sections.dated(m.get(rate), v -> Optional.of(v.number()))));
        }
        return out;
    }

    /** A value of a type. */
    static Optional<Object> value(Yaml y, Type type) {
        return Optional.of(
                switch (type) {
                    case NUMBER -> (Object) number(y);
                    case BOOL -> y.yes();
                    case DATE -> y.date();
                    case TEXT -> y.text();
                });
    }

    private static BigDecimal number(Yaml y) {
        BigDecimal n = y.number();
        if (n.stripTrailingZeros().scale() > 10) y.fault("has more than ten decimals");
        return n;
    }
}
