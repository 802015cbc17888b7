package city.qala.platform.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Problem;
import city.qala.platform.health.Metrics;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAckReasonCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MqttBrokerTest {

    private static final String TOPIC = "v1.1/Datastreams(1)/Observations";
    private static final String READING = "{\"result\":1}";

    private final Ledger ledger = new Ledger();
    private final Metrics metrics = new Metrics();
    private MqttBroker broker;

    @BeforeEach
    void start() {
        var config =
                new MqttConfig(
                        "127.0.0.1",
                        0,
                        100,
                        64 << 10,
                        Duration.ofMillis(800),
                        Duration.ofMillis(1500));
        broker = MqttBroker.start(config, ledger, ledger, metrics);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private RawMqtt device() throws IOException {
        return RawMqtt.connected(broker.port(), "pole", "device-1", "token-of-device-1");
    }

    private RawMqtt operator() throws IOException {
        return RawMqtt.connected(broker.port(), "room", "operator", "token-of-operator");
    }

    private Mqtt5BlockingClient five(String name) {
        var client =
                MqttClient.builder()
                        .useMqttVersion5()
                        .serverHost("127.0.0.1")
                        .serverPort(broker.port())
                        .simpleAuth()
                        .username(name)
                        .password(("token-of-" + name).getBytes(StandardCharsets.UTF_8))
                        .applySimpleAuth()
                        .buildBlocking();
        client.connect();
        return client;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    // ---- who may come in

    @Test
    void givenNoCredentials_whenConnecting_thenNotAuthorised() throws IOException {
        try (var raw = new RawMqtt(broker.port())) {
            raw.connect("pole", "", "", true);
            assertThat(raw.read().last()).isEqualTo(5);
            assertThat(raw.read().type()).isEqualTo(RawMqtt.END);
        }
        var five =
                MqttClient.builder()
                        .useMqttVersion5()
                        .serverHost("127.0.0.1")
                        .serverPort(broker.port())
                        .buildBlocking();
        assertThatThrownBy(five::connect)
                .isInstanceOfSatisfying(
                        Mqtt5ConnAckException.class,
                        e ->
                                assertThat(e.getMqttMessage().getReasonCode())
                                        .isEqualTo(Mqtt5ConnAckReasonCode.NOT_AUTHORIZED));
    }

    @Test
    void givenAWrongToken_whenConnecting_thenNotAuthorised() throws IOException {
        try (var raw = new RawMqtt(broker.port())) {
            raw.connect("pole", "device-1", "token-of-device-2", true);
            assertThat(raw.read().last()).isEqualTo(5);
        }
    }

    @Test
    void givenAnEmptyClientId_whenTheSessionIsClean_thenWelcome() throws IOException {
        try (var raw = new RawMqtt(broker.port())) {
            raw.connect("", "device-1", "token-of-device-1", true);
            assertThat(raw.read().last()).isZero();
            raw.publish(TOPIC, READING, 1, 7, false);
            assertThat(raw.read().id()).isEqualTo(7);
        }
        try (var raw = new RawMqtt(broker.port())) {
            raw.connect("", "device-1", "token-of-device-1", false);
            assertThat(raw.read().last()).isEqualTo(2);
        }
        assertThat(ledger.stored).containsExactly(READING);
    }

    @Test
    void givenAWill_whenConnecting_thenRefusedAndNeverStored() throws IOException {
        try (var raw = new RawMqtt(broker.port())) {
            raw.connectWithWill("pole", "device-1", "token-of-device-1", TOPIC);
            assertThat(raw.read().last()).isEqualTo(5);
            assertThat(raw.read().type()).isEqualTo(RawMqtt.END);
        }
        assertThat(ledger.stored).isEmpty();
    }

    @Test
    void givenAStranger_whenSilentOrTalkative_thenCut() throws IOException {
        try (var silent = new RawMqtt(broker.port());
                var other = new RawMqtt(broker.port())) {
            other.publish(TOPIC, READING, 1, 1, false);
            assertThat(other.read().type()).isEqualTo(RawMqtt.END);
            assertThat(silent.read().type()).isEqualTo(RawMqtt.END);
        }
        try (var large = new RawMqtt(broker.port())) {
            large.raw((byte) 0x10, (byte) 0xff, (byte) 0xff, (byte) 0x7f, (byte) 0);
            assertThat(large.read().type()).isEqualTo(RawMqtt.END);
        }
        try (var old = new RawMqtt(broker.port())) {
            old.send(0x10, new byte[] {0, 4, 'M', 'Q', 'T', 'T', 9, 2, 0, 60, 0, 1, 'a'});
            assertThat(old.read().last()).isEqualTo(1);
        }
        assertThat(ledger.stored).isEmpty();
    }

    // ---- PUBACK is a promise

    @Test
    void givenACommit_whenPublished_thenPubackComesAfterIt() throws IOException {
        ledger.commit = new CompletableFuture<>();
        try (var raw = device()) {
            raw.publish(TOPIC, READING, 1, 3, false);
            assertThat(raw.quietFor(300)).isTrue();
            assertThat(ledger.stored).isEmpty();
            ledger.commit.complete(null);
            var ack = raw.read();
            assertThat(ack.type()).isEqualTo(RawMqtt.PUBACK);
            assertThat(ack.id()).isEqualTo(3);
            assertThat(ledger.stored).containsExactly(READING);
        }
    }

    @Test
    void givenABlockedLedger_whenTheTimeIsOver_thenNoPubackButTheEnd() throws IOException {
        ledger.commit = new CompletableFuture<>();
        try (var raw = device()) {
            raw.publish(TOPIC, READING, 1, 3, false);
            assertThat(raw.read().type()).isEqualTo(RawMqtt.END);
        }
        var five = five("device-2");
        assertThatThrownBy(() ->
                        five.publishWith()
                                .topic(TOPIC)
                                .qos(MqttQos.AT_LEAST_ONCE)
                                .payload(bytes(READING))
                                .send())
                .isNotNull();
        assertThat(ledger.stored).isEmpty();
    }

    @Test
    void givenAFailingLedger_whenPublished_thenNoPubackSoThatTheClientKeepsIt() throws IOException {
        ledger.failure = Problem.of(Problem.Kind.STORAGE_FULL, "storage-full", "The disk is full.");
        try (var raw = device()) {
            raw.publish(TOPIC, READING, 1, 3, false);
            assertThat(raw.read().type()).isEqualTo(RawMqtt.END);
        }
        ledger.failure = null;
        try (var raw = device()) {
            raw.publish(TOPIC, READING, 1, 3, false);
            assertThat(raw.read().type()).isEqualTo(RawMqtt.PUBACK);
        }
        assertThat(ledger.stored).containsExactly(READING);
    }

    @Test
    void givenAnOverloadedLedger_whenABurstComes_thenItIsTriedAgainAndStoredOnce()
            throws IOException {
        ledger.overloaded.set(3);
        try (var raw = device()) {
            Thread.ofVirtual().start(() -> burst(raw, 1_000));
            for (int i = 1; i <= 1_000; i++) assertThat(raw.read().id()).isEqualTo(i);
        }
        assertThat(ledger.stored).hasSize(1_000).doesNotHaveDuplicates();
        ledger.overloaded.set(1_000_000);
        try (var raw = device()) {
            raw.publish(TOPIC, READING, 1, 3, false);
            assertThat(raw.read().type()).isEqualTo(RawMqtt.END);
        }
        assertThat(ledger.stored).hasSize(1_000);
    }

    @Test
    void givenARefusal_whenTheClientSpeaksVersion5_thenTheReasonIsSaid() {
        var five = five("device-1");
        assertThat(reason(five, "v1.1/Datastreams(9)/Observations", READING))
                .isEqualTo(Mqtt5PubAckReasonCode.NOT_AUTHORIZED);
        assertThat(reason(five, "other/topic", READING))
                .isEqualTo(Mqtt5PubAckReasonCode.TOPIC_NAME_INVALID);
        assertThat(reason(five, TOPIC, "not JSON"))
                .isEqualTo(Mqtt5PubAckReasonCode.PAYLOAD_FORMAT_INVALID);
        five.publishWith().topic(TOPIC).qos(MqttQos.AT_LEAST_ONCE).payload(bytes(READING)).send();
        five.disconnect();
        assertThat(ledger.stored).containsExactly(READING);
        assertThat(metrics.scrape()).contains("qala_mqtt_refused_total 3.0");
    }

    private static Mqtt5PubAckReasonCode reason(
            Mqtt5BlockingClient client, String topic, String payload) {
        try {
            client.publishWith()
                    .topic(topic)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(bytes(payload))
                    .send();
            return Mqtt5PubAckReasonCode.SUCCESS;
        } catch (Mqtt5PubAckException e) {
            return e.getMqttMessage().getReasonCode();
        }
    }

    @Test
    void givenARefusal_whenTheClientIsOlder_thenNoPubackButTheEnd() throws IOException {
        for (String topic : List.of("v1.1/Datastreams(9)/Observations", "other/topic")) {
            try (var raw = device()) {
                raw.publish(topic, READING, 1, 3, false);
                assertThat(raw.read().type()).isEqualTo(RawMqtt.END);
            }
        }
        assertThat(ledger.stored).isEmpty();
    }

    @Test
    void givenABurst_whenOneClientDoesNotWait_thenAllAreConfirmedInOrder() throws IOException {
        try (var raw = device()) {
            Thread.ofVirtual().start(() -> burst(raw, 5_000));
            List<Integer> confirmed = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) confirmed.add(raw.read().id());
            assertThat(confirmed).isSorted().hasSize(5_000).doesNotHaveDuplicates();
        }
        assertThat(ledger.stored).hasSize(5_000);
        assertThat(ledger.stored.getLast()).isEqualTo("{\"result\":5000}");
    }

    @Test
    void givenABlockedLedger_whenABurstComes_thenItIsHeldBackNotDropped() throws IOException {
        ledger.commit = new CompletableFuture<>();
        try (var raw = device()) {
            Thread.ofVirtual().start(() -> burst(raw, 10_000));
            assertThat(raw.quietFor(400)).isTrue();
            assertThat(metrics.scrape()).doesNotContain("qala_mqtt_received_total 10000.0");
            ledger.commit.complete(null);
            for (int i = 1; i <= 10_000; i++) assertThat(raw.read().id()).isEqualTo(i);
        }
        assertThat(ledger.stored).hasSize(10_000);
    }

    private static void burst(RawMqtt raw, int count) {
        try {
            for (int i = 1; i <= count; i++)
                raw.publish(TOPIC, "{\"result\":" + i + "}", 1, i, false);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void givenQualityTwo_whenSentTwice_thenStoredOnce() throws IOException {
        try (var raw = device()) {
            raw.publish(TOPIC, READING, 2, 5, false);
            assertThat(raw.read().type()).isEqualTo(RawMqtt.PUBREC);
            raw.publish(TOPIC, READING, 2, 5, false);
            assertThat(raw.read().type()).isEqualTo(RawMqtt.PUBREC);
            raw.pubrel(5);
            assertThat(raw.read().type()).isEqualTo(RawMqtt.PUBCOMP);
        }
        assertThat(ledger.stored).containsExactly(READING);
    }

    @Test
    void givenQualityZero_whenPublished_thenStoredWithoutAWord() throws IOException {
        try (var raw = device()) {
            raw.publish(TOPIC, READING, 0, 0, false);
            raw.publish(TOPIC, "{\"result\":2}", 1, 1, false);
            assertThat(raw.read().id()).isEqualTo(1);
        }
        assertThat(ledger.stored).containsExactly(READING, "{\"result\":2}");
    }

    @Test
    void givenCrookedPackets_whenSent_thenOnlyTheirSenderIsCut() throws IOException {
        try (var honest = operator()) {
            for (int first : new int[] {0x36, 0x80, 0x20, 0xF0, 0x00}) {
                try (var raw = device()) {
                    raw.send(first, new byte[] {0, 1, 'a', 0, 1});
                    assertThat(raw.read().type()).as("first byte " + first).isEqualTo(RawMqtt.END);
                }
            }
            for (String topic : List.of("v1.1/+/x", "v1.1/#", "", "a\0b")) {
                try (var raw = device()) {
                    raw.publish(topic, READING, 1, 1, false);
                    assertThat(raw.read().type()).as(topic).isEqualTo(RawMqtt.END);
                }
            }
            try (var raw = device()) {
                raw.publish(TOPIC, "{" + "x".repeat(70 << 10), 1, 1, false);
                assertThat(raw.read().type()).isEqualTo(RawMqtt.END);
            }
            honest.ping();
            assertThat(honest.read().type()).isEqualTo(13);
        }
        assertThat(ledger.stored).isEmpty();
    }

    // ---- who hears what

    @Test
    void givenASubscriber_whenSomebodyPublishes_thenOnlyNewsArriveNeverTheRawMessage()
            throws IOException {
        try (var listener = operator();
                var device = device()) {
            listener.subscribe(TOPIC, 1, 1);
            assertThat(listener.read().last()).isEqualTo(1);
            device.publish(TOPIC, READING, 1, 2, true);
            assertThat(device.read().type()).isEqualTo(RawMqtt.PUBACK);
            assertThat(listener.quietFor(200)).isTrue();
            broker.publish(TOPIC, bytes("{\"@iot.id\":8}"), 1);
            var news = listener.read();
            assertThat(news.type()).isEqualTo(RawMqtt.PUBLISH);
            assertThat(news.topic()).isEqualTo(TOPIC);
            assertThat(news.payload(1)).isEqualTo("{\"@iot.id\":8}");
        }
    }

    @Test
    void givenARetainedMessage_whenSomebodySubscribesLater_thenNothingIsWaiting()
            throws IOException {
        try (var device = device();
                var late = operator()) {
            device.publish(TOPIC, READING, 1, 2, true);
            assertThat(device.read().type()).isEqualTo(RawMqtt.PUBACK);
            late.subscribe("#", 1, 1);
            assertThat(late.read().type()).isEqualTo(RawMqtt.SUBACK);
            assertThat(late.quietFor(200)).isTrue();
        }
        var five = five("device-1");
        assertThatThrownBy(() ->
                        five.publishWith()
                                .topic(TOPIC)
                                .qos(MqttQos.AT_LEAST_ONCE)
                                .payload(bytes(READING))
                                .retain(true)
                                .send())
                .isNotNull();
        assertThat(ledger.stored).hasSize(1);
    }

    @Test
    void givenADevice_whenItSubscribesToEverything_thenRefused() throws IOException {
        try (var raw = device()) {
            int id = 1;
            for (String filter :
                    List.of(
                            "#",
                            "+/+/Observations",
                            "v1.1/Datastreams(2)/Observations",
                            "$share/g/#",
                            "a#",
                            "v1.1/#/x",
                            "",
                            "a/+b")) {
                raw.subscribe(filter, 1, id++);
                var answer = raw.read();
                if (answer.type() == RawMqtt.END) continue;
                assertThat(answer.last()).as(filter).isEqualTo(0x80);
            }
            broker.publish("v1.1/Datastreams(2)/Observations", bytes("secret"), 1);
            assertThat(raw.quietFor(200)).isTrue();
        }
        var five = five("device-1");
        assertThatThrownBy(() -> five.subscribeWith().topicFilter("#").send())
                .isInstanceOfSatisfying(
                        Mqtt5SubAckException.class,
                        e ->
                                assertThat(e.getMqttMessage().getReasonCodes())
                                        .containsExactly(Mqtt5SubAckReasonCode.NOT_AUTHORIZED));
        five.disconnect();
        assertThat(ledger.heard).isEmpty();
    }

    @Test
    void givenARightThatWasLost_whenNewsComes_thenItIsNotDelivered() throws IOException {
        try (var listener = operator()) {
            listener.subscribe("v1.1/#", 0, 1);
            assertThat(listener.read().last()).isZero();
            broker.publish(TOPIC, bytes("first"), 1);
            assertThat(listener.read().payload(0)).isEqualTo("first");
            ledger.deaf.add("operator");
            broker.publish(TOPIC, bytes("second"), 1);
            assertThat(listener.quietFor(300)).isTrue();
        }
    }

    @Test
    void givenTheLastListener_whenItLeaves_thenTheFeedIsTold() throws Exception {
        try (var listener = operator()) {
            listener.subscribe(TOPIC, 0, 1);
            assertThat(listener.read().last()).isZero();
            assertThat(ledger.heard).containsExactly(TOPIC);
        }
        awaitTrue(ledger.heard::isEmpty);
    }

    @Test
    void givenALastingSession_whenTheClientComesBack_thenItGetsWhatItMissed() throws Exception {
        try (var raw = new RawMqtt(broker.port())) {
            raw.connect("room", "operator", "token-of-operator", false);
            assertThat(raw.read().body()).containsExactly(0, 0);
            raw.subscribe(TOPIC, 1, 1);
            assertThat(raw.read().last()).isEqualTo(1);
            broker.publish(TOPIC, bytes("unconfirmed"), 1);
            assertThat(raw.read().payload(1)).isEqualTo("unconfirmed");
        }
        awaitTrue(() -> metrics.scrape().contains("qala_mqtt_connections 0.0"));
        broker.publish(TOPIC, bytes("missed"), 1);
        try (var raw = new RawMqtt(broker.port())) {
            raw.connect("room", "operator", "token-of-operator", false);
            assertThat(raw.read().body()).containsExactly(1, 0);
            assertThat(raw.read().payload(1)).isEqualTo("unconfirmed");
            assertThat(raw.read().payload(1)).isEqualTo("missed");
        }
        try (var raw = new RawMqtt(broker.port())) {
            raw.connect("room", "operator", "token-of-operator", true);
            assertThat(raw.read().body()).containsExactly(0, 0);
            assertThat(raw.quietFor(200)).isTrue();
        }
        awaitTrue(ledger.heard::isEmpty);
    }

    @Test
    void givenTheSameClientTwice_whenItConnects_thenTheFirstIsCutButNotAnotherActors()
            throws IOException {
        try (var first = device();
                var stranger =
                        RawMqtt.connected(broker.port(), "pole", "device-2", "token-of-device-2");
                var second = device()) {
            assertThat(first.read().type()).isEqualTo(RawMqtt.END);
            stranger.ping();
            assertThat(stranger.read().type()).isEqualTo(13);
            second.ping();
            assertThat(second.read().type()).isEqualTo(13);
        }
    }

    @Test
    void givenASlowListener_whenNewsFloods_thenItLosesTheOldestAndOthersGetAll() throws Exception {
        try (var slow = RawMqtt.connected(broker.port(), "slow", "operator", "token-of-operator");
                var quick = operator()) {
            slow.subscribe("v1.1/slow", 0, 1);
            slow.subscribe(TOPIC, 0, 2);
            quick.subscribe(TOPIC, 0, 1);
            assertThat(quick.read().type()).isEqualTo(RawMqtt.SUBACK);
            byte[] large = new byte[20_000];
            for (int i = 0; i < 2_000; i++) broker.publish("v1.1/slow", large, 0);
            for (int i = 0; i < 500; i++) {
                broker.publish(TOPIC, bytes("n" + i), 0);
                assertThat(quick.read().payload(0)).isEqualTo("n" + i);
            }
            assertThat(metrics.scrape()).doesNotContain("qala_mqtt_dropped_total 0.0");
        }
    }

    @Test
    void givenAVersion5Client_whenNewsComes_thenItReadsIt() throws Exception {
        var five = five("operator");
        try (var news = five.publishes(com.hivemq.client.mqtt.MqttGlobalPublishFilter.ALL)) {
            five.subscribeWith().topicFilter("v1.1/#").qos(MqttQos.EXACTLY_ONCE).send();
            broker.publish(TOPIC, bytes("hello"), 1);
            var got = news.receive(5, TimeUnit.SECONDS);
            assertThat(got).isPresent();
            assertThat(got.get().getPayloadAsBytes()).isEqualTo(bytes("hello"));
            assertThat(got.get().getQos()).isEqualTo(MqttQos.AT_LEAST_ONCE);
        }
        five.disconnect();
    }

    @Test
    void givenAPortInUse_whenStarting_thenAClearProblem() {
        var config = MqttConfig.defaults().withPort(broker.port());
        assertThatThrownBy(() -> MqttBroker.start(config, ledger, ledger, new Metrics()))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo("port-busy"));
    }

    private static void awaitTrue(java.util.function.BooleanSupplier condition) {
        long until = System.nanoTime() + 5_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < until) Thread.onSpinWait();
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
