package city.qala.sensing.forecast;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says at noon whether the evening, 17 to 23 local, will pass a limit in any hour.
 *
 * <p>It forecasts the evening's highest hour with a {@link Blend} and turns that into a probability
 * by how such forecasts came out for evenings that the blend had not seen. Warns from the
 * probability on that serves best, by the F1 to be expected. The odds follow the evenings since:
 * smokier ones than said raise them. With too few smoky evenings to learn from it warns when the
 * value at noon is above 0.6 of the limit ({@code morning}).
 */
public final class EveningWarner {

    private static final int FEWEST_DAYS = 90;
    private static final int FEWEST_SMOKY = 10;
    private static final int FOLDS = 4;
    private static final int HOURS_OF_YEAR = 365 * 24;
    private static final double PENALTY = 0.001;
    private static final double NAIVE_SHARE = 0.6;
    private static final double LEAST_CHANCE = 1e-4;

    /** How much one evening's surprise moves the odds of those that follow. */
    private static final double LEANING_STEP = 0.3;

    private static final double MOST_LEANING = 2;

    /** Each day is learned from as seen at noon and at these hours before. */
    private static final int HOURS_BEFORE = 5;

    private final Noons noons;
    private final double limit;
    private final int cut;
    private final List<LocalDate> days = new ArrayList<>();
    private final List<Said> blind = new ArrayList<>();

    /** By day from that of the cut: the leaning after its evening. */
    private final List<Double> leanings = new ArrayList<>();

    private @Nullable Learned learned;

    private record Said(double ratio, boolean smoky) {}

    private record Learned(Blend blend, Logistic logistic, double warnFrom) {
        double chance(double[] ratio) {
            return Math.clamp(logistic.at(ratio), LEAST_CHANCE, 1 - LEAST_CHANCE);
        }
    }

    private EveningWarner(Noons noons, double limit, int cut) {
        this.noons = noons;
        this.limit = limit;
        this.cut = cut;
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
        var made = new EveningWarner(new Noons(table, column, zone), limit, cut);
        made.learn(made.noons.date(0).plusDays(1));
        return made;
    }

    /** Everything that can be set in it, for the public register of algorithms. */
    public static String constants() {
        return "evening-warning 1 days="
                + FEWEST_DAYS
                + " smoky="
                + FEWEST_SMOKY
                + " folds="
                + FOLDS
                + " naive="
                + NAIVE_SHARE
                + " leaning="
                + LEANING_STEP
                + " "
                + Features.constants();
    }

    /** What speaks: {@code blend}, or {@code morning} when there are too few smoky evenings. */
    public String model() {
        return learned == null ? "morning" : "blend";
    }

    /** The probability from which on it warns. */
    public double warnsFrom() {
        return learned == null ? 0.5 : learned.warnFrom;
    }

    /** The warning of a day, said at its noon; nothing after that noon is looked at. */
    public Evening on(LocalDate date) {
        int row = noons.newest(date, 0);
        if (row < 0) return new Evening(date, 0, false);
        if (learned == null) {
            boolean warn = noons.value(row) > NAIVE_SHARE * limit;
            return new Evening(date, warn ? 1 : 0, warn);
        }
        double probability = moved(learned.chance(ratio(date, row)), leaning(date));
        return new Evening(date, probability, probability >= learned.warnFrom);
    }

    /** How far the evenings before a day, from the cut on, were smokier than was said of them. */
    private double leaning(LocalDate date) {
        LocalDate day = noons.date(cut).plusDays(leanings.size());
        for (; day.isBefore(date); day = day.plusDays(1)) {
            double before = leanings.isEmpty() ? 0 : leanings.getLast();
            leanings.add(before + LEANING_STEP * surprise(day, before));
        }
        int known = (int) ChronoUnit.DAYS.between(noons.date(cut), date);
        return known <= 0 ? 0 : Math.clamp(leanings.get(known - 1), -MOST_LEANING, MOST_LEANING);
    }

    private double surprise(LocalDate day, double leaning) {
        int row = noons.newest(day, 0);
        if (learned == null || row < 0 || Double.isNaN(noons.evening(day))) return 0;
        return (isSmoky(day) ? 1 : 0) - moved(learned.chance(ratio(day, row)), leaning);
    }

    private double[] ratio(LocalDate date, int row) {
        if (learned == null) throw new IllegalStateException("nothing was learned");
        return ratio(learned.blend.at(noons.features(date, row)));
    }

    private static double moved(double chance, double leaning) {
        return 1 / (1 + (1 - chance) / chance * Math.exp(-leaning));
    }

    private void learn(LocalDate first) {
        for (LocalDate day = first; noons.end(day) < cut; day = day.plusDays(1))
            if (!Double.isNaN(noons.evening(day)) && noons.newest(day, 0) >= 0) days.add(day);
        long smoky = days.stream().filter(this::isSmoky).count();
        boolean enough = days.size() >= FEWEST_DAYS && smoky >= FEWEST_SMOKY;
        if (!enough || smoky == days.size()) return;
        for (int fold = 0; fold < FOLDS; fold++)
            judge(fold * days.size() / FOLDS, (fold + 1) * days.size() / FOLDS);
        List<double[]> ratios = blind.stream().map(s -> ratio(s.ratio)).toList();
        List<Boolean> truth = blind.stream().map(Said::smoky).toList();
        Logistic logistic = Logistic.fit(ratios, truth, PENALTY);
        learned = new Learned(fit(0, 0), logistic, best(logistic));
    }

    /** Forecasts the evenings of a stretch of days by a blend of all others. */
    private void judge(int from, int to) {
        Blend others = fit(from, to);
        for (LocalDate day : days.subList(from, to)) {
            double said = others.at(noons.features(day, noons.newest(day, 0)));
            blind.add(new Said(said, isSmoky(day)));
        }
    }

    private Blend fit(int from, int to) {
        var examples = new Examples();
        for (int i = 0; i < days.size(); i++) {
            if (i >= from && i < to) continue;
            for (int before = 0; before <= HOURS_BEFORE; before++) {
                int row = noons.newest(days.get(i), before);
                if (row >= 0)
                    examples.add(noons.features(days.get(i), row), noons.evening(days.get(i)));
            }
        }
        return Blend.fit(examples, noons.span(cut) >= HOURS_OF_YEAR, from);
    }

    private boolean isSmoky(LocalDate day) {
        return noons.evening(day) > limit;
    }

    private double[] ratio(double said) {
        return new double[] {1, Math.log((said + 1) / (limit + 1))};
    }

    /** Where to warn from, so that the F1 expected from the probabilities is highest. */
    private double best(Logistic logistic) {
        double[] chances =
                blind.stream().mapToDouble(s -> logistic.at(ratio(s.ratio))).sorted().toArray();
        double smoky = Arrays.stream(chances).sum();
        double hits = 0;
        double best = -1;
        double at = 0.5;
        for (int i = chances.length - 1; i >= 0; i--) {
            hits += chances[i];
            double f1 = 2 * hits / (smoky + chances.length - i);
            if (f1 <= best) continue;
            best = f1;
            at = chances[i];
        }
        return at;
    }
}
