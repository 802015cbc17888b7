package city.qala.platform.mqtt;

import city.qala.kernel.Actor;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.util.List;

/** Grants, refuses and takes back filters of one session; may block, so it runs in the inbox. */
final class Filters {

    private static final int NO_SUCH_FILTER = 0x11;
    private static final int OLD_REFUSAL = 0x80;

    /** One filter that a client asks for. */
    record Asked(String filter, int qos) {}

    private final Core core;
    private final Session session;
    private final Actor actor;
    private final boolean five;

    Filters(Core core, Session session, Actor actor, boolean five) {
        this.core = core;
        this.session = session;
        this.actor = actor;
        this.five = five;
    }

    static List<Asked> of(MqttSubscribeMessage message) {
        return message.payload().topicSubscriptions().stream()
                .map(s -> new Asked(s.topicFilter(), s.qualityOfService().value()))
                .toList();
    }

    static List<String> of(MqttUnsubscribeMessage message) {
        return List.copyOf(message.payload().topics());
    }

    /** The codes of SUBACK, one for each filter. */
    List<Integer> grant(List<Asked> all) {
        return all.stream().map(this::grant).toList();
    }

    private int grant(Asked asked) {
        int refusal = refusal(asked.filter());
        if (refusal != Reason.SUCCESS) {
            core.figures().refused.increment();
            return five ? refusal : OLD_REFUSAL;
        }
        int qos = Math.min(1, asked.qos());
        session.subscribe(asked.filter(), qos);
        core.subscriptions().add(asked.filter(), session);
        return qos;
    }

    private int refusal(String filter) {
        if (!TopicFilter.isFilter(filter)) return Reason.FILTER_INVALID;
        if (filter.startsWith("$share/")) return Reason.SHARED_NOT_SUPPORTED;
        if (!session.roomForFilter(filter)) return Reason.QUOTA;
        try {
            boolean may = core.feed().maySubscribe(actor, filter);
            return may ? Reason.SUCCESS : Reason.NOT_AUTHORISED;
        } catch (RuntimeException e) {
            Broker.LOG.error("rights of a filter failed", e);
            return Reason.UNSPECIFIED;
        }
    }

    /** The codes of UNSUBACK, one for each filter. */
    List<Short> drop(List<String> all) {
        return all.stream().map(this::drop).toList();
    }

    private short drop(String filter) {
        if (!session.unsubscribe(filter)) return NO_SUCH_FILTER;
        core.subscriptions().remove(filter, session);
        return Reason.SUCCESS;
    }
}
