package city.qala.sensing.sta;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.platform.mqtt.MqttFeed;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * SensorThings over MQTT: what is published on the topic of a set is made there as by POST; what is
 * stored or changed is told to those who may hear it.
 */
final class SensorThingsFeed implements MqttFeed {

    private final StaService service;
    private final Notices notices;

    SensorThingsFeed(StaService service, Notices notices) {
        this.service = service;
        this.notices = notices;
    }

    @Override
    public CompletionStage<Void> publish(Actor actor, String topic, byte[] payload) {
        // A thread of its own, for it waits for the flush: many messages of one client go in one.
        return CompletableFuture.runAsync(
                () -> make(actor, topic, payload),
                task -> Thread.ofVirtual().name("sensing-mqtt").start(task));
    }

    private void make(Actor actor, String topic, byte[] payload) {
        if (!topic.startsWith(Topic.PREFIX) || topic.contains("$"))
            throw Problem.notFound(
                    "Topics for publishing are %s and the name of a set.", Topic.PREFIX);
        var rq =
                new StaRequest(
                        "POST",
                        topic.substring(Topic.PREFIX.length() - 1),
                        "",
                        StaAnswer.JSON,
                        "return=minimal",
                        null,
                        new StaRequest.Bytes(payload),
                        actor,
                        true);
        service.handle(rq, "");
    }

    @Override
    public boolean maySubscribe(Actor actor, String topicFilter) {
        return mayReceive(actor, topicFilter);
    }

    @Override
    public boolean mayReceive(Actor actor, String topic) {
        Topic known = notices.topic(topic);
        return known != null && known.heardBy(service.rights(actor), service.stores());
    }

    @Override
    public void subscribed(String topicFilter, boolean present) {
        notices.listen(topicFilter, present);
    }
}
