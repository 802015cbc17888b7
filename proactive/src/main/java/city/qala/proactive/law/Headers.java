package city.qala.proactive.law;

import java.util.Map;
import java.util.Optional;

/** What facts and formulas say of themselves in the same words. */
final class Headers {
    /** Words for types; money is a number that adds up over time. */
    private enum Word {
        BOOL,
        NUMBER,
        MONEY,
        DATE,
        TEXT
    }

    private enum Kind {
        FLOW,
        STATE
    }

    private final Map<String, Yaml> m;
    private final Yaml y;
    private final String name;
    private final Word word;

    Headers(Map<String, Yaml> m, Yaml y, String name) {
        this.m = m;
        this.y = y;
        this.name = name;
        if (!m.containsKey("type")) y.fault("\"%s\" needs a type", name);
        this.word = m.containsKey("type") ? m.get("type").word(Word.class, Word.NUMBER) : Word.TEXT;
    }

    Entity of() {
        if (m.containsKey("of")) return m.get("of").word(Entity.class, Entity.PERSON);
        y.fault("\"%s\" needs \"of: person\", \"of: household\" or \"of: dwelling\"", name);
        return Entity.PERSON;
    }

    Type type() {
        return switch (word) {
            case BOOL -> Type.BOOL;
            case NUMBER, MONEY -> Type.NUMBER;
            case DATE -> Type.DATE;
            case TEXT -> Type.TEXT;
        };
    }

    String unit() {
        String given = Sections.text(m, "unit");
        return given.isEmpty() && word == Word.MONEY ? "money" : given;
    }

    /** Money is a flow, all else a state, unless the file says otherwise. */
    boolean flow() {
        Yaml kind = m.get("kind");
        if (kind == null) return word == Word.MONEY;
        boolean flow = kind.word(Kind.class, Kind.STATE) == Kind.FLOW;
        if (flow && type() != Type.NUMBER) kind.fault("only numbers add up over time");
        return flow;
    }

    Optional<Period.Kind> period() {
        Yaml p = m.get("period");
        if (p == null && flow())
            y.fault(
                    "\"%s\" adds up over time and needs a period: month, quarter or year"
                            + " (or say \"kind: state\")",
                    name);
        if (p == null) return Optional.empty();
        Period.Kind kind = p.word(Period.Kind.class, Period.Kind.MONTH);
        if (flow() && kind == Period.Kind.DAY) p.fault("a flow is of a month, quarter or year");
        return Optional.of(kind);
    }
}
