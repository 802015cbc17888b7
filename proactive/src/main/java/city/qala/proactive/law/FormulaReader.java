package city.qala.proactive.law;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the expressions of formulas. */
final class FormulaReader {
    static final String[] KEYS = {
        "of",
        "type",
        "unit",
        "kind",
        "period",
        "title",
        "value",
        "versions",
        "outside",
        "output",
        "law"
    };

    private FormulaReader() {}

    static Formula read(Formula f, Yaml y, CelReader cel) {
        Map<String, Yaml> m = y.entries();
        Dated<Expr> versions = new Dated<>(List.of());
        Yaml value = m.get("value");
        Yaml dated = m.get("versions");
        if (value != null && dated == null)
            versions = expr(value, f, cel).map(Dated::always).orElse(versions);
        else if (dated != null && value == null)
            versions = Sections.dated(dated, v -> expr(v, f, cel));
        else y.fault("formula \"%s\" needs either value or versions", f.name());
        Optional<Expr> outside =
                m.containsKey("outside") ? expr(m.get("outside"), f, cel) : Optional.empty();
        return new Formula(
                f.name(),
                f.of(),
                f.type(),
                f.unit(),
                f.flow(),
                f.period(),
                f.title(),
                versions,
                outside,
                f.output(),
                f.at());
    }

    private static Optional<Expr> expr(Yaml y, Formula f, CelReader cel) {
        return cel.read(y, f.type(), f.of().isPerson());
    }
}
