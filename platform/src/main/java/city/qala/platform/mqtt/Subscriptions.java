package city.qala.platform.mqtt;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who listens to which filter, and the feed's knowledge of it. Safe for several threads. */
final class Subscriptions {

    private final MqttFeed feed;
    private final Map<String, Set<Session>> exact = new ConcurrentHashMap<>();
    private final Map<String, Set<Session>> wild = new ConcurrentHashMap<>();

    Subscriptions(MqttFeed feed) {
        this.feed = feed;
    }

    boolean isEmpty() {
        return exact.isEmpty() && wild.isEmpty();
    }

    synchronized void add(String filter, Session session) {
        Map<String, Set<Session>> side = side(filter);
        Set<Session> before = side.getOrDefault(filter, Set.of());
        Set<Session> now = new HashSet<>(before);
        now.add(session);
        side.put(filter, Set.copyOf(now));
        if (before.isEmpty()) feed.subscribed(filter, true);
    }

    synchronized void remove(String filter, Session session) {
        Map<String, Set<Session>> side = side(filter);
        Set<Session> before = side.getOrDefault(filter, Set.of());
        if (!before.contains(session)) return;
        Set<Session> now = new HashSet<>(before);
        now.remove(session);
        if (now.isEmpty()) {
            side.remove(filter);
            feed.subscribed(filter, false);
        } else {
            side.put(filter, Set.copyOf(now));
        }
    }

    /** The sessions that listen to a topic, each with the best quality of service it asked for. */
    Map<Session, Integer> listeners(String topic) {
        Map<Session, Integer> found = new HashMap<>();
        collect(found, topic, exact.getOrDefault(topic, Set.of()));
        wild.forEach((filter, sessions) -> {
            if (TopicFilter.matches(filter, topic)) collect(found, filter, sessions);
        });
        return found;
    }

    private static void collect(Map<Session, Integer> found, String filter, Set<Session> sessions) {
        for (Session session : sessions) {
            int qos = session.qos(filter);
            if (qos >= 0) found.merge(session, qos, Math::max);
        }
    }

    private Map<String, Set<Session>> side(String filter) {
        return TopicFilter.hasWildcard(filter) ? wild : exact;
    }
}
