package city.qala.assess;

import city.qala.kernel.Problem;
import java.util.Locale;

/**
 * The SDG Index's arrow: growth since the base year against the growth that would reach the target
 * in its year. All of it and more is on track, half of it and more improves moderately, none to
 * half stagnates, below none decreases. Whoever stands at the target is on track or keeps it.
 */
public enum Trend {
    DECREASING,
    STAGNATING,
    MODERATELY_IMPROVING,
    ON_TRACK,
    ON_TRACK_OR_MAINTAINING;

    /**
     * One score in one year.
     *
     * @param year such as 2015
     * @param score on any scale where more is better
     */
    public record At(double year, double score) {
        public At {
            if (!Double.isFinite(year) || !Double.isFinite(score))
                throw Problem.invalid("score", score, "must be a number in a year");
        }
    }

    /**
     * The arrow between two years.
     *
     * @param goal the target in its year
     * @throws Problem {@code invalid} unless base year, last year and the goal's follow each other
     */
    public static Trend of(At base, At last, At goal) {
        if (!(base.year() < last.year()))
            throw Problem.invalid("y1", last.year(), "must be after the base year");
        if (!(base.year() < goal.year()))
            throw Problem.invalid("target_year", goal.year(), "must be after the base year");
        if (last.score() >= goal.score()) return ON_TRACK_OR_MAINTAINING;
        double grown = (last.score() - base.score()) * (goal.year() - base.year());
        double needed = (goal.score() - base.score()) * (last.year() - base.year());
        if (grown < 0) return DECREASING;
        if (grown >= needed) return ON_TRACK;
        return 2 * grown >= needed ? MODERATELY_IMPROVING : STAGNATING;
    }

    /** Its name in files, such as {@code on_track}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
