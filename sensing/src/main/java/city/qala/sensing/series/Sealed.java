package city.qala.sensing.series;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sealed observations as one manifest names them: immutable, so that a reader who holds one
 * sees the same rows until it lets go. Reading may touch the disk.
 */
interface Sealed {

    /** Nothing sealed yet. */
    Sealed NONE = new Nothing();

    /** How many times was sealed or compacted before. */
    int generation();

    /** The row of this number, or null. */
    @Nullable Observation find(int stream, int seq);

    /** What the sealed rows of a stream amount to, or null if there are none. */
    @Nullable Facts facts(int stream, Hides hides);

    /**
     * Adds what may hold wanted rows.
     *
     * @param streams what younger layers hide, by stream
     */
    void sources(Map<Integer, Hides> streams, Wanted wanted, List<Source> into);

    /** How many wanted rows there are of these streams. */
    long count(Map<Integer, Hides> streams, Wanted wanted);

    /** A layer without rows. */
    final class Nothing implements Sealed {
        @Override
        public int generation() {
            return 0;
        }

        @Override
        public @Nullable Observation find(int stream, int seq) {
            return null;
        }

        @Override
        public @Nullable Facts facts(int stream, Hides hides) {
            return null;
        }

        @Override
        public void sources(Map<Integer, Hides> streams, Wanted wanted, List<Source> into) {
            // There is none.
        }

        @Override
        public long count(Map<Integer, Hides> streams, Wanted wanted) {
            return 0;
        }
    }
}
