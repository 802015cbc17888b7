package city.qala.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Closes what was opened, the last first. One part that fails does not keep the others open. */
final class Closing {
    private final Deque<Runnable> parts = new ArrayDeque<>();

    synchronized <T> T add(T part, Consumer<T> close) {
        parts.push(() -> close.accept(part));
        return part;
    }

    synchronized void close() {
        RuntimeException first = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().run();
            } catch (RuntimeException e) {
                if (first == null) first = e;
                else first.addSuppressed(e);
            }
        }
        if (first != null) throw first;
    }
}
