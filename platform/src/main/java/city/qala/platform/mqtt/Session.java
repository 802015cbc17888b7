package city.qala.platform.mqtt;

import city.qala.kernel.Actor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the broker remembers of a client: its filters, and the news it has not had yet. Kept in
 * memory, bounded; it outlives a connection if the client asked for that.
 *
 * <p>Safe for several threads.
 */
final class Session {

    /**
     * Whose session it is. Two actors never share one, whatever client id they send.
     *
     * @param actor name of the actor
     */
    record Key(String actor, String clientId) {}

    /** News with the packet id that the client will confirm; 0 if it need not. */
    record Outgoing(int packetId, News news, boolean again) {}

    static final int FILTERS_MOST = 200;
    private static final int QUEUE_MOST = 20_000;
    private static final int BYTES_MOST = 16 << 20;

    private final Key key;
    private final Map<String, Integer> filters = new LinkedHashMap<>();
    private final Deque<News> queue = new ArrayDeque<>();
    private final Map<Integer, News> unconfirmed = new LinkedHashMap<>();
    private final Set<Integer> received = new HashSet<>();
    private final Deque<Integer> again = new ArrayDeque<>();
    private int bytes;
    private int lastId;
    private int window = 1;
    private long keepSeconds;
    private long expiresAt = Long.MAX_VALUE;
    private Actor actor;
    private @Nullable Connection connection;

    Session(Key key, Actor actor) {
        this.key = key;
        this.actor = actor;
    }

    Key key() {
        return key;
    }

    synchronized Actor actor() {
        return actor;
    }

    synchronized @Nullable Connection connection() {
        return connection;
    }

    /** A client is here (again): what it had not confirmed is sent again. */
    synchronized void attach(Connection here, Actor who, int receiveMost, long keep) {
        connection = here;
        actor = who;
        window = receiveMost;
        keepSeconds = keep;
        expiresAt = Long.MAX_VALUE;
        again.clear();
        again.addAll(unconfirmed.keySet());
    }

    /**
     * The client left.
     *
     * @return whether the session must be forgotten now
     */
    synchronized boolean detach(Connection left) {
        if (connection != left) return false;
        connection = null;
        expiresAt = System.nanoTime() + keepSeconds * 1_000_000_000L;
        return keepSeconds == 0;
    }

    synchronized void keepSeconds(long seconds) {
        keepSeconds = seconds;
    }

    synchronized boolean expired(long now) {
        return connection == null && expiresAt != Long.MAX_VALUE && now - expiresAt >= 0;
    }

    // ---- filters

    synchronized boolean roomForFilter(String filter) {
        return filters.size() < FILTERS_MOST || filters.containsKey(filter);
    }

    /** Adds or changes a filter; true if it is new. */
    synchronized boolean subscribe(String filter, int qos) {
        return filters.put(filter, qos) == null;
    }

    synchronized boolean unsubscribe(String filter) {
        return filters.remove(filter) != null;
    }

    synchronized List<String> filters() {
        return List.copyOf(filters.keySet());
    }

    /** Quality of service of a filter; -1 if it is not held. */
    synchronized int qos(String filter) {
        return filters.getOrDefault(filter, -1);
    }

    // ---- news

    /** Adds news; returns how many older ones were dropped for it. */
    synchronized int offer(News news) {
        if (connection == null && news.qos() == 0) return 0;
        queue.add(news);
        bytes += size(news);
        int dropped = 0;
        while (queue.size() > QUEUE_MOST || (bytes > BYTES_MOST && queue.size() > 1)) {
            bytes -= size(queue.remove());
            dropped++;
        }
        return dropped;
    }

    /** The next news to write; null if there is none or the client must first confirm some. */
    synchronized @Nullable Outgoing next() {
        Integer repeated = again.poll();
        if (repeated != null) {
            News news = unconfirmed.get(repeated);
            return news == null ? next() : new Outgoing(repeated, news, true);
        }
        News first = queue.peek();
        if (first == null) return null;
        if (first.qos() > 0 && unconfirmed.size() >= window) return null;
        queue.remove();
        bytes -= size(first);
        if (first.qos() == 0) return new Outgoing(0, first, false);
        int id = freeId();
        unconfirmed.put(id, first);
        return new Outgoing(id, first, false);
    }

    synchronized void confirmed(int packetId) {
        unconfirmed.remove(packetId);
    }

    private int freeId() {
        do {
            lastId = lastId % 65_535 + 1;
        } while (unconfirmed.containsKey(lastId));
        return lastId;
    }

    private static int size(News news) {
        return news.size();
    }

    // ---- quality of service 2, inbound

    /** Marks a packet id as received; false if it was already. */
    synchronized boolean receive(int packetId) {
        return received.add(packetId);
    }

    synchronized void release(int packetId) {
        received.remove(packetId);
    }
}
