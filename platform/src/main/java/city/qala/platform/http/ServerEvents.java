package city.qala.platform.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One reader of server-sent events: a bounded queue, emptied by a thread of its own.
 *
 * <p>The source may wait for room as long as one write may take; any other thread that finds the
 * queue full cuts the reader instead, so that a stuck reader never slows whoever brings the news.
 */
final class ServerEvents implements EventStream {

    private static final int EVENTS_MOST = 2_000;
    private static final int BYTES_MOST = 2 << 20;
    private static final long BEAT_SECONDS = 15;
    private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final OutputStream out;
    private final Runnable cut;
    private final long source = Thread.currentThread().threadId();
    private final long waitNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<byte[]> queue = new ArrayDeque<>();
    private int bytes;
    private boolean ended;
    private boolean broken;
    private boolean writing;

    /**
     * A stream; the calling thread is its source.
     *
     * @param cut closes the connection at once
     */
    ServerEvents(OutputStream out, Runnable cut, Duration wait) {
        this.out = out;
        this.cut = cut;
        this.waitNanos = wait.toNanos();
    }

    @Override
    public void emit(String name, String data) {
        put(ReadyEvent.of(name, data).bytes());
    }

    @Override
    public void emit(String name, String data, String id) {
        put(ReadyEvent.of(name, data, id).bytes());
    }

    @Override
    public void emit(ReadyEvent event) {
        put(event.bytes());
    }

    @Override
    public boolean behind() {
        lock.lock();
        try {
            return writing || !queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void heartbeat() {
        put(BEAT);
    }

    @Override
    public boolean open() {
        lock.lock();
        try {
            return !ended;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void pause(Duration wait) {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (!ended && left > 0) left = changed.awaitNanos(left);
        } catch (InterruptedException e) {
            ended = true;
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** No more events; what is queued is still written. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the reader was cut or left. */
    boolean broken() {
        lock.lock();
        try {
            return broken;
        } finally {
            lock.unlock();
        }
    }

    /** Writes until the end; runs on a thread of its own. */
    void write() {
        try {
            out.flush();
            for (byte[] next = take(); next != null; next = take()) {
                out.write(next);
                out.flush();
            }
        } catch (IOException | RuntimeException e) {
            fail();
        }
    }

    private void put(byte[] event) {
        lock.lock();
        try {
            long left = waitNanos;
            while (!ended && full(event)) {
                if (!isSource() || left <= 0) {
                    breakOff();
                    return;
                }
                left = changed.awaitNanos(left);
            }
            if (ended) return;
            queue.add(event);
            bytes += event.length;
            changed.signalAll();
        } catch (InterruptedException e) {
            ended = true;
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private boolean isSource() {
        return Thread.currentThread().threadId() == source;
    }

    private boolean full(byte[] event) {
        return queue.size() >= EVENTS_MOST || (bytes + event.length > BYTES_MOST && bytes > 0);
    }

    private byte @Nullable [] take() {
        lock.lock();
        try {
            writing = false;
            long left = TimeUnit.SECONDS.toNanos(BEAT_SECONDS);
            while (queue.isEmpty()) {
                if (ended) return null;
                if (left <= 0) return BEAT;
                left = changed.awaitNanos(left);
            }
            byte[] next = queue.remove();
            bytes -= next.length;
            writing = true;
            changed.signalAll();
            return broken ? null : next;
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        } finally {
            lock.unlock();
        }
    }

    private void fail() {
        lock.lock();
        try {
            breakOff();
        } finally {
            lock.unlock();
        }
    }

    private void breakOff() {
        ended = true;
        broken = true;
        changed.signalAll();
        cut.run();
    }
}
