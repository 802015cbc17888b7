package city.qala.proactive.decide;

import city.qala.proactive.law.Dated;
import city.qala.proactive.law.Parameter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Scales on columns. Brackets without a threshold or rate on the day do not exist on it; a scale
 * without any is not in force.
 */
final class Scales {
    private record Bracket(BigDecimal threshold, BigDecimal rate) {}

    private Scales() {}

    private static List<Bracket> on(Parameter scale, LocalDate day) {
        List<Bracket> out = new ArrayList<>();
        for (Parameter.Bracket b : scale.brackets()) {
            Optional<BigDecimal> t = b.threshold().on(day).flatMap(Dated.Step::value);
            Optional<BigDecimal> r = b.rate().on(day).flatMap(Dated.Step::value);
            if (t.isPresent() && r.isPresent()) out.add(new Bracket(t.get(), r.get()));
        }
        out.sort(Comparator.comparing(Bracket::threshold));
        return out;
    }

    /** Each rate on the part of the value between its threshold and the next. */
    static Column marginal(Parameter scale, LocalDate day, Column base) {
        List<Bracket> brackets = on(scale, day);
        if (brackets.isEmpty()) return Column.notInForce();
        Column sum = Column.constant(0);
        for (int i = 0; i < brackets.size(); i++) {
            Bracket b = brackets.get(i);
            Column from = Column.constant(b.threshold());
            Column top =
                    i + 1 < brackets.size()
                            ? Logic.extreme(
                                    base, Column.constant(brackets.get(i + 1).threshold()), true)
                            : base;
            Column part = Logic.extreme(Decimals.add(top, from, true), Column.constant(0), false);
            sum = Decimals.add(sum, Decimals.multiply(part, Column.constant(b.rate())), false);
        }
        return sum;
    }

    /** The amount of the highest threshold that the value reaches; zero below the first. */
    static Column steps(Parameter scale, LocalDate day, Column base) {
        List<Bracket> brackets = on(scale, day);
        if (brackets.isEmpty()) return Column.notInForce();
        Column out = Column.constant(0);
        for (Bracket b : brackets) {
            Column reached =
                    Logic.compare(
                            city.qala.proactive.law.Expr.Op.GE,
                            base,
                            Column.constant(b.threshold()),
                            city.qala.proactive.law.Type.NUMBER);
            out = Logic.choose(reached, Column.constant(b.rate()), out);
        }
        return out;
    }
}
