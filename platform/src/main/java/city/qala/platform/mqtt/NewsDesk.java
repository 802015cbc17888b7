package city.qala.platform.mqtt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hands news to the sessions that listen. A bounded queue and one thread, so that whoever brings
 * news never waits; when the queue is full the oldest news is lost and counted.
 */
final class NewsDesk implements AutoCloseable {

    private static final int NEWS_MOST = 100_000;
    private static final int BYTES_MOST = 32 << 20;

    private final Core core;
    private final Deque<News> queue = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition brought = lock.newCondition();
    private final Thread desk;
    private long bytes;
    private boolean stopped;

    NewsDesk(Core core) {
        this.core = core;
        this.desk = Thread.ofVirtual().name("mqtt-news").start(this::run);
    }

    void bring(String topic, byte[] payload, int qos) {
        if (core.subscriptions().isEmpty()) return;
        lock.lock();
        try {
            queue.add(new News(topic, payload, qos));
            bytes += payload.length;
            while (queue.size() > NEWS_MOST || (bytes > BYTES_MOST && queue.size() > 1)) {
                bytes -= queue.remove().payload().length;
                core.figures().dropped.increment();
            }
            brought.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (News next = take(); next != null; next = take()) {
            for (Map.Entry<Session, Integer> to :
                    core.subscriptions().listeners(next.topic()).entrySet()) {
                deliver(to.getKey(), next, Math.min(next.qos(), to.getValue()));
            }
        }
    }

    private void deliver(Session session, News news, int qos) {
        if (!may(session, news.topic())) return;
        int lost = session.offer(news.at(qos));
        if (lost > 0) core.figures().dropped.increment(lost);
        Connection connection = session.connection();
        if (connection != null) connection.pumpSoon();
    }

    /** Asked at every delivery: a right that was lost since takes effect. */
    private boolean may(Session session, String topic) {
        try {
            return core.feed().mayReceive(session.actor(), topic);
        } catch (RuntimeException e) {
            Broker.LOG.error("rights of a topic failed", e);
            return false;
        }
    }

    private @Nullable News take() {
        lock.lock();
        try {
            while (queue.isEmpty()) {
                if (stopped) return null;
                brought.await();
            }
            News next = queue.remove();
            bytes -= next.payload().length;
            return next;
        } catch (InterruptedException e) {
            return null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            stopped = true;
            queue.clear();
            brought.signal();
        } finally {
            lock.unlock();
        }
        desk.interrupt();
    }
}
