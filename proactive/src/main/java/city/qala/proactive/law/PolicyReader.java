package city.qala.proactive.law;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads policies. */
final class PolicyReader {
    static final String[] KEYS = {
        "id", "title", "summary", "unit", "period", "currency", "in-force", "conditions",
        "exclusions", "amount", "rounding", "law", "confidence", "uncertain", "delivery", "budget",
        "tests"
    };

    /** How often an amount is given. */
    private enum Rhythm {
        ONCE,
        MONTH,
        QUARTER,
        YEAR
    }

    private PolicyReader() {}

    /** What other rules need to know before expressions can be read. */
    static Policy header(String name, Yaml y) {
        Map<String, Yaml> m = y.entries();
        for (String must : List.of("unit", "period", "amount"))
            if (!m.containsKey(must)) y.fault("policy \"%s\" needs \"%s\"", name, must);
        Entity of =
                m.containsKey("unit")
                        ? m.get("unit").word(Entity.class, Entity.PERSON)
                        : Entity.PERSON;
        Rhythm rhythm =
                m.containsKey("period")
                        ? m.get("period").word(Rhythm.class, Rhythm.MONTH)
                        : Rhythm.MONTH;
        Period.Kind kind =
                rhythm == Rhythm.ONCE ? Period.Kind.DAY : Period.Kind.valueOf(rhythm.name());
        String currency = Sections.text(m, "currency");
        return new Policy(
                name,
                Sections.wording(m, "title"),
                Sections.wording(m, "summary"),
                of,
                currency.isEmpty() ? "money" : currency,
                kind,
                inForce(m),
                List.of(),
                new Dated<>(List.of()),
                rounding(m),
                Sections.law(m),
                confidence(m),
                Sections.wording(m, "uncertain"),
                delivery(m),
                m.containsKey("budget") ? m.get("budget").number() : BigDecimal.ZERO,
                List.of(),
                y.place());
    }

    /** The whole policy. */
    static Policy read(Policy p, Yaml y, CelReader cel) {
        Map<String, Yaml> m = y.entries();
        List<Clause> clauses = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        if (m.containsKey("conditions"))
            for (Yaml c : m.get("conditions").items()) clause(p, c, false, cel, ids, clauses);
        if (m.containsKey("exclusions"))
            for (Yaml c : m.get("exclusions").items()) clause(p, c, true, cel, ids, clauses);
        Dated<Expr> amount =
                m.containsKey("amount")
                        ? Sections.dated(
                                m.get("amount"), v -> cel.read(v, Type.NUMBER, p.of().isPerson()))
                        : new Dated<>(List.of());
        List<PolicyTest> tests = new ArrayList<>();
        if (m.containsKey("tests"))
            for (Yaml t : m.get("tests").items()) TestReader.read(t).ifPresent(tests::add);
        return new Policy(
                p.name(),
                p.title(),
                p.summary(),
                p.of(),
                p.unit(),
                p.rhythm(),
                p.inForce(),
                clauses,
                amount,
                p.rounding(),
                p.law(),
                p.confidence(),
                p.uncertain(),
                p.delivery(),
                p.budget(),
                tests,
                p.at());
    }

    private static void clause(
            Policy p, Yaml y, boolean exclusion, CelReader cel, Set<String> ids, List<Clause> to) {
        Map<String, Yaml> m = y.entries("id", "says", "when", "from", "to", "law");
        String id = Sections.text(m, "id");
        if (id.isEmpty()) y.fault("a clause needs an id");
        else if (!ids.add(id)) y.fault("clause \"%s\" is there twice", id);
        if (!m.containsKey("when")) {
            y.fault("clause \"%s\" needs \"when\"", id);
            return;
        }
        LocalDate from = Sections.date(m, "from", LocalDate.MIN);
        LocalDate last = Sections.date(m, "to", LocalDate.MAX);
        if (last.isBefore(from)) y.fault("clause \"%s\" ends before it begins", id);
        cel.read(m.get("when"), Type.BOOL, p.of().isPerson())
                .ifPresent(e ->
                        to.add(
                                new Clause(
                                        id,
                                        Sections.wording(m, "says"),
                                        e,
                                        exclusion,
                                        from,
                                        last,
                                        Sections.law(m),
                                        y.place())));
    }

    private static Dated<Boolean> inForce(Map<String, Yaml> m) {
        Yaml y = m.get("in-force");
        if (y == null) return Dated.always(true);
        List<Yaml> spans = y.isList() ? y.items() : List.of(y);
        List<Dated.Step<Boolean>> steps = new ArrayList<>();
        for (Yaml span : spans) {
            Map<String, Yaml> s = span.entries("from", "to", "law");
            var step =
                    new Dated.Step<>(
                            Sections.date(s, "from", LocalDate.MIN),
                            Sections.date(s, "to", LocalDate.MAX),
                            Optional.of(true),
                            Sections.law(s));
            for (var other : steps)
                if (!step.from().isAfter(other.to()) && !other.from().isAfter(step.to()))
                    span.fault("overlaps the span from %s", other.from());
            steps.add(step);
        }
        steps.sort(java.util.Comparator.comparing(Dated.Step::from));
        return new Dated<>(steps);
    }

    private static Rounding rounding(Map<String, Yaml> m) {
        Yaml y = m.get("rounding");
        if (y == null) return Rounding.EXACT;
        if (!y.isMap())
            return new Rounding(y.word(Rounding.Mode.class, Rounding.Mode.NONE), BigDecimal.ONE);
        Map<String, Yaml> r = y.entries("mode", "to");
        if (!r.containsKey("mode")) y.fault("rounding needs a mode");
        BigDecimal to = r.containsKey("to") ? r.get("to").number() : BigDecimal.ONE;
        if (to.signum() <= 0) {
            y.fault("rounds to multiples of more than zero");
            to = BigDecimal.ONE;
        }
        return new Rounding(
                r.containsKey("mode")
                        ? r.get("mode").word(Rounding.Mode.class, Rounding.Mode.NONE)
                        : Rounding.Mode.NONE,
                to);
    }

    private static String confidence(Map<String, Yaml> m) {
        Yaml y = m.get("confidence");
        if (y == null) return "";
        if (!y.text().matches("[ABC]")) y.fault("confidence is A, B or C");
        return y.text();
    }

    private static Delivery delivery(Map<String, Yaml> m) {
        Yaml y = m.get("delivery");
        Map<String, Yaml> d =
                y == null
                        ? new LinkedHashMap<>()
                        : y.entries(
                                "mode",
                                "consent",
                                "message",
                                "reminder-days",
                                "window",
                                "prolongation",
                                "appeal",
                                "appeal-days");
        int[] window = window(d);
        Delivery.Mode mode =
                d.containsKey("mode")
                        ? d.get("mode").word(Delivery.Mode.class, Delivery.Mode.AUTOMATIC)
                        : Delivery.Mode.AUTOMATIC;
        return new Delivery(
                mode,
                d.containsKey("consent")
                        ? d.get("consent").word(Delivery.Consent.class, Delivery.Consent.NONE)
                        : Delivery.Consent.NONE,
                Sections.wording(d, "message"),
                d.containsKey("reminder-days") ? d.get("reminder-days").whole() : 0,
                window[0],
                window[1],
                d.containsKey("prolongation")
                        ? d.get("prolongation")
                                .word(Delivery.Prolongation.class, Delivery.Prolongation.AUTOMATIC)
                        : Delivery.Prolongation.AUTOMATIC,
                Sections.wording(d, "appeal"),
                d.containsKey("appeal-days") ? d.get("appeal-days").whole() : 30);
    }

    private static int[] window(Map<String, Yaml> delivery) {
        Yaml y = delivery.get("window");
        if (y == null) return new int[] {1, 31};
        Map<String, Yaml> w = y.entries("from-day", "to-day");
        int from = w.containsKey("from-day") ? w.get("from-day").whole() : 1;
        int to = w.containsKey("to-day") ? w.get("to-day").whole() : 31;
        if (from < 1 || to > 31 || from > to) y.fault("is not a span of days");
        return new int[] {from, to};
    }
}
