package city.qala.proactive.benefit;

import city.qala.platform.http.Exchange;
import city.qala.platform.identity.Identity;
import city.qala.web.Address;

/** What a page does with a reader whom nobody knows. */
public final class ReaderRule {
    private ReaderRule() {}

    /**
     * Sends a browser of nobody known to the sign-in page, which leads back.
     *
     * @return whether that was done
     * @throws city.qala.kernel.Problem {@code invalid-token} 401 for a program of nobody known
     */
    public static boolean askedToSignIn(Exchange x) {
        if (!x.actor().isAnonymous()) return false;
        boolean reads = x.method().equals("GET") || x.method().equals("HEAD");
        boolean browser = x.header("Accept").filter(a -> a.contains("text/html")).isPresent();
        if (!browser) Identity.requireKnown(x.actor());
        String back = x.rawQuery().isEmpty() ? x.rawPath() : x.rawPath() + "?" + x.rawQuery();
        Address to = Address.of("/" + x.language().tag() + "/sign-in");
        go(x, to.with("next", reads ? back : "").toString());
        return true;
    }

    /** Leads the browser on after a form, so that a repeat of the page sends nothing. */
    public static void go(Exchange x, String address) {
        x.set("Location", address).set("Cache-Control", "no-store").send(303);
    }
}
