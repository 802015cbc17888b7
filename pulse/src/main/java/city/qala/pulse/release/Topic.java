package city.qala.pulse.release;

/** What is counted, each with its share of the budget of a person's day and its bound. */
public enum Topic {
    PRESENCE(40),
    PURCHASES(40),
    TRIPS(20);

    private final int share;

    Topic(int share) {
        this.share = share;
    }

    /** Its part of the epsilon of a day. */
    public Epsilon of(Epsilon day) {
        return day.hundredths(share);
    }

    /** How much of one person's day it counts. */
    public Bound bound() {
        return switch (this) {
            case PRESENCE -> Bound.PRESENCE;
            case PURCHASES -> Bound.PURCHASES;
            case TRIPS -> Bound.TRIPS;
        };
    }

    /** Its name in addresses and tables. */
    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
