package city.qala.sensing.sta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clause 18: what MQTT brings and what it tells, without a broker between. */
class FeedTest {

    @RegisterExtension static final StaTown town = StaTown.open();

    private record Message(String topic, String text) {}

    private static void publish(Actor actor, String topic, String json) {
        town.sensing()
                .feed()
                .publish(actor, topic, json.getBytes(StandardCharsets.UTF_8))
                .toCompletableFuture()
                .join();
    }

    private static List<Message> heard(List<String> topics, Runnable what)
            throws InterruptedException {
        BlockingQueue<Message> queue = new LinkedBlockingQueue<>();
        town.sensing()
                .publisher(
                        (t, b) -> queue.add(new Message(t, new String(b, StandardCharsets.UTF_8))));
        topics.forEach(t -> town.sensing().feed().subscribed(t, true));
        what.run();
        List<Message> heard = new ArrayList<>();
        Message m = queue.poll(5, TimeUnit.SECONDS);
        while (m != null) {
            heard.add(m);
            m = queue.poll(300, TimeUnit.MILLISECONDS);
        }
        topics.forEach(t -> town.sensing().feed().subscribed(t, false));
        return heard;
    }

    @Test
    void fourFormsOfTopicTellWhatHappened() throws InterruptedException {
        var ids = town.thing("feed", "public");
        String d = "v1.1/Datastreams(" + ids.get("stream") + ")";
        List<Message> heard =
                heard(
                        List.of(
                                d + "/Observations",
                                d + "/Observations?$select=result",
                                d + "/phenomenonTime",
                                d,
                                d + "/name",
                                "v1.1/Things"),
                        () ->
                                publish(
                                        Actor.ANONYMOUS,
                                        d + "/Observations",
                                        "{\"result\":5,\"phenomenonTime\":\"2026-03-01T00:00:00Z\"}"));
        Map<String, String> byTopic = new java.util.HashMap<>();
        heard.forEach(m -> byTopic.put(m.topic(), m.text()));
        assertThat(byTopic.keySet())
                .containsExactlyInAnyOrder(
                        d + "/Observations",
                        d + "/Observations?$select=result",
                        d + "/phenomenonTime",
                        d);
        assertThat(byTopic.get(d + "/Observations"))
                .contains("\"@iot.selfLink\":\"" + town.base() + "/Observations(");
        assertThat(byTopic.get(d + "/Observations?$select=result")).isEqualTo("{\"result\":5}");
        assertThat(byTopic.get(d + "/phenomenonTime"))
                .isEqualTo("{\"phenomenonTime\":\"2026-03-01T00:00:00Z/2026-03-01T00:00:00Z\"}");
    }

    @Test
    void changesAreToldToo() throws InterruptedException {
        var ids = town.thing("patched", "public");
        long o =
                town.post("Datastreams(" + ids.get("stream") + ")/Observations", "{\"result\":1}")
                        .id();
        String thing = "v1.1/Things(" + ids.get("thing") + ")";
        List<Message> heard =
                heard(
                        List.of(thing, thing + "/name", "v1.1/Observations(" + o + ")/result"),
                        () -> {
                            town.send("PATCH", thing.substring(5), "{\"name\":\"new\"}", Map.of());
                            town.send(
                                    "PATCH", "Observations(" + o + ")", "{\"result\":2}", Map.of());
                        });
        assertThat(heard)
                .extracting(Message::topic)
                .containsExactlyInAnyOrder(
                        thing, thing + "/name", "v1.1/Observations(" + o + ")/result");
        assertThat(heard.toString()).contains("{\"name\":\"new\"}", "{\"result\":2}");
    }

    @Test
    void repeatsOverMqttAreStoredOnceUnlessTheStreamSaysNever() {
        long s = town.thing("mqtt", "public").get("stream");
        String reading = "{\"result\":1,\"phenomenonTime\":\"2026-03-01T00:00:00Z\"}";
        for (int i = 0; i < 3; i++)
            publish(Actor.ANONYMOUS, "v1.1/Datastreams(" + s + ")/Observations", reading);
        assertThat(town.get("Datastreams(" + s + ")/Observations/$count").body()).isEqualTo("1");
        town.send(
                "PATCH",
                "Datastreams(" + s + ")",
                "{\"properties\":{\"collapse\":\"never\"}}",
                Map.of());
        publish(Actor.ANONYMOUS, "v1.1/Datastreams(" + s + ")/Observations", reading);
        assertThat(town.get("Datastreams(" + s + ")/Observations/$count").body()).isEqualTo("2");
    }

    @Test
    void whatCannotBeStoredIsRefused() {
        long s = town.thing("refusing", "personal").getOrDefault("stream", 0L);
        for (String topic :
                List.of(
                        "v1.1/Datastreams(99999)/Observations",
                        "Datastreams(1)/Observations",
                        "v1.1/Nothing",
                        "v1.1/$batch",
                        "v1.1",
                        "v1.1/Things(1)",
                        "/v1.1/Observations"))
            assertThatThrownBy(() -> publish(Actor.ANONYMOUS, topic, "{\"result\":1}"))
                    .as(topic)
                    .hasCauseInstanceOf(Problem.class);
        assertThatThrownBy(() -> publish(Actor.ANONYMOUS, "v1.1/Observations", "not json"))
                .hasCauseInstanceOf(Problem.class);
        assertThat(s).isZero();
    }

    @Test
    void entitiesAreMadeOverMqttAsWell() {
        publish(Actor.ANONYMOUS, "v1.1/Things", "{\"name\":\"by mqtt\",\"description\":\"d\"}");
        assertThat(town.get("Things?$filter=name eq 'by mqtt'").values()).hasSize(1);
    }
}
