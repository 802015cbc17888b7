package city.qala.operations.asset;

import city.qala.kernel.Actor;
import city.qala.platform.http.JsonBody;
import city.qala.platform.mqtt.MqttFeed;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands over MQTT beside the observations: a device hears those of its own things on {@code
 * v1.1/TaskingCapabilities(n)/Tasks} and reports by publishing to {@code v1.1/Tasks(n)}. All other
 * topics are the other feed's. A device that comes back hears what is still good.
 */
final class TaskFeed implements MqttFeed {
    private static final Pattern COMMANDS =
            Pattern.compile("v1\\.1/TaskingCapabilities\\((\\d{1,15})\\)/Tasks");
    private static final Pattern REPORT = Pattern.compile("v1\\.1/Tasks\\((\\d{1,15})\\)");

    private final Tasking tasking;
    private final MqttFeed others;
    private final String base;
    private volatile BiConsumer<String, byte[]> broker = (topic, payload) -> {};

    /**
     * A feed beside another one.
     *
     * @param base public address below which links stand
     */
    TaskFeed(Tasking tasking, MqttFeed others, String base) {
        this.tasking = tasking;
        this.others = others;
        this.base = base;
        tasking.teller(this::tell);
    }

    /** Where commands go. */
    void publisher(BiConsumer<String, byte[]> toBroker) {
        broker = toBroker;
    }

    private void tell(Capability capability, Task task) {
        broker.accept(
                capability.topic(), JsonBody.bytes(new TaskJson(base + "/sta/v1.1").of(task)));
    }

    @Override
    public CompletionStage<Void> publish(Actor actor, String topic, byte[] payload) {
        Matcher report = REPORT.matcher(topic);
        if (!report.matches()) return others.publish(actor, topic, payload);
        long id = Long.parseLong(report.group(1));
        return CompletableFuture.runAsync(
                () ->
                        TaskRoutes.report(
                                tasking,
                                actor,
                                id,
                                ParameterRule.parse(new String(payload, StandardCharsets.UTF_8))),
                work -> Thread.ofVirtual().name("operations-mqtt").start(work));
    }

    @Override
    public boolean maySubscribe(Actor actor, String topicFilter) {
        Matcher ours = COMMANDS.matcher(topicFilter);
        return ours.matches() ? hears(actor, ours) : others.maySubscribe(actor, topicFilter);
    }

    @Override
    public boolean mayReceive(Actor actor, String topic) {
        Matcher ours = COMMANDS.matcher(topic);
        return ours.matches() ? hears(actor, ours) : others.mayReceive(actor, topic);
    }

    private boolean hears(Actor actor, Matcher ours) {
        Optional<Capability> c = tasking.capability(Long.parseLong(ours.group(1)));
        return actor.kind() == Actor.Kind.DEVICE
                && c.filter(found -> found.device().equals(actor.name())).isPresent();
    }

    @Override
    public void subscribed(String topicFilter, boolean present) {
        Matcher ours = COMMANDS.matcher(topicFilter);
        if (!ours.matches()) {
            others.subscribed(topicFilter, present);
            return;
        }
        if (!present) return;
        long id = Long.parseLong(ours.group(1));
        tasking.capability(id).ifPresent(c -> tasking.waiting(id).forEach(t -> tell(c, t)));
    }
}
