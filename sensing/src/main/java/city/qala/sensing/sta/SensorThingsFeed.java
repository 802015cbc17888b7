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
        try {
            if (!topic.startsWith(Topic.PREFIX))
                throw Problem.notFound("Topics begin with %s.", Topic.PREFIX);
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
            if (rq.path().contains("$"))
                throw Problem.notFound("There is no set under this topic.");
            service.handle(rq, "");
            return CompletableFuture.completedFuture(null);
        } catch (Problem refused) {
            return CompletableFuture.failedFuture(refused);
        }
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
