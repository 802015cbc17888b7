package city.qala.sensing.series;

import city.qala.sensing.series.Series.Order;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How long observations of a stream are kept, where that is limited. */
final class Retention {

    private static final int AT_ONCE = 10_000;

    private final Map<Integer, Duration> keep = new ConcurrentHashMap<>();
    private final Clock clock;

    Retention(Clock clock) {
        this.clock = clock;
    }

    void set(int stream, @Nullable Duration duration) {
        if (duration == null) {
            keep.remove(stream);
        } else if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("Observations are kept for some time or for ever");
        } else {
            keep.put(stream, duration);
        }
    }

    /**
     * Removes what is too old, by whole days (UTC).
     *
     * @return how many observations were removed
     */
    long expire(Memory memory, Consumer<List<Long>> remove) {
        long removed = 0;
        for (var entry : keep.entrySet()) {
            long limit = clock.instant().minus(entry.getValue()).getEpochSecond() * 1_000_000L;
            long end = Math.floorDiv(limit, Pieces.DAY) * Pieces.DAY;
            List<Long> ids = oldest(memory, entry.getKey(), end);
            while (!ids.isEmpty()) {
                remove.accept(ids);
                removed += ids.size();
                ids = oldest(memory, entry.getKey(), end);
            }
        }
        return removed;
    }

    private static List<Long> oldest(Memory memory, int stream, long end) {
        List<Long> ids = new ArrayList<>();
        Wanted wanted =
                new Wanted(
                        List.of(stream),
                        s -> true,
                        Long.MIN_VALUE,
                        end - 1,
                        null,
                        Order.TIME,
                        null);
        Merge.visit(
                memory.sources(wanted),
                wanted,
                row -> {
                    ids.add(row.id());
                    return ids.size() < AT_ONCE;
                });
        return ids;
    }
}
