package city.qala.governance.audit;

import city.qala.kernel.Problem;
import java.net.URI;
import java.util.Optional;

/**
 * Where a witness takes signed states: {@code https://host/path}, and after {@code #} its public
 * key (Ed25519, 64 hexadecimal digits) if it signs what it takes. With a key, an answer without a
 * signature of that key does not count. Or {@code mailto:name@host}: a letter, which nobody
 * answers.
 *
 * @param uri without the key
 * @param key empty if its answers are kept as they are
 */
public record WitnessAddress(URI uri, String key) {
    private static final String MAIL = "mailto";

    /** Whether it takes letters. */
    boolean isMail() {
        return MAIL.equals(uri.getScheme());
    }

    static boolean isAddress(String text) {
        return text.startsWith("https://")
                || text.startsWith("http://")
                || text.startsWith(MAIL + ":");
    }

    static WitnessAddress parse(String text) {
        try {
            URI given = URI.create(text);
            String key = Optional.ofNullable(given.getFragment()).orElse("");
            if (MAIL.equals(given.getScheme())) {
                String to = given.getSchemeSpecificPart();
                if (key.isEmpty() && to.matches("[^@\\s?,]+@[^@\\s?,]+"))
                    return new WitnessAddress(given, "");
            }
            boolean good =
                    given.getHost() != null
                            && given.getUserInfo() == null
                            && (key.isEmpty() || key.matches("[0-9a-f]{64}"));
            if (good) return new WitnessAddress(URI.create(text.split("#", 2)[0]), key);
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw Problem.invalid(
                AuditConfig.WITNESSES.name(),
                text,
                "must be a folder, https://host/path with #key if the witness signs, or"
                        + " mailto:name@host");
    }
}
