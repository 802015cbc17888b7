package city.qala.sensing.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Learns one column of an hourly table and says its next 24 hours. */
public final class Forecaster {

    /** Hours that are said ahead. */
    public static final int HORIZONS = 24;

    private static final int FEWEST_ROWS = 24 * 28;
    private static final double PENALTY = 1;

    private final HourlyTable table;
    private final double[] v;
    private final List<Model> models = new ArrayList<>();

    private record Model(Ridge ridge, double smear, double[] residuals) {}

    private Forecaster(HourlyTable table, String column) {
        this.table = table;
        this.v = table.values(column);
    }

    /**
     * Learns from the rows before the cut.
     *
     * @param cut no value from here on is looked at
     */
    public static Forecaster train(HourlyTable table, String column, int cut) {
        var made = new Forecaster(table, column);
        for (int h = 1; h <= HORIZONS; h++) made.models.add(made.fit(cut, h));
        return made;
    }

    /** What model speaks: {@code ridge}, or {@code persistence} when history is short. */
    public String model() {
        return models.stream().anyMatch(m -> m.residuals.length < FEWEST_ROWS)
                ? "persistence"
                : "ridge";
    }

    /** The next 24 hours as said at a row that has a value; nothing after that row is looked at. */
    public List<Forecast> at(int row) {
        List<Forecast> said = new ArrayList<>();
        for (int h = 1; h <= HORIZONS; h++) said.add(at(row, h));
        return said;
    }

    private Forecast at(int row, int h) {
        Model m = models.get(h - 1);
        if (model().equals("persistence"))
            return new Forecast(table.at(row), h, v[row], v[row] / 2, v[row] * 2);
        double z = m.ridge.at(features(row, h));
        double value = Math.max(0, Math.exp(z) * (1 + (m.smear - 1) / 2) - 1);
        double lo = Math.expm1(z + quantile(m.residuals, 0.1));
        double hi = Math.expm1(z + quantile(m.residuals, 0.9));
        return new Forecast(
                table.at(row), h, value, Math.max(0, Math.min(value, lo)), Math.max(value, hi));
    }

    private Model fit(int cut, int h) {
        List<double[]> rows = new ArrayList<>();
        List<Double> targets = new ArrayList<>();
        for (int i = 0; i + h < cut; i++) {
            if (Double.isNaN(v[i]) || Double.isNaN(v[i + h])) continue;
            rows.add(features(i, h));
            targets.add(Math.log1p(Math.max(0, v[i + h])));
        }
        double[] y = targets.stream().mapToDouble(t -> t).toArray();
        Ridge ridge = Ridge.fit(rows, y, PENALTY);
        double[] residuals = new double[y.length];
        for (int r = 0; r < y.length; r++) residuals[r] = y[r] - ridge.at(rows.get(r));
        double smear = Arrays.stream(residuals).map(Math::exp).average().orElse(1);
        Arrays.sort(residuals);
        return new Model(ridge, smear, residuals);
    }

    private double[] features(int t, int h) {
        double now = log(v[t]);
        double six = mean(t, 0, 6, 1);
        double day = mean(t, 0, 24, 1);
        double week = mean(t, 0, 168, 3);
        double same = mean(t, 24 - h, 168 - h + 1, 24);
        double yesterday = t + h - 24 >= 0 ? v[t + h - 24] : Double.NaN;
        double hour = 2 * Math.PI * Math.floorMod(table.hour(t) + h, 24) / 24;
        return new double[] {
            1,
            now,
            log(six),
            log(day),
            log(week),
            log(Double.isNaN(same) ? day : same),
            log(Double.isNaN(yesterday) ? day : yesterday),
            now - log(six),
            Math.sin(hour),
            Math.cos(hour),
            Math.sin(2 * hour),
            Math.cos(2 * hour)
        };
    }

    private double mean(int t, int from, int to, int step) {
        double sum = 0;
        int n = 0;
        for (int k = from; k < to; k += step) {
            if (t - k < 0 || Double.isNaN(v[t - k])) continue;
            sum += v[t - k];
            n++;
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    private static double log(double value) {
        return Math.log1p(Math.max(0, value));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))];
    }
}
