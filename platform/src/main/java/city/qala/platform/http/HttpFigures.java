package city.qala.platform.http;

import city.qala.platform.health.Metrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Counts and times requests by pattern, method and status, never by address or client. */
final class HttpFigures {

    private record Key(String route, String method, int status) {}

    private final Metrics metrics;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();
    private final Counter refused;

    HttpFigures(Metrics metrics) {
        this.metrics = metrics;
        this.refused =
                metrics.counter(
                        "qala_http_refused", "messages that broke the rules of HTTP itself");
    }

    void refused() {
        refused.increment();
    }

    void done(String route, String method, int status, long nanos) {
        timers.computeIfAbsent(new Key(route, known(method), status), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Key key) {
        return metrics.timer(
                "qala_http",
                "time to answer a request",
                "route",
                key.route(),
                "method",
                key.method(),
                "status",
                String.valueOf(key.status()));
    }

    private static String known(String method) {
        return switch (method) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> method;
            default -> "other";
        };
    }
}
