package city.qala.governance;

import city.qala.governance.audit.AuditTrail;
import city.qala.governance.audit.SignedRoot;
import city.qala.governance.resident.Case;
import city.qala.governance.resident.Case.Kind;
import city.qala.governance.resident.Case.Status;
import city.qala.governance.resident.Cases;
import city.qala.governance.resident.SignInFirst;
import city.qala.kernel.Actor;
import city.qala.kernel.Role;
import city.qala.platform.http.Exchange;
import city.qala.platform.identity.Identity;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Templates;
import city.qala.web.Web;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands over every page of oversight, and who may see them: not the administrator. */
final class OversightFrame {

    /** What oversight reads of residents' cases. */
    static final Set<Kind> COMPLAINTS = EnumSet.of(Kind.COMPLAINT, Kind.OBJECT);

    private final Web web;
    private final Messages words;
    private final AuditTrail trail;
    private final Cases cases;

    OversightFrame(Web web, Messages words, AuditTrail trail, Cases cases) {
        this.web = web;
        this.words = words;
        this.trail = trail;
        this.cases = cases;
    }

    Frame frame(Exchange x, Address here, String titleKey) {
        String title = words.in(x.language()).get(titleKey);
        return web.frame(x, words, here, title, "oversight")
                .with(List.of("oversight.css"), List.of("page"));
    }

    /**
     * Lets oversight through, and whoever else is named; a browser of nobody known is sent to sign
     * in.
     *
     * @return whether it was sent away
     * @throws city.qala.kernel.Problem {@code forbidden} for everybody else, administrators too
     */
    static boolean askedToSignIn(Exchange x, String... others) {
        if (SignInFirst.asked(x)) return true;
        var roles = new ArrayList<>(List.of(others));
        roles.add(Role.OVERSIGHT);
        Identity.require(x.actor(), roles.toArray(String[]::new));
        return false;
    }

    void send(
            Exchange x,
            int status,
            Frame page,
            String tab,
            String template,
            Map<String, Object> params) {
        var all = new HashMap<String, Object>(params);
        OversightView.Head head = head(page, x.actor(), tab);
        all.put("head", head);
        var line = Templates.content("governance/status.jte", Map.of("words", head.state()));
        web.send(x, status, page, template, all, line);
    }

    static void go(Exchange x, String to) {
        x.set("Location", to).set("Cache-Control", "no-store").send(303);
    }

    ZoneId zone() {
        return web.town().zone();
    }

    private OversightView.Head head(Frame page, Actor reader, String current) {
        var tabs = new ArrayList<OversightView.Tab>();
        if (!reader.hasAny(Role.OVERSIGHT)) {
            tabs.add(tab(page, current, "purposes", ""));
            tabs.add(tab(page, current, "erasures", ""));
            return new OversightView.Head(tabs, "", "");
        }
        for (String key : List.of("algorithms", "purposes", "lists", "agreements", "audit"))
            tabs.add(tab(page, current, key, ""));
        tabs.add(tab(page, current, "complaints", count(page, open())));
        tabs.add(tab(page, current, "unusual", ""));
        tabs.add(tab(page, current, "erasures", ""));
        tabs.add(tab(page, current, "security", ""));
        return new OversightView.Head(tabs, state(page), trail.trouble().orElse(""));
    }

    private int open() {
        List<Case> open = cases.queue(COMPLAINTS, Status.OPEN);
        return open.size();
    }

    private static String count(Frame page, int n) {
        return n == 0 ? "" : " " + page.formats().count(n);
    }

    private static OversightView.Tab tab(Frame page, String current, String key, String more) {
        String path = key.equals("algorithms") ? "/oversight" : "/oversight/" + key;
        return new OversightView.Tab(
                page.t("oversight.tab." + key) + more, page.link(path), key.equals(current));
    }

    private String state(Frame page) {
        Optional<SignedRoot> root = trail.root();
        return root.map(r ->
                        page.t(
                                "oversight.verified",
                                page.formats().moment(r.at(), page.now()),
                                r.size()))
                .orElse(page.t("oversight.not-signed"));
    }
}
