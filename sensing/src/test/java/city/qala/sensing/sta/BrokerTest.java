package city.qala.sensing.sta;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.platform.health.Metrics;
import city.qala.platform.mqtt.MqttBroker;
import city.qala.platform.mqtt.MqttConfig;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clause 18 with a real client and the real broker between. */
class BrokerTest {

    @RegisterExtension static final StaTown town = StaTown.open();

    private static MqttBroker broker;

    @BeforeAll
    static void aBroker() {
        broker =
                MqttBroker.start(
                        MqttConfig.defaults().withPort(0),
                        (name, password) -> {
                            if (name.isEmpty()) return Actor.ANONYMOUS;
                            throw Problem.forbidden("No.");
                        },
                        town.sensing().feed(),
                        new Metrics());
        town.sensing().publisher((topic, payload) -> broker.publish(topic, payload, 1));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static Mqtt3BlockingClient client() {
        Mqtt3BlockingClient client =
                MqttClient.builder()
                        .useMqttVersion3()
                        .serverHost("127.0.0.1")
                        .serverPort(broker.port())
                        .buildBlocking();
        client.connect();
        return client;
    }

    @Test
    void whatIsAcknowledgedIsStoredAndToldOnceInOurWords() throws InterruptedException {
        long s = town.thing("broker", "public").get("stream");
        String topic = "v1.1/Datastreams(" + s + ")/Observations";
        Mqtt3BlockingClient listener = client();
        Mqtt3BlockingClient sender = client();
        try (var heard = listener.publishes(MqttGlobalPublishFilter.ALL)) {
            listener.subscribeWith().topicFilter(topic).qos(MqttQos.AT_LEAST_ONCE).send();
            sender.publishWith()
                    .topic(topic)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload("{\"result\":7}".getBytes(StandardCharsets.UTF_8))
                    .send();
            assertThat(town.get("Datastreams(" + s + ")/Observations/$count").body())
                    .isEqualTo("1");
            var news = heard.receive(5, TimeUnit.SECONDS).orElseThrow();
            assertThat(new String(news.getPayloadAsBytes(), StandardCharsets.UTF_8))
                    .contains("\"result\":7", "@iot.selfLink");
            assertThat(heard.receive(300, TimeUnit.MILLISECONDS)).as("no raw echo").isEmpty();
        } finally {
            sender.disconnect();
            listener.disconnect();
        }
    }
}
