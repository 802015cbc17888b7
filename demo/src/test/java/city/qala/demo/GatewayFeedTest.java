package city.qala.demo;

import static org.assertj.core.api.Assertions.assertThat;

import city.qala.kernel.Actor;
import city.qala.kernel.Point;
import city.qala.kernel.Problem;
import city.qala.platform.health.Metrics;
import city.qala.platform.mqtt.MqttBroker;
import city.qala.platform.mqtt.MqttConfig;
import city.qala.platform.mqtt.MqttFeed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A gateway against the city's real broker. */
class GatewayFeedTest {
    private static final Instant NOW = Instant.parse("2026-11-22T07:00:30Z");
    private static final long HOUR_AGO = NOW.getEpochSecond() - 3_600;

    private final Faults noFaults = new Faults(7);
    private final Town town = new Town();

    /** Takes messages as the ledger would; refuses the payload that it is told to. */
    private static final class Town implements MqttFeed {
        private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
        private volatile String refused = "nothing";

        @Override
        public CompletionStage<Void> publish(Actor actor, String topic, byte[] payload) {
            String text = new String(payload, StandardCharsets.UTF_8);
            if (text.contains(refused))
                return CompletableFuture.failedFuture(
                        Problem.invalid("result", 0, "must be liked"));
            taken.add(actor.name() + " " + topic + " " + text);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public boolean maySubscribe(Actor actor, String topicFilter) {
            return false;
        }

        @Override
        public boolean mayReceive(Actor actor, String topic) {
            return false;
        }

        @Override
        public void subscribed(String topicFilter, boolean present) {}
    }

    private MqttBroker broker(int port) {
        return MqttBroker.start(
                MqttConfig.defaults().withPort(port),
                (name, token) -> {
                    assertThat(token).isEqualTo("pass of " + name + " as device");
                    return new Actor(name, Actor.Kind.DEVICE, Set.of("device"));
                },
                town,
                new Metrics());
    }

    private LiveStream stream() {
        var plan =
                new PlannedStream(
                        "AIR-01",
                        Property.PM25,
                        SensorModel.AIR_REFERENCE,
                        Duration.ofMinutes(10),
                        0,
                        s -> (s - HOUR_AGO) / 60.0);
        var thing =
                new PlannedThing(
                        "AIR-01",
                        "Air",
                        Kind.AIR,
                        "reference",
                        new Point(47, 9.5),
                        "Schaan",
                        quietGateway(),
                        List.of(plan));
        return new LiveStream(thing, plan, 7, HOUR_AGO, noFaults);
    }

    /** A gateway that nothing is wrong with in this hour. */
    private String quietGateway() {
        for (int i = 1; ; i++) {
            String code = "GW-" + i;
            boolean quiet = true;
            for (long s = HOUR_AGO; s < NOW.getEpochSecond(); s += 300) {
                quiet &= noFaults.arrives(code, s) < s + 10;
            }
            if (quiet) return code;
        }
    }

    private GatewayFeed feed(int port, Pause pause) {
        var doors =
                new DemoDoors(
                        URI.create("http://127.0.0.1:1"),
                        "127.0.0.1",
                        port,
                        (name, role) -> "pass of " + name + " as " + role);
        return new GatewayFeed(quietGateway(), doors, Clock.fixed(NOW, ZoneOffset.UTC), 1, pause);
    }

    private static void await(BooleanSupplier done) {
        var patience = new Pause();
        for (int i = 0; i < 400 && !done.getAsBoolean(); i++) patience.wait(Duration.ofMillis(50));
        assertThat(done.getAsBoolean()).isTrue();
    }

    private static Thread start(GatewayFeed feed) {
        return Thread.ofVirtual().start(feed);
    }

    @Test
    void givenAnHourOfReadings_whenTheGatewaySpeaks_thenTheyComeInOrderUnderItsName()
            throws InterruptedException {
        var pause = new Pause();
        try (var broker = broker(0)) {
            var feed = feed(broker.port(), pause);
            feed.add(List.of(stream()));
            Thread thread = start(feed);
            await(() -> town.taken.size() == 6);
            assertThat(feed.connected()).isTrue();
            assertThat(town.taken.getFirst())
                    .isEqualTo(
                            Demo.device(quietGateway())
                                    + " v1.1/Datastreams(7)/Observations"
                                    + " {\"phenomenonTime\":\"2026-11-22T06:10:00Z\",\"result\":9.5}");
            assertThat(town.taken).isSorted();
            pause.stop();
            thread.join();
            assertThat(feed.told()).isEqualTo(6);
        }
    }

    @Test
    void givenAReadingThatTheCityRefuses_whenTheGatewaySpeaks_thenItIsPassedOverAndCounted() {
        town.refused = "06:30:00Z";
        var pause = new Pause();
        try (var broker = broker(0)) {
            var feed = feed(broker.port(), pause);
            feed.add(List.of(stream()));
            start(feed);
            await(() -> town.taken.size() == 5);
            assertThat(feed.refused()).isEqualTo(1);
            assertThat(town.taken).noneMatch(t -> t.contains("06:30:00Z"));
        } finally {
            pause.stop();
        }
    }

    @Test
    void givenACityThatWasAway_whenItIsBack_thenTheGatewayTellsEverythingOnce() {
        var pause = new Pause();
        int port;
        try (var broker = broker(0)) {
            port = broker.port();
        }
        var feed = feed(port, pause);
        feed.add(List.of(stream()));
        start(feed);
        await(() -> !feed.trouble().isEmpty());
        assertThat(feed.connected()).isFalse();
        try (var broker = broker(port)) {
            await(() -> town.taken.size() == 6);
            assertThat(town.taken).doesNotHaveDuplicates();
        } finally {
            pause.stop();
        }
    }
}
