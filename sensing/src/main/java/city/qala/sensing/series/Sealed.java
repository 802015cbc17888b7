package city.qala.sensing.series;

import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The sealed observations as one manifest names them: immutable, so that a reader who holds one
 * sees the same rows until it lets go. Reading may touch the disk.
 *
 * <p>{@code hidden} tells the numbers of a stream's observations that younger layers have replaced
 * or removed.
 */
interface Sealed {

    /** Nothing sealed yet. */
    Sealed NONE = new Nothing();

    /** The row of this number, or null. */
    @Nullable Observation find(int stream, int seq);

    /** What the sealed rows of a stream amount to, or null if there are none. */
    @Nullable Facts facts(int stream, IntPredicate hidden);

    /** Adds what may hold rows of this stream that a scan wants. */
    void sources(int stream, Wanted wanted, IntPredicate hidden, List<Source> into);

    /** A layer without rows. */
    final class Nothing implements Sealed {
        @Override
        public @Nullable Observation find(int stream, int seq) {
            return null;
        }

        @Override
        public @Nullable Facts facts(int stream, IntPredicate hidden) {
            return null;
        }

        @Override
        public void sources(int stream, Wanted wanted, IntPredicate hidden, List<Source> into) {
            // There is none.
        }
    }
}
