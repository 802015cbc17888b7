package city.qala.demo;

import java.net.URI;

/**
 * The public doors of a running city, as its devices and its staff know them.
 *
 * @param base address of the server, without a trailing slash
 * @param mqttHost host of the MQTT broker
 * @param mqttPort port of the MQTT broker; it may open later than HTTP
 * @param tokens where bearer tokens come from
 */
public record DemoDoors(URI base, String mqttHost, int mqttPort, Tokens tokens) {

    /** Gives out tokens, as an administrator would with {@code ./qala token}. */
    @FunctionalInterface
    public interface Tokens {
        /**
         * A bearer token.
         *
         * @param name name of its holder; asked again after a restart with the same name
         * @param role code of the role, see {@link city.qala.kernel.Role}
         */
        String issue(String name, String role);
    }
}
