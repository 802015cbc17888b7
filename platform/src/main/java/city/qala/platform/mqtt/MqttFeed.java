package city.qala.platform.mqtt;

import city.qala.kernel.Actor;
import java.util.concurrent.CompletionStage;

/**
 * What a capability does with messages. The broker asks it before anything is stored or
 * acknowledged.
 */
public interface MqttFeed {

    /**
     * Takes one message of a client. The broker sends PUBACK only after the stage completes
     * normally; a stage that fails with a {@link city.qala.kernel.Problem} becomes a refusal, and
     * nothing is handed to subscribers either way.
     *
     * <p>Called on a virtual thread, one message of a client after another: it may block to parse
     * and to look, but must not wait for the commit, or a client that sends in a burst gets one
     * message a commit. It may complete the stage on any thread.
     */
    CompletionStage<Void> publish(Actor actor, String topic, byte[] payload);

    /**
     * Whether the actor may subscribe to this filter. Unknown forms and wildcards beyond rights are
     * refused.
     */
    boolean maySubscribe(Actor actor, String topicFilter);

    /**
     * Whether the actor may receive this topic now; asked again at delivery, so that a lost right
     * takes effect.
     */
    boolean mayReceive(Actor actor, String topic);

    /**
     * Tells that somebody listens to a topic filter, so that its news must be published; false when
     * nobody does any more.
     */
    void subscribed(String topicFilter, boolean present);
}
