package city.qala.sensing.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What all threads see of the observations: layers of rows, and what is known of each stream. Only
 * the committer changes it, after the ledger has flushed; sealing swaps layers through it.
 */
final class Memory {
    private static final int FIRST_STREAMS = 4;

    private final ByStream<StreamState> streams = new ByStream<>();
    private volatile Layers layers = new Layers(new Generation(), null, Sealed.NONE);

    Layers layers() {
        return layers;
    }

    void layers(Layers now) {
        layers = now;
    }

    ByStream<StreamState> streams() {
        return streams;
    }

    @Nullable StreamState stream(int stream) {
        return streams.find(stream);
    }

    /** The stream's state, begun if need be. For the committer. */
    StreamState state(int stream) {
        StreamState state = streams.find(stream);
        if (state == null) {
            state = new StreamState(stream);
            streams.put(stream, state);
        }
        return state;
    }

    void add(Observation row) {
        StreamState state = state(row.stream());
        layers.live().add(row);
        Facts facts = state.facts;
        state.facts = facts == null ? Facts.of(row) : facts.plus(row);
    }

    /** Adds without looking at what is known; {@link #recount} follows. */
    void addUncounted(Observation row) {
        StreamState state = state(row.stream());
        state.counter = Math.max(state.counter, Ids.seq(row.id()));
        layers.live().add(row);
    }

    void replace(Observation changed) {
        replaceUncounted(changed);
        recount(changed.stream());
    }

    void replaceUncounted(Observation changed) {
        state(changed.stream());
        layers.live().log(changed.stream()).take(new int[] {Ids.seq(changed.id())}, changed);
    }

    void removeUncounted(long id) {
        state(Ids.stream(id));
        layers.live().log(Ids.stream(id)).take(new int[] {Ids.seq(id)}, null);
    }

    /** Removes observations that are there. */
    void remove(List<Long> ids) {
        byStream(ids).forEach(this::remove);
    }

    private void remove(int stream, int[] seqs) {
        Facts facts = state(stream).facts;
        boolean inside = facts != null;
        for (int seq : seqs) {
            Observation row = inside ? layers.find(stream, seq) : null;
            inside = row != null && facts != null && facts.holdsInside(row);
        }
        layers.live().log(stream).take(seqs, null);
        if (inside && facts != null) {
            state(stream).facts = facts.minusInner(seqs.length);
        } else {
            recount(stream);
        }
    }

    /** Numbers by stream, ascending and once each. */
    static Map<Integer, int[]> byStream(List<Long> ids) {
        Map<Integer, List<Integer>> found = new TreeMap<>();
        ids.stream()
                .distinct()
                .sorted()
                .forEach(id ->
                        found.computeIfAbsent(Ids.stream(id), s -> new ArrayList<>())
                                .add(Ids.seq(id)));
        Map<Integer, int[]> seqs = new TreeMap<>();
        found.forEach((s, list) -> seqs.put(s, list.stream().mapToInt(i -> i).toArray()));
        return seqs;
    }

    void drop(int stream) {
        StreamState state = state(stream);
        state.gone = true;
        state.facts = null;
        layers.live().drop(stream);
    }

    /** Reads anew what is known of a stream. */
    void recount(int stream) {
        StreamState state = state(stream);
        state.facts = state.gone ? null : layers.facts(stream);
    }

    @Nullable Observation find(long id) {
        int stream = id < 0 ? 0 : Ids.stream(id);
        StreamState state = Ids.isStream(stream) ? streams.find(stream) : null;
        return state == null || state.gone ? null : layers.find(stream, Ids.seq(id));
    }

    /** What may hold the rows that a scan wants. */
    List<Source> sources(Wanted wanted) {
        Layers now = layers;
        return now.sources(streams(wanted), wanted);
    }

    /** Visits what a scan wants until the visitor answers false. */
    void visit(Wanted wanted, Predicate<Observation> visitor) {
        Layers now = layers;
        List<Integer> streams = streams(wanted);
        if (wanted.order() != Series.Order.STREAM) {
            boolean ignored = Merge.visit(now.sources(streams, wanted), wanted, visitor);
            return;
        }
        // Stream after stream: a reader of one page is done within the first few, and then
        // nothing of the others is opened.
        boolean more = true;
        int part = FIRST_STREAMS;
        for (int at = 0; more && at < streams.size(); at += part, part *= 4) {
            List<Integer> some = streams.subList(at, Math.min(streams.size(), at + part));
            more = Merge.visit(now.sources(some, wanted), wanted, visitor);
        }
    }

    /** How many rows a scan wants. */
    long count(Wanted wanted) {
        Layers now = layers;
        return now.count(streams(wanted), wanted);
    }

    /** The streams that may hold rows that a scan wants, ascending. */
    private List<Integer> streams(Wanted wanted) {
        List<Integer> found = new ArrayList<>();
        List<Integer> named = wanted.streams();
        if (named == null) {
            streams.each(state -> {
                if (mayHold(state, wanted)) {
                    found.add(state.stream);
                }
            });
        } else {
            for (int stream : named) {
                StreamState state = Ids.isStream(stream) ? streams.find(stream) : null;
                if (state != null && mayHold(state, wanted)) {
                    found.add(stream);
                }
            }
        }
        return found;
    }

    private static boolean mayHold(StreamState state, Wanted wanted) {
        Facts facts = state.facts;
        return facts != null
                && wanted.reaches(state.stream)
                && facts.from() <= wanted.to()
                && facts.newest().from() >= wanted.from()
                && wanted.visible().test(state.stream);
    }
}
