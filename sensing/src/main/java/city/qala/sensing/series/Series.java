package city.qala.sensing.series;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All observations of the city: what is written here is flushed before the call returns, and a
 * reader sees nothing that is not.
 *
 * <p>Safe for use by many threads. Every writing call blocks until the ledger has flushed it; a
 * full queue, a full disk or a stopping server end it at once with a {@link
 * city.qala.kernel.Problem} ({@code overloaded} 503, {@code storage-full} 507), and then nothing of
 * it is stored.
 */
public interface Series extends AutoCloseable {

    /**
     * A row to be stored.
     *
     * @param observation its id is given here
     * @param collapse whether an observation of the same stream, phenomenon time, result and
     *     parameters counts as the same one
     */
    record Row(Observation observation, boolean collapse) {}

    /**
     * What became of a row.
     *
     * @param id of the observation, of the earlier one if it was a repeat
     * @param repeat whether it had been stored before
     */
    record Stored(long id, boolean repeat) {}

    /**
     * A client's promise that a request with the same key is the same request. Kept for 24 h at
     * least.
     *
     * @param owner name of the actor
     * @param key Idempotency-Key as sent
     * @param fingerprint hash of method, address and body; another one under the same key is {@code
     *     idempotency-mismatch} 422
     */
    record RequestKey(String owner, String key, long fingerprint) {}

    /** Order in which a scan visits. */
    enum Order {
        /** By stream, then time, then id: the order in which data lie. */
        STREAM,
        /** By time, then id, over all streams together. */
        TIME,
        /** The reverse of TIME. */
        TIME_DESCENDING
    }

    /**
     * Bounds of a numeric result. Observations whose result is not a number lie outside every
     * range.
     *
     * @param low lowest value
     * @param lowOpen whether {@code low} itself is outside
     * @param high highest value
     * @param highOpen whether {@code high} itself is outside
     */
    record Range(double low, boolean lowOpen, double high, boolean highOpen) {
        /** Whether the value is inside. */
        public boolean holds(double v) {
            return (lowOpen ? v > low : v >= low) && (highOpen ? v < high : v <= high);
        }
    }

    /**
     * Where to continue: the last row of the page before.
     *
     * @param time its {@code from}, µs
     * @param id its id
     */
    record Position(long time, long id) {}

    /**
     * What to visit.
     *
     * @param streams numbers of the streams, ascending; null for all of them that {@code visible}
     *     lets through
     * @param visible asked once a stream
     * @param from earliest {@code Observation.from}, µs, inclusive
     * @param to latest {@code Observation.from}, µs, inclusive
     * @param result bounds of the result; null for any result
     * @param order order of the visit
     * @param after visit only what comes after this in the order; null to begin at the beginning
     */
    record Scan(
            @Nullable List<Integer> streams,
            IntPredicate visible,
            long from,
            long to,
            @Nullable Range result,
            Order order,
            @Nullable Position after) {}

    /**
     * What is known of a stream without reading it.
     *
     * @param count observations kept
     * @param from earliest start of a phenomenon time, µs
     * @param to latest end of a phenomenon time, µs
     * @param resultFrom earliest result time, µs, or {@link Observation#NO_TIME} if none was given
     * @param resultTo latest result time, µs, or {@link Observation#NO_TIME}
     */
    record Extent(long count, long from, long to, long resultFrom, long resultTo) {}

    /**
     * A piece of a roll-up.
     *
     * @param from start, µs, inclusive
     * @param to end, µs, exclusive
     * @param count numeric observations in it; the rest is NaN when 0
     * @param mean their mean
     * @param min their least
     * @param max their greatest
     * @param first the earliest value
     * @param last the latest value
     */
    record Bucket(
            long from,
            long to,
            long count,
            double mean,
            double min,
            double max,
            double first,
            double last) {}

    /**
     * Stores rows, all or none of them, in one flush.
     *
     * @param key makes a repeated request answer as the first one did and store nothing; null
     *     without one
     * @return one outcome a row, in order
     */
    List<Stored> append(List<Row> rows, @Nullable RequestKey key);

    /**
     * Replaces the observation of this id (PATCH, PUT). The stream stays the same.
     *
     * @throws city.qala.kernel.Problem {@code not-found} if there is no observation of this id
     */
    void replace(Observation changed);

    /** Removes observations. Ids that are not there are passed over. */
    void remove(List<Long> ids);

    /**
     * Removes everything of a stream. Its number is not given again; whoever appends to it
     * afterwards gets {@code not-found}.
     */
    void removeStream(int stream);

    /** One observation. */
    Optional<Observation> find(long id);

    /** The observation with the greatest (from, id) of a stream, from memory. */
    Optional<Observation> newest(int stream);

    /** What is known of a stream; empty while it has no observation. */
    Optional<Extent> extent(int stream);

    /** Visits observations until the visitor answers false or all are visited. */
    void scan(Scan scan, Predicate<Observation> visitor);

    /** Exactly how many observations {@link #scan} would visit. */
    long count(Scan scan);

    /**
     * Roll-up of a stream's numbers over equal pieces of time.
     *
     * <p>Where a piece is an hour or longer, all bounds are whole hours (UTC): {@code to} rounded
     * up, the others rounded down. So pieces may differ by an hour, the outer ones may reach a
     * little beyond what was asked, and sealed data are answered from hourly roll-ups alone.
     * Shorter pieces have the bounds that were asked and are answered from the observations.
     *
     * @param from µs, inclusive
     * @param to µs, exclusive
     * @param buckets 1 to 10,000 pieces of equal length; empty ones are included with count 0
     */
    List<Bucket> buckets(int stream, long from, long to, int buckets);

    /**
     * Calls back with what was stored, in the order of commits, after it is durable and readable.
     * Repeats are left out; a replaced observation is reported again as it is now. Must not block.
     */
    void onStored(Consumer<List<Observation>> listener);

    @Override
    void close();
}
