package city.qala.governance.resident;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** What stands round every page of a resident, and who may see them. */
final class MeFrame {
    private final Web web;
    private final Messages words;

    MeFrame(Web web, Messages words) {
        this.web = web;
        this.words = words;
    }

    Frame frame(Exchange x, Address here, String titleKey) {
        String title = words.in(x.language()).get(titleKey);
        return web.frame(x, words, here, title, "me")
                .as(Frame.Look.RESIDENT)
                .with(List.of("me.css"), List.of("page"));
    }

    /**
     * Sends a browser of nobody known to the sign-in page, which leads back here.
     *
     * @return whether that was done
     * @throws Problem {@code invalid-token} for a program of nobody known, {@code forbidden} for an
     *     account that is no resident's
     */
    static boolean askedToSignIn(Exchange x) {
        if (SignInFirst.asked(x)) return true;
        Residents.own(x.actor());
        return false;
    }

    void send(Exchange x, Frame page, String template, Map<String, Object> params) {
        send(x, 200, page, template, params);
    }

    /** What is personal stays in nobody's cache. */
    void send(Exchange x, int status, Frame page, String template, Map<String, Object> params) {
        web.send(x, status, page, template, params, Web.NOTHING);
    }

    Instant now() {
        return web.clock().instant();
    }

    ZoneId zone() {
        return web.town().zone();
    }
}
