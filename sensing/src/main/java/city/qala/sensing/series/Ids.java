package city.qala.sensing.series;

/** Ids of observations: stream × 2³² + running number. */
final class Ids {

    /** The greatest number of a stream, so that ids stay below 2⁵³. */
    static final int LAST_STREAM = (1 << 21) - 1;

    private Ids() {}

    static long of(int stream, int seq) {
        return ((long) stream << Observation.SEQUENCE_BITS) | (seq & 0xFFFF_FFFFL);
    }

    static int stream(long id) {
        return Observation.streamOf(id);
    }

    /** Whether a stream may have this number. */
    static boolean isStream(int stream) {
        return stream >= 1 && stream <= LAST_STREAM;
    }

    static int seq(long id) {
        return (int) id;
    }
}
