package city.qala.platform.http;

import java.time.Duration;

/**
 * Server-sent events to one reader. The queue is bounded: a reader who cannot keep up is cut and
 * comes back with Last-Event-ID.
 */
public interface EventStream {
    /** Sends one event; blocks at most as long as the reader's buffer allows before it is cut. */
    void emit(String name, String data);

    /**
     * Sends one event with an id, which the reader's browser sends back as Last-Event-ID when it
     * reconnects.
     */
    void emit(String name, String data, String id);

    /**
     * Sends an event that many readers share. Unlike the other forms it may be called by any
     * thread; a reader whose queue is full is cut at once.
     */
    default void emit(ReadyEvent event) {
        String id = event.id();
        if (id == null) emit(event.name(), event.data());
        else emit(event.name(), event.data(), id);
    }

    /**
     * Whether something that was sent before still waits to be written. Whoever has more to say
     * than this reader takes leaves out what the next event will say again.
     */
    default boolean behind() {
        return false;
    }

    /** Sends a comment, so that proxies keep the line open. */
    void heartbeat();

    /** Whether the reader is still there and the server is not stopping. */
    boolean open();

    /** Waits without holding a platform thread; returns early when the stream is closed. */
    void pause(Duration wait);
}
