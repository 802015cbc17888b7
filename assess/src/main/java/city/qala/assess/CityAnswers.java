package city.qala.assess;

import city.qala.kernel.Problem;
import java.util.Comparator;

/**
 * What a city says of itself about the goals for sustainable development.
 *
 * @param id of the city, unique in its set
 * @param assessed goals that it answers for, at least one
 * @param inPlans of these, those that stand in its plans
 * @param progress sum over the goals of 0 none, 1 some, 2 considerable
 * @param steps of the six that are done
 */
public record CityAnswers(String id, int assessed, int inPlans, int progress, int steps) {

    /** Steps that a city can take: from monitoring to a department of its own. */
    public static final int STEPS = 6;

    /** From the least advanced: by score, then progress, then steps, then id. */
    static final Comparator<CityAnswers> ORDER =
            Comparator.comparingDouble(CityAnswers::score)
                    .thenComparingDouble(CityAnswers::progressShare)
                    .thenComparingInt(CityAnswers::steps)
                    .thenComparing(CityAnswers::id);

    private static final double CRITERIA = 3;

    public CityAnswers {
        if (id.isBlank()) throw Problem.invalid("id", id, "must not be empty");
        if (assessed < 1) throw Problem.invalid("assessed", assessed, "must be at least 1");
        within("goals in plans", inPlans, assessed);
        within("progress", progress, 2 * assessed);
        within("steps", steps, STEPS);
    }

    /**
     * The mean of the three criteria, 0..100: the source names three and no weights, so they weigh
     * the same. Computed as one division, so that equal answers give equal numbers.
     */
    public double score() {
        long parts = 2L * STEPS * inPlans + (long) STEPS * progress + 2L * assessed * steps;
        return 100 * parts / (CRITERIA * 2 * STEPS * assessed);
    }

    /** The score under other weights, which add up to 1. */
    double weighed(double plansWeight, double progressWeight, double stepsWeight) {
        return 100
                * (plansWeight * plansShare()
                        + progressWeight * progressShare()
                        + stepsWeight * stepsShare());
    }

    /** Goals in plans, 0..1. */
    public double plansShare() {
        return (double) inPlans / assessed;
    }

    /** Progress made of the progress possible, 0..1. */
    public double progressShare() {
        return progress / (2.0 * assessed);
    }

    /** Steps done of six, 0..1. */
    public double stepsShare() {
        return (double) steps / STEPS;
    }

    /** The same city one step further; itself if there is none left. */
    CityAnswers oneMoreStep() {
        return steps == STEPS ? this : new CityAnswers(id, assessed, inPlans, progress, steps + 1);
    }

    /** The same city with one more goal in its plans; itself if all are. */
    CityAnswers oneMoreGoal() {
        return inPlans == assessed
                ? this
                : new CityAnswers(id, assessed, inPlans + 1, progress, steps);
    }

    private static void within(String name, int value, int most) {
        if (value < 0 || value > most)
            throw Problem.invalid(name, value, "must be between 0 and " + most);
    }
}
