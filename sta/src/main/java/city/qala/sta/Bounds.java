package city.qala.sta;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What every Observation that an expression matches must meet: a store may skip what does not.
 *
 * <p>The bounds are never too narrow. A row with an interval as its phenomenonTime lies inside the
 * time bounds with its start and its end, unless the bounds were made for instants only.
 *
 * @param from earliest phenomenonTime in microseconds, itself included
 * @param to latest phenomenonTime, itself included
 * @param least smallest numeric result; a bound other than minus infinity means that results that
 *     are not numbers are out
 * @param leastOpen whether the smallest itself is out
 * @param most greatest numeric result
 * @param mostOpen whether the greatest itself is out
 * @param datastreamsOrNull ids of the only Datastreams; null for any
 * @param exact whether the expression says nothing else, so that meeting the bounds is matching
 */
public record Bounds(
        long from,
        long to,
        double least,
        boolean leastOpen,
        double most,
        boolean mostOpen,
        @Nullable Set<Long> datastreamsOrNull,
        boolean exact) {

    /** No bound, and nothing more to check. */
    public static final Bounds ALL =
            new Bounds(
                    TimeValue.MIN_MICROS,
                    TimeValue.MAX_MICROS,
                    Double.NEGATIVE_INFINITY,
                    false,
                    Double.POSITIVE_INFINITY,
                    false,
                    null,
                    true);

    public Bounds {
        if (datastreamsOrNull != null)
            datastreamsOrNull =
                    java.util.Collections.unmodifiableSet(new TreeSet<>(datastreamsOrNull));
    }

    /**
     * Bounds of a filter on Observations, right for rows with intervals too.
     *
     * @param filter null for none
     * @param now what {@code now()} answers, the same as for the evaluator
     */
    public static Bounds of(@Nullable Expression filter, Instant now) {
        return filter == null ? ALL : new BoundsFinder("", List.of(), now, false).find(filter);
    }

    /** Narrower bounds, right only if every phenomenonTime is an instant. */
    public static Bounds ofInstants(@Nullable Expression filter, Instant now) {
        return filter == null ? ALL : new BoundsFinder("", List.of(), now, true).find(filter);
    }

    /** Whether no Observation can meet them. */
    public boolean empty() {
        return from > to
                || least > most
                || (least == most && (leastOpen || mostOpen))
                || (datastreamsOrNull != null && datastreamsOrNull.isEmpty());
    }

    /** Whether results are bounded, so that only numbers can match. */
    public boolean boundsResult() {
        return least != Double.NEGATIVE_INFINITY || most != Double.POSITIVE_INFINITY;
    }

    /** Whether phenomenonTime is bounded. */
    public boolean boundsTime() {
        return from != TimeValue.MIN_MICROS || to != TimeValue.MAX_MICROS;
    }

    /** Whether an Observation of that instant and number meets the bounds of time and result. */
    public boolean admits(long micros, double result) {
        return micros >= from && micros <= to && admitsResult(result);
    }

    /**
     * Whether a number meets the bounds of result; NaN, standing for no number, only if there are
     * none.
     */
    public boolean admitsResult(double result) {
        if (!boundsResult()) return true;
        boolean above = leastOpen ? result > least : result >= least;
        return above && (mostOpen ? result < most : result <= most);
    }

    /** Whether a Datastream may hold matches. */
    public boolean admitsDatastream(long id) {
        return datastreamsOrNull == null || datastreamsOrNull.contains(id);
    }
}
