package city.qala.sensing.series;

import city.qala.sensing.series.Series.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds observations that say the same as a new one: same stream, phenomenon time, result and
 * parameters, so that a sender who numbers its readings there keeps all of them. Looks at what is
 * readable and at the group being made. One for each group.
 */
final class Twins {

    /** From so many late rows of a stream on, its old rows are read once instead of row by row. */
    private static final int MANY = 32;

    private record Same(
            int stream,
            long from,
            long to,
            long number,
            @Nullable String json,
            @Nullable String parameters) {
        static Same of(Observation row) {
            return new Same(
                    row.stream(),
                    row.from(),
                    row.to(),
                    Double.doubleToLongBits(row.number()),
                    row.json(),
                    Twins.parameters(row));
        }
    }

    private final Memory memory;
    private final Map<Same, Long> fresh = new HashMap<>();
    private final Map<Integer, Integer> asked = new HashMap<>();
    private final Map<Integer, long[]> spans = new HashMap<>();
    private final Map<Integer, Map<Same, Long>> old = new HashMap<>();

    Twins(Memory memory) {
        this.memory = memory;
    }

    /** Says that a row will be asked for, so that no more is read than may matter. */
    void expect(Observation row) {
        long[] span = spans.computeIfAbsent(row.stream(), s -> new long[] {row.from(), row.from()});
        span[0] = Math.min(span[0], row.from());
        span[1] = Math.max(span[1], row.from());
    }

    /** Makes a row of the group known. */
    void add(Observation stored) {
        fresh.putIfAbsent(Same.of(stored), stored.id());
    }

    /** The id of the earliest one that says the same; 0 if there is none. */
    long find(Observation row) {
        long before = findOld(row);
        return before != 0 ? before : fresh.getOrDefault(Same.of(row), 0L);
    }

    private long findOld(Observation row) {
        StreamState state = memory.stream(row.stream());
        Facts facts = state == null ? null : state.facts;
        if (facts == null || row.from() > facts.newest().from() || row.from() < facts.from()) {
            return 0;
        }
        long[] span = spans.get(row.stream());
        if (span == null || asked.merge(row.stream(), 1, Integer::sum) < MANY) {
            return look(row);
        }
        return old.computeIfAbsent(row.stream(), stream -> read(stream, span))
                .getOrDefault(Same.of(row), 0L);
    }

    private long look(Observation row) {
        List<Observation> found = new ArrayList<>();
        Wanted wanted = wanted(row.stream(), row.from(), row.from());
        Merge.visit(
                memory.layers().sources(List.of(row.stream()), wanted),
                wanted,
                other -> {
                    if (isSame(row, other)) {
                        found.add(other);
                    }
                    return found.isEmpty();
                });
        return found.isEmpty() ? 0 : found.getFirst().id();
    }

    private static boolean isSame(Observation a, Observation b) {
        return a.to() == b.to()
                && Double.compare(a.number(), b.number()) == 0
                && Objects.equals(a.json(), b.json())
                && Objects.equals(parameters(a), parameters(b));
    }

    private static @Nullable String parameters(Observation row) {
        Observation.Extra extra = row.extra();
        return extra == null ? null : extra.parameters();
    }

    private Map<Same, Long> read(int stream, long[] span) {
        Map<Same, Long> all = new HashMap<>();
        Wanted wanted = wanted(stream, span[0], span[1]);
        for (Source source : memory.layers().sources(List.of(stream), wanted)) {
            for (Cursor cursor : source.open(wanted)) {
                while (cursor.next()) {
                    all.merge(Same.of(cursor.observation()), cursor.id, Math::min);
                }
            }
        }
        return all;
    }

    private static Wanted wanted(int stream, long from, long to) {
        return new Wanted(List.of(stream), s -> true, from, to, null, Order.TIME, null);
    }
}
