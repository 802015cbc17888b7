package city.qala.platform.mqtt;

import java.time.Duration;

/**
 * Settings under {@code mqtt.*}.
 *
 * @param bind address to listen on; loopback unless the operator says otherwise
 * @param port 0 takes any free port
 * @param connections open at once
 * @param payloadBytes greatest message
 * @param connect time from the first byte to a whole CONNECT
 * @param commit time after which an unanswered message counts as refused
 */
public record MqttConfig(
        String bind,
        int port,
        int connections,
        int payloadBytes,
        Duration connect,
        Duration commit) {
    public MqttConfig {
        if (bind.isBlank()) throw new IllegalArgumentException("mqtt.bind is empty");
        require(port, 0, 65_535, "mqtt.port");
        require(connections, 1, 100_000, "mqtt.connections");
        require(payloadBytes, 256, 16 << 20, "mqtt.payload-bytes");
        require(connect.toMillis(), 10, 60_000, "mqtt.connect");
        require(commit.toMillis(), 10, 3_600_000, "mqtt.commit");
    }

    /** Loopback, port 1883, 1 MB messages. */
    public static MqttConfig defaults() {
        return new MqttConfig(
                "127.0.0.1", 1883, 10_000, 1 << 20, Duration.ofSeconds(10), Duration.ofMinutes(2));
    }

    /** The same on another port. */
    public MqttConfig withPort(int newPort) {
        return new MqttConfig(bind, newPort, connections, payloadBytes, connect, commit);
    }

    private static void require(long value, long least, long most, String key) {
        if (value < least || value > most)
            throw new IllegalArgumentException(
                    key + " must be between " + least + " and " + most + ": " + value);
    }
}
