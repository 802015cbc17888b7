package city.qala.platform.mqtt;

import city.qala.platform.health.Metrics;

/**
 * The MQTT broker: takes messages for a feed and hands its news to subscribers. MQTT 3.1, 3.1.1 and
 * 5, over plain TCP.
 *
 * <p>A message is confirmed when the feed has it in its ledger, and never otherwise; nothing that a
 * client sends reaches another client as it was. Denied by default: who may connect, publish,
 * subscribe and receive is asked each time. Wills, retained messages, shared subscriptions and
 * topic aliases are not taken. Sessions that outlive their connection are kept in memory, at most
 * an hour.
 */
public final class MqttBroker implements AutoCloseable {

    private final Broker broker;
    private final NewsDesk desk;

    private MqttBroker(Broker broker) {
        this.broker = broker;
        this.desk = new NewsDesk(broker.core());
    }

    /**
     * Starts to listen; returns when clients can connect.
     *
     * @throws city.qala.kernel.Problem {@code port-busy} if the port is taken
     */
    public static MqttBroker start(
            MqttConfig config, MqttAuthenticator identity, MqttFeed feed, Metrics metrics) {
        return new MqttBroker(new Broker(config, identity, feed, metrics));
    }

    /** The port listened on. */
    public int port() {
        return broker.port();
    }

    /**
     * Hands news to whoever subscribed to the topic and may receive it. Returns at once; a
     * subscriber who cannot keep up loses the oldest news, never slows others.
     *
     * @param qos highest quality of service, 0 or 1; the subscription may lower it
     */
    public void publish(String topic, byte[] payload, int qos) {
        desk.bring(topic, payload, qos);
    }

    /** Disconnects everybody and stops. */
    @Override
    public void close() {
        desk.close();
        broker.close();
    }
}
