package city.qala.demo;

/**
 * A planned stream that exists in the city, and how far it has been told.
 *
 * <p>Used by one thread at a time: first by the history, then by its gateway.
 */
final class LiveStream {
    private static final int SLOTS_AT_ONCE = 256;

    private final PlannedStream plan;
    private final Kind kind;
    private final String gateway;
    private final long id;
    private final Faults faults;
    private long next;
    private long heldUntil;
    private double value = Double.NaN;
    private long valueAt = Long.MIN_VALUE;

    /** A stream whose next reading is the first one after {@code told}, seconds since 1970. */
    LiveStream(PlannedThing thing, PlannedStream plan, long id, long told, Faults faults) {
        this.plan = plan;
        this.kind = thing.kind();
        this.gateway = thing.gateway();
        this.id = id;
        this.faults = faults;
        this.next = plan.slotFrom(told + 1);
    }

    long id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    PlannedStream plan() {
        return plan;
    }

    String gateway() {
        return gateway;
    }

    /** How many readings lie between what was told and now; an upper bound. */
    long waiting(long now) {
        return Math.max(0, (now - next) / plan.interval().toSeconds() + 1);
    }

    /** A reading that is to be told. */
    record Told(long at, double value) {}

    /**
     * Moves past moments without a reading, at most some hundred of them.
     *
     * @return when to ask again: the arrival of the next reading, or a moment up to which there is
     *     none
     */
    long due() {
        for (int i = 0; i < SLOTS_AT_ONCE; i++) {
            if (look()) {
                // What comes late holds up what follows it, as in a gateway's queue.
                return Math.max(heldUntil, faults.arrives(gateway, next));
            }
            next += plan.interval().toSeconds();
        }
        return next;
    }

    /** Whether there is a reading at the present position: {@link #due()} found one. */
    boolean ready() {
        return valueAt == next;
    }

    /** The next reading; only while {@link #ready()}. */
    Told reading() {
        if (!ready()) throw new IllegalStateException(plan.code() + " has nothing to tell");
        return new Told(next, value);
    }

    /** Notes that the reading was acknowledged. */
    void acknowledged() {
        heldUntil = Math.max(heldUntil, faults.arrives(gateway, next));
        next += plan.interval().toSeconds();
    }

    /** Computes the reading of the present position once; false if there is none. */
    private boolean look() {
        if (valueAt == next) return true;
        if (kind != Kind.GATEWAY && faults.silent(plan.thing(), next)) return false;
        double raw = plan.signal().at(faults.measuredAt(plan, next));
        if (Double.isNaN(raw)) return false;
        value = plan.property().printed(raw);
        valueAt = next;
        return true;
    }
}
