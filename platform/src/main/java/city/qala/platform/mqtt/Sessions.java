package city.qala.platform.mqtt;

import city.qala.kernel.Actor;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All sessions by actor and client id. */
final class Sessions {

    /** The longest that a session outlives its connection. */
    static final long KEEP_SECONDS_MOST = 3_600;

    private static final int SESSIONS_MOST = 20_000;

    /**
     * A session and whether it existed.
     *
     * @param before the connection that had it, which must go
     */
    record Found(Session session, boolean present, @Nullable Connection before) {}

    private final Subscriptions subscriptions;
    private final Map<Session.Key, Session> all = new ConcurrentHashMap<>();

    Sessions(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** Finds or makes the session of a client that connects. */
    synchronized Found open(Session.Key key, Actor actor, boolean clean) {
        Session known = all.get(key);
        Connection before = known == null ? null : known.connection();
        if (known != null && !clean) return new Found(known, true, before);
        if (known != null) forget(known);
        if (all.size() >= SESSIONS_MOST) dropOneWithoutClient();
        Session made = new Session(key, actor);
        all.put(key, made);
        return new Found(made, false, before);
    }

    private void dropOneWithoutClient() {
        for (Session session : all.values()) {
            if (session.connection() == null) {
                forget(session);
                return;
            }
        }
    }

    void left(Session session, Connection connection) {
        if (session.detach(connection)) forget(session);
    }

    void expire(long now) {
        for (Session session : all.values()) {
            if (session.expired(now)) forget(session);
        }
    }

    private synchronized void forget(Session session) {
        all.remove(session.key(), session);
        for (String filter : session.filters()) subscriptions.remove(filter, session);
    }

    Collection<Session> all() {
        return all.values();
    }
}
