package city.qala.planning.equity;

import city.qala.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Measures of inequality over people with weights.
 *
 * <p>With people w, their sum W, values x and mean m: Gini from the Lorenz curve by trapezoids;
 * Theil T = Σ (w/W)(x/m) ln(x/m), where nothing counts 0; Theil L = Σ (w/W) ln(m/x); Hoover = ½ Σ
 * |wx/(Wm) − w/W|; Atkinson = 1 − (Σ (w/W)(x/m)^(1−e))^(1/(1−e)), the geometric mean for e = 1.
 *
 * @see <a href="https://doi.org/10.1016/0022-0531(70)90039-6">Atkinson 1970</a> and Theil,
 *     Economics and Information Theory, 1967, chapter 4
 */
public final class EquityRule {

    private EquityRule() {}

    /**
     * All measures at once.
     *
     * @throws Problem {@code invalid} if nobody has anything: no measure is defined then
     */
    public static Equity measure(Shares shares) {
        requireSomething(shares);
        boolean somebodyHasNothing = false;
        var half = new Sums();
        var logs = new Sums();
        var moved = new Sums();
        for (int i = 0; i < shares.size(); i++) {
            double people = shares.weight(i) / shares.people();
            double relative = shares.value(i) / shares.mean();
            somebodyHasNothing |= relative == 0;
            half.add(people * Math.sqrt(relative));
            if (relative > 0) logs.add(people * Math.log(relative));
            moved.add(people * Math.abs(relative - 1));
        }
        return new Equity(
                gini(shares),
                theilT(shares),
                somebodyHasNothing ? OptionalDouble.empty() : OptionalDouble.of(-logs.value()),
                moved.value() / 2,
                1 - half.value() * half.value(),
                somebodyHasNothing ? 1 : 1 - Math.exp(logs.value()));
    }

    /**
     * The curve of how much the poorest part of the people hold together: from (0, 0) to (1, 1),
     * with one point after each value.
     *
     * @throws Problem {@code invalid} if nobody has anything
     */
    public static List<LorenzPoint> lorenz(Shares shares) {
        requireSomething(shares);
        var curve = new ArrayList<LorenzPoint>(shares.size() + 1);
        curve.add(new LorenzPoint(0, 0));
        var people = new Sums();
        var held = new Sums();
        for (int i : shares.ascending()) {
            people.add(shares.weight(i));
            held.add(shares.weight(i) * shares.value(i));
            curve.add(
                    new LorenzPoint(
                            Math.min(1, people.value() / shares.people()),
                            Math.min(1, held.value() / (shares.people() * shares.mean()))));
        }
        return curve;
    }

    /**
     * Theil T taken apart by group.
     *
     * <p>A group that has nothing holds no part of what is shared and adds nothing within.
     *
     * @throws Problem {@code invalid} if there is no group, or if nobody has anything
     */
    public static TheilSplit split(List<Shares> groups) {
        if (groups.isEmpty()) throw Problem.invalid("groups", 0, "must be at least one");
        Shares all = joined(groups);
        requireSomething(all);
        var between = new Sums();
        var within = new Sums();
        var parts = new ArrayList<Double>();
        for (Shares group : groups) {
            double relative = group.mean() / all.mean();
            double part = relative * group.people() / all.people();
            if (relative > 0) between.add(part * Math.log(relative));
            double own = relative > 0 ? part * theilT(group) : 0;
            within.add(own);
            parts.add(own);
        }
        return new TheilSplit(theilT(all), between.value(), within.value(), parts);
    }

    private static double gini(Shares shares) {
        List<LorenzPoint> curve = lorenz(shares);
        var area = new Sums();
        for (int i = 1; i < curve.size(); i++) {
            LorenzPoint a = curve.get(i - 1);
            LorenzPoint b = curve.get(i);
            area.add((b.people() - a.people()) * (b.held() + a.held()));
        }
        return 1 - area.value();
    }

    private static double theilT(Shares shares) {
        var sum = new Sums();
        for (int i = 0; i < shares.size(); i++) {
            double relative = shares.value(i) / shares.mean();
            if (relative > 0)
                sum.add(shares.weight(i) / shares.people() * relative * Math.log(relative));
        }
        return sum.value();
    }

    private static Shares joined(List<Shares> groups) {
        int n = groups.stream().mapToInt(Shares::size).sum();
        double[] values = new double[n];
        double[] weights = new double[n];
        int at = 0;
        for (Shares group : groups) {
            for (int i = 0; i < group.size(); i++, at++) {
                values[at] = group.value(i);
                weights[at] = group.weight(i);
            }
        }
        return Shares.of(values, weights);
    }

    private static void requireSomething(Shares shares) {
        if (!shares.isSomething())
            throw Problem.invalid("values", 0, "must not all be 0: nothing is shared out");
    }
}
