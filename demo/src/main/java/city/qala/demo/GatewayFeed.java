package city.qala.demo;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.exceptions.MqttClientStateException;
import com.hivemq.client.mqtt.exceptions.MqttSessionExpiredException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One gateway: an MQTT client that tells the readings of its things when they arrive, at QoS 1.
 *
 * <p>A reading counts as told only after PUBACK. When the city is away the gateway comes back with
 * growing pauses and goes on where it was; a reading that the city refuses is passed over and
 * counted.
 */
final class GatewayFeed implements Runnable {
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final String gateway;
    private final DemoDoors doors;
    private final Clock clock;
    private final Pause pause;
    private final double speed;
    private final ConcurrentLinkedQueue<LiveStream> arriving = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Waiting> queue =
            new PriorityQueue<>(Comparator.comparingLong(Waiting::due));
    private final AtomicLong told = new AtomicLong();
    private volatile boolean connected;
    private volatile String trouble = "";
    private final AtomicLong refused = new AtomicLong();

    private record Waiting(long due, LiveStream stream) {}

    GatewayFeed(String gateway, DemoDoors doors, Clock clock, double speed, Pause pause) {
        this.gateway = gateway;
        this.doors = doors;
        this.clock = clock;
        this.speed = speed;
        this.pause = pause;
    }

    /** Takes over streams whose history has been told. */
    void add(Collection<LiveStream> streams) {
        arriving.addAll(streams);
    }

    /** Whether the city's broker lets it speak at present. */
    boolean connected() {
        return connected;
    }

    /** Why it could not speak the last time; empty if it always could. */
    String trouble() {
        return trouble;
    }

    /** Readings acknowledged so far. */
    long told() {
        return told.get();
    }

    /** Readings that the city refused. */
    long refused() {
        return refused.get();
    }

    @Override
    public void run() {
        Duration wait = Duration.ofSeconds(1);
        while (!pause.stopped()) {
            Mqtt5BlockingClient client = client();
            try {
                connect(client);
                connected = true;
                wait = Duration.ofSeconds(1);
                speak(client);
            } catch (ConnectionFailedException
                    | ConnectionClosedException
                    | MqttClientStateException
                    | MqttSessionExpiredException
                    | Mqtt5ConnAckException
                    | Mqtt5DisconnectException e) {
                connected = false;
                trouble = String.valueOf(e.getMessage());
                pause.wait(wait);
                wait = wait.multipliedBy(2);
                if (wait.compareTo(LONGEST_PAUSE) > 0) wait = LONGEST_PAUSE;
            } finally {
                disconnect(client);
            }
        }
    }

    private Mqtt5BlockingClient client() {
        return Mqtt5Client.builder()
                .identifier(Demo.device(gateway))
                .serverHost(doors.mqttHost())
                .serverPort(doors.mqttPort())
                .buildBlocking();
    }

    private void connect(Mqtt5BlockingClient client) {
        String device = Demo.device(gateway);
        String token = doors.tokens().issue(device, city.qala.kernel.Role.DEVICE);
        client.connectWith()
                .cleanStart(true)
                .keepAlive(60)
                .simpleAuth()
                .username(device)
                .password(token.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .send();
    }

    private static void disconnect(Mqtt5BlockingClient client) {
        if (!client.getState().isConnected()) return;
        try {
            client.disconnect();
        } catch (MqttClientStateException | Mqtt5DisconnectException e) {
            // It was cut in the same moment; there is nothing left to say goodbye to.
        }
    }

    private void speak(Mqtt5BlockingClient client) {
        while (!pause.stopped()) {
            for (LiveStream s = arriving.poll(); s != null; s = arriving.poll()) {
                queue.add(new Waiting(s.due(), s));
            }
            Waiting first = queue.peek();
            long now = clock.instant().getEpochSecond();
            if (first == null || first.due > now) {
                sleep(first == null ? Long.MAX_VALUE : first.due - now);
                continue;
            }
            tell(client, first.stream);
            queue.remove(first);
            queue.add(new Waiting(first.stream.due(), first.stream));
        }
    }

    private void tell(Mqtt5BlockingClient client, LiveStream stream) {
        if (!stream.ready()) return;
        try {
            client.publishWith()
                    .topic("v1.1/Datastreams(" + stream.id() + ")/Observations")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(payload(stream.reading()))
                    .send();
            told.incrementAndGet();
        } catch (Mqtt5PubAckException e) {
            refused.incrementAndGet();
        }
        stream.acknowledged();
    }

    private static byte[] payload(LiveStream.Told reading) {
        var json = new StringBuilder(80);
        json.append("{\"phenomenonTime\":\"").append(Instant.ofEpochSecond(reading.at()));
        json.append("\",\"result\":");
        DemoHistory.number(json, reading.value());
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Waits in true time for seconds of the town's time. */
    private void sleep(long townSeconds) {
        double millis =
                Math.min((double) LONGEST_SLEEP.toMillis(), (double) townSeconds * 1000 / speed);
        pause.wait(Duration.ofMillis((long) Math.max(5, millis)));
    }
}
