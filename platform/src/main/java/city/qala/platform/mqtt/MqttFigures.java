package city.qala.platform.mqtt;

import city.qala.platform.health.Metrics;
import io.micrometer.core.instrument.Counter;
import java.util.function.DoubleSupplier;

/** Counts messages by what became of them. */
final class MqttFigures {

    final Counter received;
    final Counter stored;
    final Counter refused;
    final Counter notified;
    final Counter dropped;

    MqttFigures(Metrics metrics, DoubleSupplier connections) {
        received = metrics.counter("qala_mqtt_received", "messages that clients sent");
        stored = metrics.counter("qala_mqtt_stored", "messages that the feed took");
        refused = metrics.counter("qala_mqtt_refused", "messages and clients that were refused");
        notified = metrics.counter("qala_mqtt_notified", "news written to subscribers");
        dropped = metrics.counter("qala_mqtt_dropped", "news that a slow subscriber lost");
        metrics.gauge("qala_mqtt_connections", "open connections", connections);
    }
}
