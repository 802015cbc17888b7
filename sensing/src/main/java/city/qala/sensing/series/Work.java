package city.qala.sensing.series;

import city.qala.sensing.series.Series.RequestKey;
import city.qala.sensing.series.Series.Row;
import city.qala.sensing.series.Series.Stored;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Something that the committer is asked to do; its caller waits for {@code done}. */
sealed interface Work {

    /** Completed when it is durable and readable, or with the problem that ended it. */
    CompletableFuture<?> done();

    /** Observations that wait with it. */
    default int rows() {
        return 1;
    }

    /** Bytes that wait with it, about. */
    default long bytes() {
        return 64;
    }

    /** Rows to store. */
    record Append(
            List<Row> list,
            @Nullable RequestKey key,
            long bytes,
            CompletableFuture<List<Stored>> done)
            implements Work {
        @Override
        public int rows() {
            return list.size();
        }
    }

    /** An observation to put in the place of an older one. */
    record Replace(Observation changed, CompletableFuture<Boolean> done) implements Work {}

    /** Observations to remove. */
    record Remove(List<Long> ids, CompletableFuture<Boolean> done) implements Work {
        @Override
        public int rows() {
            return ids.size();
        }
    }

    /** A stream to remove. */
    record Drop(int stream, CompletableFuture<Boolean> done) implements Work {}

    /** Something to do between two groups, when nothing is on its way to the ledger. */
    record Pause(Runnable action, CompletableFuture<Boolean> done) implements Work {}
}
