package city.qala.sensing.sta;

import city.qala.sensing.series.Series;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of the graph: a change is stored whole, then published in memory, then told to
 * those who listen.
 */
final class GraphWriter {

    private final ReentrantLock lock = new ReentrantLock(true);
    private @Nullable Draft open; // guarded by the lock
    private final Graph graph;
    private final GraphStore store;
    private final Numbers numbers;
    private final Series series;
    private final List<BiConsumer<List<Entity>, List<Entity>>> listeners =
            new CopyOnWriteArrayList<>();

    GraphWriter(Graph graph, GraphStore store, Numbers numbers, Series series) {
        this.graph = graph;
        this.store = store;
        this.numbers = numbers;
        this.series = series;
    }

    /** Calls back with what was put and what was removed, in the order of commits. */
    void onChange(BiConsumer<List<Entity>, List<Entity>> listener) {
        listeners.add(listener);
    }

    /** The change that this thread is in the middle of, or null. */
    @Nullable Draft open() {
        return lock.isHeldByCurrentThread() ? open : null;
    }

    /** Runs several changes as one: all that they put and remove is stored whole or not at all. */
    <T> T together(Function<Draft, T> work) {
        lock.lock();
        try {
            return change(d -> {
                open = d;
                try {
                    return work.apply(d);
                } finally {
                    open = null;
                }
            });
        } finally {
            lock.unlock();
        }
    }

    /** Runs a change; when this returns it is stored and everybody sees it. */
    <T> T change(Function<Draft, T> work) {
        Draft within = open();
        if (within != null) return work.apply(within);
        List<Entity> removed;
        T answer;
        lock.lock();
        try {
            Draft draft = new Draft(graph, store, numbers);
            answer = work.apply(draft);
            List<Entity> puts = draft.puts();
            removed = draft.removed();
            if (puts.isEmpty() && removed.isEmpty() && draft.origins().isEmpty()) return answer;
            store.commit(draft);
            for (Entity e : removed) if (Graph.holds(e.type)) graph.remove(e);
            for (Entity e : puts) if (Graph.holds(e.type)) graph.put(e);
            for (var listener : listeners) listener.accept(puts, removed);
        } finally {
            lock.unlock();
        }
        for (Entity e : removed) if (e.isStream()) clear(e.id);
        return answer;
    }

    /** Removes the observations of streams that were removed before the last stop. */
    void finishRemovals() {
        store.removals().forEach(this::clear);
    }

    private void clear(long stream) {
        series.removeStream((int) stream);
        store.removalDone(stream);
    }
}
