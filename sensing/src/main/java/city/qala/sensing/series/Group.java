package city.qala.sensing.series;

import city.qala.kernel.Problem;
import city.qala.sensing.series.Journal.Kept;
import city.qala.sensing.series.Journal.Promise;
import city.qala.sensing.series.Series.RequestKey;
import city.qala.sensing.series.Series.Row;
import city.qala.sensing.series.Series.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Requests that share a flush: gives ids, leaves out repeats, packs. Nothing outside changes until
 * {@link #apply}.
 */
final class Group {

    private record Answer(Work.Append work, List<Stored> outcome) {}

    private final Memory memory;
    private final Twins twins;
    private final Map<Integer, Integer> counters = new HashMap<>();
    private final Map<String, Promise> promised = new HashMap<>();
    private final List<Promise> promises = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<Observation> fresh = new ArrayList<>();

    Group(Memory memory) {
        this.memory = memory;
        this.twins = new Twins(memory);
    }

    /**
     * Takes a request in, or answers it at once if it failed.
     *
     * @param kept what its key led to before
     */
    void add(Work.Append work, Optional<Kept> kept) {
        try {
            answers.add(new Answer(work, outcome(work, kept)));
        } catch (Problem refused) {
            work.done().completeExceptionally(refused);
        }
    }

    private List<Stored> outcome(Work.Append work, Optional<Kept> kept) {
        RequestKey key = work.key();
        if (key == null) {
            return store(work.list());
        }
        if (kept.isPresent()) {
            return repeat(key, kept.get().fingerprint(), kept.get().outcome());
        }
        Promise earlier = promised.get(name(key));
        if (earlier != null) {
            return repeat(key, earlier.key().fingerprint(), earlier.outcome());
        }
        List<Stored> outcome = store(work.list());
        Promise promise = new Promise(key, Outcomes.pack(outcome));
        promised.put(name(key), promise);
        promises.add(promise);
        return outcome;
    }

    static String name(RequestKey key) {
        return key.owner() + "\n" + key.key();
    }

    private static List<Stored> repeat(RequestKey key, long fingerprint, byte[] outcome) {
        if (key.fingerprint() != fingerprint) {
            throw Problem.of(
                    Problem.Kind.UNPROCESSABLE,
                    "idempotency-mismatch",
                    "This Idempotency-Key was used for another request.");
        }
        return Outcomes.unpack(outcome);
    }

    private List<Stored> store(List<Row> rows) {
        for (Row row : rows) {
            StreamState state = memory.stream(row.observation().stream());
            if (state != null && state.gone) {
                throw Problem.notFound("The Datastream was removed.");
            }
        }
        for (Row row : rows) {
            if (row.collapse()) {
                twins.expect(row.observation());
            }
        }
        List<Stored> outcome = new ArrayList<>(rows.size());
        for (Row row : rows) {
            outcome.add(store(row));
        }
        return outcome;
    }

    private Stored store(Row row) {
        Observation observation = row.observation();
        if (row.collapse()) {
            long twin = twins.find(observation);
            if (twin != 0) {
                return new Stored(twin, true);
            }
        }
        Observation stored = observation.withId(Ids.of(observation.stream(), next(observation)));
        fresh.add(stored);
        twins.add(stored);
        return new Stored(stored.id(), false);
    }

    private int next(Observation observation) {
        int stream = observation.stream();
        Integer last = counters.get(stream);
        if (last == null) {
            StreamState state = memory.stream(stream);
            last = state == null ? 0 : state.counter;
        }
        if (last == Integer.MAX_VALUE) {
            throw Problem.conflict("capacity-taken", "The Datastream is full.");
        }
        counters.put(stream, last + 1);
        return last + 1;
    }

    /** Whether there is nothing for the ledger. */
    boolean isEmpty() {
        return fresh.isEmpty() && promises.isEmpty();
    }

    /** What the ledger must hold, in blocks of at most so many rows; at least one. */
    List<byte[]> blocks(int mostRows) {
        List<byte[]> blocks = new ArrayList<>();
        int at = 0;
        do {
            Block block = new Block();
            int end = Math.min(fresh.size(), at + mostRows);
            fresh.subList(at, end).forEach(block::add);
            blocks.add(block.toBytes());
            at = end;
        } while (at < fresh.size());
        return blocks;
    }

    List<Promise> promises() {
        return promises;
    }

    List<Observation> fresh() {
        return fresh;
    }

    /** Makes everything readable; the ledger has flushed it. */
    void apply() {
        counters.forEach((stream, last) -> memory.state(stream).counter = last);
        fresh.forEach(memory::add);
    }

    /** Tells the callers. */
    void answer() {
        answers.forEach(answer -> answer.work().done().complete(answer.outcome()));
    }

    /** Tells the callers that it failed. */
    void fail(Problem problem) {
        answers.forEach(answer -> answer.work().done().completeExceptionally(problem));
    }
}
