package city.qala.platform.identity;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import java.net.URI;
import java.util.Set;

/**
 * Keeps other sites from acting with a reader's cookie. Browsers say where a request comes from;
 * one that changes something and comes from elsewhere, or does not say, is refused.
 */
final class SameSite {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private SameSite() {}

    /** Whether the method changes nothing. */
    static boolean isReading(Exchange x) {
        return READING.contains(x.method());
    }

    /**
     * Refuses a changing request of another site.
     *
     * @param silent whether a client that says nothing of its origin is let through: only where no
     *     cookie acts
     * @throws Problem {@code cross-site-request} 403
     */
    static void require(Exchange x, boolean silent) {
        if (isReading(x)) return;
        var fetchSite = x.header("Sec-Fetch-Site");
        if (fetchSite.isPresent()) {
            if (!fetchSite.get().equals("same-origin")) throw refused();
            return;
        }
        var origin = x.header("Origin");
        if (origin.isEmpty()) {
            if (!silent) throw refused();
            return;
        }
        boolean ours = origin.get().equals(x.base()) || isHost(origin.get(), x);
        if (!ours) throw refused();
    }

    // A browser cannot be made to send another Host than the one it talks to.
    private static boolean isHost(String origin, Exchange x) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && x.header("Host").filter(authority::equals).isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static Problem refused() {
        return FormBody.fromElsewhere();
    }
}
