package city.qala.platform.mqtt;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnAckVariableHeader;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttUnsubAckMessage;
import io.netty.handler.codec.mqtt.MqttUnsubAckPayload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the packets that the broker sends, for MQTT 3.1, 3.1.1 and 5. */
final class Packets {

    static final int VERSION_5 = 5;

    private Packets() {}

    private static MqttFixedHeader fixed(MqttMessageType type) {
        boolean ack = type == MqttMessageType.PUBREL;
        return new MqttFixedHeader(
                type, false, ack ? MqttQoS.AT_LEAST_ONCE : MqttQoS.AT_MOST_ONCE, false, 0);
    }

    static MqttMessage welcome(MqttConfig config, Hello said, boolean present) {
        boolean five = said.version() == VERSION_5;
        return new MqttConnAckMessage(
                fixed(MqttMessageType.CONNACK),
                new MqttConnAckVariableHeader(
                        MqttConnectReturnCode.CONNECTION_ACCEPTED,
                        present,
                        five ? limits(config, said) : MqttProperties.NO_PROPERTIES));
    }

    /** A refusal to connect; older versions know five codes only. */
    static MqttMessage sendAway(int version, int reason, String words) {
        MqttConnectReturnCode code =
                MqttConnectReturnCode.valueOf((byte) (version == VERSION_5 ? reason : old(reason)));
        return new MqttConnAckMessage(
                fixed(MqttMessageType.CONNACK),
                new MqttConnAckVariableHeader(code, false, words(version, words)));
    }

    private static int old(int reason) {
        return switch (reason) {
            case Reason.VERSION_UNKNOWN -> 1;
            case Reason.CLIENT_ID_INVALID -> 2;
            case Reason.BUSY, Reason.QUOTA -> 3;
            default -> 5;
        };
    }

    static MqttMessage goodbye(int reason, String words) {
        return new MqttMessage(
                fixed(MqttMessageType.DISCONNECT),
                new MqttReasonCodeAndPropertiesVariableHeader(
                        (byte) reason, words(VERSION_5, words)));
    }

    static MqttMessage pong() {
        return MqttMessage.PINGRESP;
    }

    /** PUBACK, PUBREC or PUBCOMP. */
    static MqttMessage reply(
            MqttMessageType type, int packetId, int reason, @Nullable String words) {
        MqttProperties why = words == null ? MqttProperties.NO_PROPERTIES : words(VERSION_5, words);
        return new MqttMessage(
                fixed(type), new MqttPubReplyMessageVariableHeader(packetId, (byte) reason, why));
    }

    static MqttMessage subscribed(int packetId, List<Integer> codes) {
        return new MqttSubAckMessage(
                fixed(MqttMessageType.SUBACK),
                new MqttMessageIdAndPropertiesVariableHeader(
                        packetId, MqttProperties.NO_PROPERTIES),
                new MqttSubAckPayload(codes));
    }

    static MqttMessage unsubscribed(int packetId, List<Short> codes) {
        return new MqttUnsubAckMessage(
                fixed(MqttMessageType.UNSUBACK),
                new MqttMessageIdAndPropertiesVariableHeader(
                        packetId, MqttProperties.NO_PROPERTIES),
                new MqttUnsubAckPayload(codes));
    }

    static MqttPublishMessage news(Session.Outgoing out) {
        News news = out.news();
        return new MqttPublishMessage(
                new MqttFixedHeader(
                        MqttMessageType.PUBLISH,
                        out.again(),
                        MqttQoS.valueOf(news.qos()),
                        false,
                        0),
                new MqttPublishVariableHeader(news.topic(), out.packetId()),
                Unpooled.wrappedBuffer(news.payload()));
    }

    /** What a client of version 5 is told of our limits. */
    private static MqttProperties limits(MqttConfig config, Hello said) {
        var all = new MqttProperties();
        add(all, MqttPropertyType.RECEIVE_MAXIMUM, Connection.WINDOW);
        add(all, MqttPropertyType.RETAIN_AVAILABLE, 0);
        add(all, MqttPropertyType.MAXIMUM_PACKET_SIZE, config.payloadBytes() + HEAD_BYTES);
        add(all, MqttPropertyType.SUBSCRIPTION_IDENTIFIER_AVAILABLE, 0);
        add(all, MqttPropertyType.SHARED_SUBSCRIPTION_AVAILABLE, 0);
        add(all, MqttPropertyType.SESSION_EXPIRY_INTERVAL, (int) said.keepSeconds());
        if (!said.named()) {
            int type = MqttPropertyType.ASSIGNED_CLIENT_IDENTIFIER.value();
            all.add(new StringProperty(type, said.clientId()));
        }
        return all;
    }

    /** Room for a packet's topic and properties beside its payload. */
    static final int HEAD_BYTES = 16 << 10;

    private static void add(MqttProperties all, MqttPropertyType type, int value) {
        all.add(new IntegerProperty(type.value(), value));
    }

    private static MqttProperties words(int version, String words) {
        if (version != VERSION_5) return MqttProperties.NO_PROPERTIES;
        var all = new MqttProperties();
        all.add(new StringProperty(MqttPropertyType.REASON_STRING.value(), words));
        return all;
    }

    /** A number among properties, or what holds without it. */
    static int number(MqttProperties all, MqttPropertyType type, int otherwise) {
        return all.getProperty(type.value()) instanceof IntegerProperty found
                ? found.value()
                : otherwise;
    }

    static boolean has(MqttProperties all, MqttPropertyType type) {
        return all.getProperty(type.value()) != null
                || !new ArrayList<>(all.getProperties(type.value())).isEmpty();
    }
}
