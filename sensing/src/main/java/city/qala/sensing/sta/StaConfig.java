package city.qala.sensing.sta;

import city.qala.kernel.Problem;
import city.qala.sta.Limits;
import java.time.Duration;

/**
 * Settings of SensorThings.
 *
 * @param open whether everybody may read and write all that is not personal; for conformance and
 *     bench runs on loopback
 * @param farFuture how far ahead a phenomenon time may lie
 * @param patience how long one query may be worked on
 * @param maxBody largest body of a request, bytes
 * @param refusalsKept refused readings kept of each device
 * @param mqttEndpoint address of the broker told in the root document, such as {@code
 *     mqtt://city.example:1883}; empty for none
 * @param limits what one query may ask for
 */
public record StaConfig(
        boolean open,
        Duration farFuture,
        Duration patience,
        int maxBody,
        int refusalsKept,
        String mqttEndpoint,
        Limits limits) {

    public StaConfig {
        if (farFuture.isNegative())
            throw Problem.invalid("far-future", farFuture, "must not be negative");
        if (patience.compareTo(Duration.ofMillis(10)) < 0)
            throw Problem.invalid("patience", patience, "must be at least 10 ms");
        if (maxBody < 1_024) throw Problem.invalid("max-body", maxBody, "must be at least 1024");
        if (refusalsKept < 1)
            throw Problem.invalid("refusals-kept", refusalsKept, "must be at least 1");
    }

    /** Closed, one day ahead, 5 s a query, 16 MB, 1,000 refusals a device. */
    public static StaConfig defaults() {
        return new StaConfig(
                false,
                Duration.ofDays(1),
                Duration.ofSeconds(5),
                16 << 20,
                1_000,
                "",
                Limits.defaults());
    }
}
