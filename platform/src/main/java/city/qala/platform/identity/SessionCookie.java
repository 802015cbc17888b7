package city.qala.platform.identity;

import city.qala.platform.http.Exchange;
import java.time.Duration;
import java.util.Optional;

/** The cookie that carries a session's secret. */
final class SessionCookie {
    private static final String NAME = "qala_session";
    // It outlives its session, so that the browser stays known.
    private static final Duration KEPT = Duration.ofDays(180);

    private SessionCookie() {}

    /** The secret that the browser sent. */
    static Optional<String> read(Exchange x) {
        Optional<String> header = x.header("Cookie");
        if (header.isEmpty()) return Optional.empty();
        for (String pair : header.get().split(";", -1)) {
            String one = pair.strip();
            if (one.startsWith(NAME + "=")) return Optional.of(one.substring(NAME.length() + 1));
        }
        return Optional.empty();
    }

    /** Gives the browser a secret: no script reads it, no other site sends it along. */
    static void write(Exchange x, String secret, boolean overTlsOnly) {
        x.set(
                "Set-Cookie",
                NAME
                        + "="
                        + secret
                        + "; Path=/; HttpOnly; SameSite=Lax; Max-Age="
                        + KEPT.toSeconds()
                        + (overTlsOnly ? "; Secure" : ""));
    }
}
