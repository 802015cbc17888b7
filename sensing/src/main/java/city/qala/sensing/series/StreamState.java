package city.qala.sensing.series;

import org.jspecify.annotations.Nullable;

/** What is kept of a stream beside its rows. The committer writes, any thread reads. */
final class StreamState {
    final int stream;

    /** The last number given; only the committer touches it. */
    int counter;

    /** Null while there is no observation. */
    volatile @Nullable Facts facts;

    /** Whether the stream was removed. */
    volatile boolean gone;

    StreamState(int stream) {
        this.stream = stream;
    }
}
