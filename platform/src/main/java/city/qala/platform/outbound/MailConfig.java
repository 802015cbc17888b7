package city.qala.platform.outbound;

import city.qala.kernel.Problem;
import city.qala.platform.config.Key;
import city.qala.platform.config.Settings;
import java.util.List;

/**
 * The town's own mail server, by which letters leave.
 *
 * @param host its name; empty: no letter is sent
 * @param port its port; 465 is spoken over TLS from the first word on, others begin it (STARTTLS)
 * @param from whom letters come from
 * @param user name of the account there; empty without one
 * @param password its password
 */
public record MailConfig(String host, int port, String from, String user, String password) {
    /** {@code platform.mail-host}. */
    public static final Key<String> HOST = Key.text("platform.mail-host", "");

    /** {@code platform.mail-port}. */
    public static final Key<Integer> PORT = Key.number("platform.mail-port", 587, 1, 65_535, "");

    /** {@code platform.mail-from}. */
    public static final Key<String> FROM = Key.text("platform.mail-from", "");

    /** {@code platform.mail-user}. */
    public static final Key<String> USER = Key.text("platform.mail-user", "");

    /** {@code platform.mail-password}. */
    public static final Key<String> PASSWORD = Key.secret("platform.mail-password");

    /** Every key. */
    public static final List<Key<?>> KEYS = List.of(HOST, PORT, FROM, USER, PASSWORD);

    public MailConfig {
        if (!host.isEmpty() && !from.contains("@"))
            throw Problem.invalid(FROM.name(), from, "must be an address where there is a host");
    }

    /** What the settings say. */
    public static MailConfig of(Settings s) {
        return new MailConfig(
                s.get(HOST), s.get(PORT), s.get(FROM), s.get(USER), s.secret(PASSWORD));
    }

    /** Whether letters can be sent at all. */
    public boolean isOn() {
        return !host.isEmpty();
    }

    @Override
    public String toString() {
        return "MailConfig[" + host + ":" + port + " from " + from + "]";
    }
}
