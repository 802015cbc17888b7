package city.qala.platform.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import org.jspecify.annotations.Nullable;

/** What a message must fulfil before anybody looks at its contents. */
final class PublishRules {

    private PublishRules() {}

    /**
     * What is wrong with a message, so that the connection must end; null if nothing is.
     *
     * @param five whether the client speaks version 5, which was told our limits
     */
    static Hello.@Nullable Fault fault(MqttPublishMessage message, boolean five, int payloadMost) {
        var head = message.variableHeader();
        if (five && Packets.has(head.properties(), MqttPropertyType.TOPIC_ALIAS))
            return new Hello.Fault(Reason.TOPIC_ALIAS_INVALID, "Topic aliases are not taken.");
        if (!TopicFilter.isTopic(head.topicName()))
            return new Hello.Fault(Reason.TOPIC_INVALID, "This is not a topic.");
        // older versions have no way to know: there the mark is ignored
        if (five && message.fixedHeader().isRetain())
            return new Hello.Fault(Reason.RETAIN_NOT_SUPPORTED, "Nothing is retained.");
        if (message.payload().readableBytes() > payloadMost)
            return new Hello.Fault(Reason.PACKET_TOO_LARGE, "The message is too large.");
        return null;
    }
}
