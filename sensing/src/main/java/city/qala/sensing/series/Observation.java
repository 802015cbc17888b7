package city.qala.sensing.series;

import org.jspecify.annotations.Nullable;

/**
 * One observation as it is kept.
 *
 * @param id stream × 2³² + running number of the stream, so below 2⁵³; 0 before it is stored
 * @param stream number of the Datastream or MultiDatastream, 1 to 2²¹ − 1; both share one row of
 *     numbers
 * @param from start of the phenomenon time, µs since 1970
 * @param to end of the phenomenon time, µs; equal to {@code from} for an instant
 * @param resultTime µs, or {@link #NO_TIME} if not given
 * @param number the result if it is a number that a double holds exactly, else NaN
 * @param json the result as JSON text when it is anything else (text, truth, object, array, null, a
 *     longer number); null when {@code number} is the result
 * @param feature id of the FeatureOfInterest; 0 if there is none
 * @param extra what few observations have; null when there is nothing of it
 */
public record Observation(
        long id,
        int stream,
        long from,
        long to,
        long resultTime,
        double number,
        @Nullable String json,
        long feature,
        @Nullable Extra extra) {

    /** Refuses what cannot be: an end before the start, two results or none, an infinite number. */
    public Observation {
        if (to < from) {
            throw new IllegalArgumentException("A phenomenon time ends before it begins");
        }
        if (json == null ? !Double.isFinite(number) : !Double.isNaN(number)) {
            throw new IllegalArgumentException("A result is a finite number or JSON, not both");
        }
        if (extra != null && extra.isEmpty()) {
            extra = null;
        }
    }

    /** Stands for a time that was not given. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** Bits of an id that number the observations of one stream. */
    public static final int SEQUENCE_BITS = 32;

    /**
     * What few observations have.
     *
     * @param quality resultQuality as JSON text
     * @param validFrom start of validTime, µs, or {@link #NO_TIME}
     * @param validTo end of validTime, µs, or {@link #NO_TIME}
     * @param parameters parameters as JSON text, an object
     */
    public record Extra(
            @Nullable String quality, long validFrom, long validTo, @Nullable String parameters) {

        private boolean isEmpty() {
            return quality == null
                    && parameters == null
                    && validFrom == NO_TIME
                    && validTo == NO_TIME;
        }
    }

    /** The same observation under its id. */
    public Observation withId(long newId) {
        return new Observation(newId, stream, from, to, resultTime, number, json, feature, extra);
    }

    /** The stream that an id belongs to. */
    public static int streamOf(long id) {
        return (int) (id >>> SEQUENCE_BITS);
    }
}
