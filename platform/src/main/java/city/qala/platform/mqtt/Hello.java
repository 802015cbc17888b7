package city.qala.platform.mqtt;

import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a client says when it connects.
 *
 * @param named whether it brought its client id; else it was given one
 * @param keepSeconds how long its session shall outlive the connection
 * @param receiveMost how much news it takes unconfirmed
 */
record Hello(
        int version,
        String clientId,
        boolean named,
        boolean clean,
        long keepSeconds,
        int keepAliveSeconds,
        int receiveMost,
        long packetMost,
        boolean will,
        boolean method,
        String name,
        String token) {

    private static final int WINDOW = 200;
    private static final long QUIET_SECONDS_MOST = 3_600;

    static Hello of(MqttConnectMessage message) {
        var head = message.variableHeader();
        MqttConnectPayload payload = message.payload();
        int version = head.version();
        boolean clean = head.isCleanSession();
        MqttProperties more = head.properties();
        String sent = payload.clientIdentifier() == null ? "" : payload.clientIdentifier();
        boolean five = version == Packets.VERSION_5;
        return new Hello(
                version,
                sent.isEmpty() ? "auto-" + random() : sent,
                !sent.isEmpty(),
                clean,
                five ? asked(more) : clean ? 0 : Sessions.KEEP_SECONDS_MOST,
                head.keepAliveTimeSeconds(),
                Math.min(WINDOW, Packets.number(more, MqttPropertyType.RECEIVE_MAXIMUM, WINDOW)),
                Integer.toUnsignedLong(
                        Packets.number(more, MqttPropertyType.MAXIMUM_PACKET_SIZE, -1)),
                head.isWillFlag(),
                Packets.has(more, MqttPropertyType.AUTHENTICATION_METHOD),
                payload.userName() == null ? "" : payload.userName(),
                payload.passwordInBytes() == null
                        ? ""
                        : new String(payload.passwordInBytes(), StandardCharsets.UTF_8));
    }

    private static long asked(MqttProperties more) {
        int seconds = Packets.number(more, MqttPropertyType.SESSION_EXPIRY_INTERVAL, 0);
        return Math.min(Sessions.KEEP_SECONDS_MOST, Integer.toUnsignedLong(seconds));
    }

    private static String random() {
        var random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong())
                + HexFormat.of().toHexDigits(random.nextLong());
    }

    /** How long it may be silent: half as long again as it said, an hour and a half if nothing. */
    long quietNanos() {
        return (keepAliveSeconds == 0 ? QUIET_SECONDS_MOST : keepAliveSeconds) * 1_500_000_000L;
    }

    /** Why this client cannot be taken, whoever it is; null if it can. */
    @Nullable Fault fault() {
        // a session without a client id could never be found again
        if (!named && !clean && version != Packets.VERSION_5)
            return new Fault(Reason.CLIENT_ID_INVALID, "A session that lasts needs a client id.");
        if (will) return new Fault(Reason.NOT_AUTHORISED, "Wills are not taken.");
        if (method) return new Fault(Reason.BAD_METHOD, "Only names and tokens are known.");
        return null;
    }

    /** A reason to send a client away. */
    record Fault(int reason, String words) {}
}
