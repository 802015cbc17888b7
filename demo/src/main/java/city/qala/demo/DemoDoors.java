package city.qala.demo;

import java.net.URI;

/**
 * The public doors of a running city, as its devices and its staff know them.
 *
 * @param base address of the server, without a trailing slash
 * @param mqttHost host of the MQTT broker
 * @param mqttPort port of the MQTT broker; it may open later than HTTP
 * @param tokens where bearer tokens come from
 * @param accounts where made people sign in; {@link Accounts#NONE} for a town without people
 */
public record DemoDoors(URI base, String mqttHost, int mqttPort, Tokens tokens, Accounts accounts) {

    /** Doors of a town in which only devices speak. */
    public DemoDoors(URI base, String mqttHost, int mqttPort, Tokens tokens) {
        this(base, mqttHost, mqttPort, tokens, Accounts.NONE);
    }

    /** Gives out links that sign in once, as the demo does for its visitors. */
    @FunctionalInterface
    public interface Accounts {
        /** There are no people. */
        Accounts NONE = (account, role, organisation, resident) -> "";

        /**
         * A path after the language that signs in once.
         *
         * @param account name of the account, made if it is not there
         * @param role code of its one role
         * @param organisation for whom they work; empty for a resident
         * @param resident id of the resident that they are; empty for staff
         */
        String link(String account, String role, String organisation, String resident);
    }

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

    /** Whether made people live in the town. */
    @SuppressWarnings("ReferenceEquality") // the one that stands for nobody
    boolean hasPeople() {
        return accounts != Accounts.NONE;
    }
}
