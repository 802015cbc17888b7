package city.qala.platform.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All open event streams, so that a stopping server can end them. */
final class Streams {

    private final Set<ServerEvents> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    void add(ServerEvents stream) {
        open.add(stream);
        if (stopping) stream.end();
    }

    void remove(ServerEvents stream) {
        open.remove(stream);
    }

    int size() {
        return open.size();
    }

    void stop() {
        stopping = true;
        open.forEach(ServerEvents::end);
    }
}
