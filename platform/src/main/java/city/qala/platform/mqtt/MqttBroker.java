package city.qala.platform.mqtt;

import city.qala.platform.health.Metrics;

/** The MQTT broker: takes messages for a feed and hands its news to subscribers. */
public final class MqttBroker implements AutoCloseable {

    private MqttBroker() {}

    /**
     * Starts to listen; returns when clients can connect.
     *
     * @throws city.qala.kernel.Problem {@code port-busy} if the port is taken
     */
    public static MqttBroker start(
            MqttConfig config, MqttAuthenticator identity, MqttFeed feed, Metrics metrics) {
        throw new UnsupportedOperationException(config.bind());
    }

    /** The port listened on. */
    public int port() {
        return 0;
    }

    /**
     * Hands news to whoever subscribed to the topic and may receive it. Returns at once; a
     * subscriber who cannot keep up loses the oldest news, never slows others.
     *
     * @param qos highest quality of service, 0 or 1; the subscription may lower it
     */
    public void publish(String topic, byte[] payload, int qos) {}

    /** Disconnects everybody and stops. */
    @Override
    public void close() {}
}
