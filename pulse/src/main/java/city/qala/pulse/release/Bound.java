package city.qala.pulse.release;

import city.qala.kernel.Problem;

/**
 * How much of one person's day is counted: policy, never fitted to data.
 *
 * @param most cells that one person may raise by 1 in a day
 * @param isOneAnHour whether at most one of them may lie in each hour
 */
public record Bound(int most, boolean isOneAnHour) {

    /** Presence: one district in each of 24 hours. */
    public static final Bound PRESENCE = new Bound(24, true);

    /** Purchases: three districts, hours or categories. */
    public static final Bound PURCHASES = new Bound(3, false);

    /** Trips: four ways from a district to a district. */
    public static final Bound TRIPS = new Bound(4, false);

    public Bound {
        if (most < 1 || most > 1000) throw Problem.invalid("bound", most, "must be from 1 to 1000");
    }
}
