package city.qala.sta;

/**
 * One property of an entity type.
 *
 * @param name as written in JSON and in queries
 * @param kind what its values are
 * @param required whether an entity cannot be made without it
 * @param derived whether the server computes it; what a client sends is not stored
 */
public record Property(String name, Kind kind, boolean required, boolean derived) {

    /** The identifier, which every type has; written {@code @iot.id} in JSON. */
    public static final Property ID = new Property("id", Kind.ID, false, true);

    /** What the values of a property are. */
    public enum Kind {
        /** An integer given by the server. */
        ID,
        /** A string. */
        TEXT,
        /** A {@link TimeValue} that is an instant. */
        INSTANT,
        /** A {@link TimeValue} that is an interval. */
        INTERVAL,
        /** A {@link TimeValue} of either sort. */
        TIME,
        /** A JSON object or array. */
        JSON,
        /** GeoJSON, or any JSON if the encoding is another. */
        GEO,
        /** Any JSON value. */
        ANY;

        /** Whether a path may go on into the value, as in {@code properties/a/0}. */
        public boolean open() {
            return this == JSON || this == GEO || this == ANY;
        }

        /** Whether values are times. */
        public boolean time() {
            return this == INSTANT || this == INTERVAL || this == TIME;
        }
    }
}
