package city.qala.sensing.forecast;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Says at noon whether the evening, 17 to 23 local, will pass a limit in any hour. */
public final class EveningWarner {

    private static final int FEWEST_DAYS = 60;
    private static final int FEWEST_SMOKY = 8;
    private static final double PENALTY = 0.003;

    /** Without enough evenings to learn from: the morning above this share of the limit. */
    private static final double NAIVE_SHARE = 0.6;

    private final Noons noons;
    private final double limit;
    private final List<double[]> rows = new ArrayList<>();
    private final List<Boolean> truth = new ArrayList<>();
    private double warnFrom = 0.5;
    private Logistic logistic = Logistic.fit(List.of(new double[] {1}), List.of(true), 1);

    private EveningWarner(Noons noons, double limit) {
        this.noons = noons;
        this.limit = limit;
    }

    /**
     * One evening's warning.
     *
     * @param date local
     * @param probability that an hour passes the limit
     * @param warn whether that is enough to warn
     */
    public record Evening(LocalDate date, double probability, boolean warn) {}

    /**
     * Learns from the evenings that ended before the cut.
     *
     * @param limit in the column's unit
     * @param cut no row from here on is looked at
     */
    public static EveningWarner train(
            HourlyTable table, String column, double limit, ZoneOffset zone, int cut) {
        var made = new EveningWarner(new Noons(table, column, zone), limit);
        made.learn(made.noons.date(0), cut);
        return made;
    }

    /** What speaks: {@code logistic}, or {@code morning} when there are too few smoky evenings. */
    public String model() {
        long smoky = truth.stream().filter(t -> t).count();
        boolean enough = truth.size() >= FEWEST_DAYS && smoky >= FEWEST_SMOKY;
        return enough && smoky < truth.size() ? "logistic" : "morning";
    }

    /** The probability from which on it warns. */
    public double warnsFrom() {
        return warnFrom;
    }

    /** The warning of a day, said at its noon; nothing after that noon is looked at. */
    public Evening on(LocalDate date) {
        double[] x = noons.features(date);
        if (model().equals("morning")) {
            boolean warn = Math.expm1(x[1]) > NAIVE_SHARE * limit;
            return new Evening(date, warn ? 1 : 0, warn);
        }
        double probability = logistic.at(x);
        return new Evening(date, probability, probability >= warnFrom);
    }

    private void learn(LocalDate first, int cut) {
        for (LocalDate day = first.plusDays(1); noons.end(day) < cut; day = day.plusDays(1)) {
            double evening = noons.evening(day);
            if (Double.isNaN(evening)) continue;
            rows.add(noons.features(day));
            truth.add(evening > limit);
        }
        if (!model().equals("logistic")) return;
        logistic = Logistic.fit(rows, truth, PENALTY);
        double best = -1;
        for (double p = 0.2; p <= 0.7; p += 0.02) {
            double f1 = f1(p);
            if (f1 > best) {
                best = f1;
                warnFrom = p;
            }
        }
    }

    private double f1(double from) {
        int hit = 0;
        int wrong = 0;
        for (int i = 0; i < rows.size(); i++) {
            boolean warned = logistic.at(rows.get(i)) >= from;
            if (warned && truth.get(i)) hit++;
            if (warned != truth.get(i)) wrong++;
        }
        return 2.0 * hit / Math.max(1, 2 * hit + wrong);
    }
}
