package city.qala.pulse.release;

/** What is counted, each with its share of the budget of a person's day and its bound. */
public enum Topic {
    PRESENCE(40, Bound.PRESENCE),
    PURCHASES(40, Bound.PURCHASES),
    TRIPS(20, Bound.TRIPS);

    private final int share;
    private final Bound bound;

    Topic(int share, Bound bound) {
        this.share = share;
        this.bound = bound;
    }

    /** Its part of the epsilon of a day. */
    public Epsilon of(Epsilon day) {
        return day.hundredths(share);
    }

    /** How much of one person's day it counts. */
    public Bound bound() {
        return bound;
    }

    /** Its name in addresses and tables. */
    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
