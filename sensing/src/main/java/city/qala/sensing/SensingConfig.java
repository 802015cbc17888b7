package city.qala.sensing;

import city.qala.sensing.sta.StaConfig;
import city.qala.sta.Limits;
import java.time.Duration;

/**
 * Settings under {@code sensing.*}.
 *
 * @param open whether everybody may read and write under {@code /sta} and MQTT all that is not
 *     personal; refused unless bound to loopback
 * @param farFuture how far ahead a phenomenon time may lie
 * @param queryTime how long one query may be worked on
 * @param maxBody largest body of a request, bytes
 * @param maxTop largest page, rows
 * @param refusalsKept refused readings kept of each device
 * @param mqttEndpoint address of the broker as clients reach it, told in the root document; empty
 *     for none
 */
public record SensingConfig(
        boolean open,
        Duration farFuture,
        Duration queryTime,
        int maxBody,
        int maxTop,
        int refusalsKept,
        String mqttEndpoint) {

    public SensingConfig {
        // The record below checks every value with its name.
        new StaConfig(
                open, farFuture, queryTime, maxBody, refusalsKept, mqttEndpoint, limits(maxTop));
    }

    /** Closed, one day ahead, 5 s a query, 16 MB, 10,000 rows, 1,000 refusals a device. */
    public static SensingConfig defaults() {
        return new SensingConfig(
                false, Duration.ofDays(1), Duration.ofSeconds(5), 16 << 20, 10_000, 1_000, "");
    }

    /** The same, open or closed. */
    public SensingConfig withOpen(boolean everybody) {
        return new SensingConfig(
                everybody, farFuture, queryTime, maxBody, maxTop, refusalsKept, mqttEndpoint);
    }

    private static Limits limits(int maxTop) {
        Limits l = Limits.defaults();
        return new Limits(
                maxTop,
                Math.min(l.defaultTop(), maxTop),
                l.expandDepth(),
                l.expandWidth(),
                l.terms(),
                l.nesting(),
                l.literalLength(),
                l.queryLength());
    }

    StaConfig sta() {
        return new StaConfig(
                open, farFuture, queryTime, maxBody, refusalsKept, mqttEndpoint, limits(maxTop));
    }
}
