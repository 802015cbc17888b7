package city.qala.sensing.forecast;

import city.qala.sensing.forecast.Boosted.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Forecasts as the mean of models that err differently: trees for the value as a share of the last
 * days' size, a linear model of the logarithm, and, once a whole year is known, trees for the value
 * itself and for the rise from now. The latter two know the season only by having seen it.
 */
final class Blend {

    private static final Settings TREES = new Settings(120, 5, 0.07, 60, 0.5, 0.12, 20);

    private final List<ToDoubleFunction<double[]>> members = new ArrayList<>();

    private Blend() {}

    /**
     * Fits all members.
     *
     * @param wholeYear whether the examples span a year
     */
    static Blend fit(Examples examples, boolean wholeYear, long seed) {
        Bins bins = Bins.of(examples.features());
        var blend = new Blend();
        Boosted share =
                Boosted.fit(bins, examples.targets((y, x) -> y / x[Features.SCALE]), TREES, seed);
        blend.members.add(x -> share.at(x) * x[Features.SCALE]);
        LogRidge ridge = LogRidge.fit(examples);
        blend.members.add(ridge::at);
        if (!wholeYear) return blend;
        Boosted value = Boosted.fit(bins, examples.targets((y, x) -> y), TREES, seed + 1);
        blend.members.add(value::at);
        Boosted rise =
                Boosted.fit(bins, examples.targets((y, x) -> y - x[Features.NOW]), TREES, seed + 2);
        blend.members.add(x -> rise.at(x) + x[Features.NOW]);
        return blend;
    }

    /** The forecast; never negative. */
    double at(double[] x) {
        double sum = 0;
        for (ToDoubleFunction<double[]> member : members) sum += member.applyAsDouble(x);
        return Math.max(0, sum / members.size());
    }
}
