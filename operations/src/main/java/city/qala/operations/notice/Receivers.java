package city.qala.operations.notice;

import city.qala.kernel.Problem;
import city.qala.platform.config.Key;
import city.qala.platform.config.Settings;
import java.net.URI;
import java.util.List;

/**
 * To whom notices go: mail addresses, or HTTPS addresses of other systems.
 *
 * @param everybody who gets public notices
 * @param staff who is called when nobody on duty takes an alarm
 * @param trial who gets those of exercises, and nobody else does
 * @param sender who the town is to other systems
 */
public record Receivers(
        List<String> everybody, List<String> staff, List<String> trial, String sender) {

    /** {@code operations.receivers-public}. */
    public static final Key<List<String>> PUBLIC =
            Key.list("operations.receivers-public", List.of());

    /** {@code operations.receivers-staff}. */
    public static final Key<List<String>> STAFF = Key.list("operations.receivers-staff", List.of());

    /** {@code operations.receivers-trial}. */
    public static final Key<List<String>> TRIAL = Key.list("operations.receivers-trial", List.of());

    /** {@code operations.sender}. */
    public static final Key<String> SENDER = Key.text("operations.sender", "qala");

    /** Every key. */
    public static final List<Key<?>> KEYS = List.of(PUBLIC, STAFF, TRIAL, SENDER);

    public Receivers {
        everybody = checked(PUBLIC, everybody);
        staff = checked(STAFF, staff);
        trial = checked(TRIAL, trial);
        if (!sender.matches("[^\\s,<&]{1,100}"))
            throw Problem.invalid(SENDER.name(), sender, "must be without blanks, commas, < and &");
    }

    /** What the settings say. */
    public static Receivers of(Settings s) {
        return new Receivers(s.get(PUBLIC), s.get(STAFF), s.get(TRIAL), s.get(SENDER));
    }

    /** Nobody. */
    public static Receivers none() {
        return new Receivers(List.of(), List.of(), List.of(), "qala");
    }

    /** Who gets a notice. */
    List<String> of(Notice notice) {
        if (notice.test()) return trial;
        return notice.audience() == Notice.Audience.PUBLIC ? everybody : staff;
    }

    /** All of them, each once. */
    List<String> all() {
        return java.util.stream.Stream.of(everybody, staff, trial)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** Whether a receiver gets letters; else it is another system's address. */
    static boolean isMail(String receiver) {
        return !receiver.contains("://");
    }

    private static List<String> checked(Key<?> key, List<String> receivers) {
        for (String r : receivers) {
            boolean good = isMail(r) ? r.matches("[^@\\s]+@[^@\\s]+") : isAddress(r);
            if (!good) throw Problem.invalid(key.name(), r, "must be a mail or an https address");
        }
        return receivers.stream().distinct().toList();
    }

    private static boolean isAddress(String text) {
        try {
            String scheme = URI.create(text).getScheme();
            return "https".equals(scheme) || "http".equals(scheme);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
