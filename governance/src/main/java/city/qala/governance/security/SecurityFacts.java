package city.qala.governance.security;

import city.qala.platform.identity.IdentityFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the page of the town's security judges, as it is at one moment.
 *
 * @param doors what listens
 * @param tls whether residents reach the city over TLS
 * @param switches what the settings open or switch off
 * @param identity tokens, failed proofs, second factors, keys
 * @param firmware what devices run, those whose register entry says so
 * @param devices how many devices there are in all
 * @param certificate end of the certificate that the settings name; empty if they name none
 * @param backup when the newest backup was made; empty if none was
 */
public record SecurityFacts(
        List<Door> doors,
        boolean tls,
        List<Switch> switches,
        IdentityFacts identity,
        List<Firmware> firmware,
        int devices,
        Optional<Certificate> certificate,
        Optional<Instant> backup) {

    /**
     * Something that listens.
     *
     * @param name {@code http}, {@code mqtt} or {@code ledger}
     * @param address on which
     * @param port where
     * @param loopback whether only this very machine reaches it
     */
    public record Door(String name, String address, int port, boolean loopback) {}

    /**
     * A setting that opens something or switches something off.
     *
     * @param key its name
     * @param value as it is
     * @param usual whether it is as it should be in a town that works
     */
    public record Switch(String key, String value, boolean usual) {}

    /**
     * What a device runs.
     *
     * @param thing its code
     * @param version in its maker's words
     * @param released when that was released
     */
    public record Firmware(String thing, String version, LocalDate released) {}

    /**
     * A certificate.
     *
     * @param name for whom
     * @param until its end
     */
    public record Certificate(String name, Instant until) {}

    public SecurityFacts {
        doors = List.copyOf(doors);
        switches = List.copyOf(switches);
        firmware = List.copyOf(firmware);
    }
}
