package city.qala.sensing.series;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One thing a stream, found by the stream's number. One thread puts, any number look.
 *
 * @param <T> the thing
 */
final class ByStream<T> {
    private static final int BITS = 10;
    private static final int SIZE = 1 << BITS;

    private final AtomicReferenceArray<@Nullable AtomicReferenceArray<@Nullable T>> parts =
            new AtomicReferenceArray<>((Ids.LAST_STREAM + 1) >> BITS);

    @Nullable T find(int stream) {
        var part = parts.get(stream >>> BITS);
        return part == null ? null : part.get(stream & (SIZE - 1));
    }

    void put(int stream, @Nullable T thing) {
        var part = parts.get(stream >>> BITS);
        if (part == null) {
            part = new AtomicReferenceArray<>(SIZE);
            parts.set(stream >>> BITS, part);
        }
        part.set(stream & (SIZE - 1), thing);
    }

    /** All things, by ascending number of the stream. */
    void each(Consumer<T> visitor) {
        for (int i = 0; i < parts.length(); i++) {
            var part = parts.get(i);
            for (int j = 0; part != null && j < SIZE; j++) {
                T thing = part.get(j);
                if (thing != null) {
                    visitor.accept(thing);
                }
            }
        }
    }
}
