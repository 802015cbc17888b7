package city.qala.governance.security;

import city.qala.governance.security.Finding.Part;
import city.qala.kernel.Role;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Texts;
import city.qala.web.Web;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What is open, what is old, what is switched off: as a page and as JSON. */
final class SecurityPage implements Routes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Web web;
    private final Supplier<SecurityFacts> facts;
    private final Messages words = Messages.of(SecurityPage.class);

    SecurityPage(Web web, Supplier<SecurityFacts> facts) {
        this.web = web;
        this.facts = facts;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/oversight/security", this::show);
        to.get("/api/governance/security", this::json);
    }

    private void show(Exchange x) {
        Identity.require(x.actor(), Role.OVERSIGHT, Role.ADMIN);
        Texts texts = words.in(x.language());
        String title = texts.get("security.title");
        Frame page = web.frame(x, words, Address.of("/oversight/security"), title, "oversight");
        List<Finding> findings = judged();
        long look = findings.stream().filter(Finding::abnormal).count();
        Map<String, Object> params =
                Map.of(
                        "view",
                        new SecurityView(
                                look == 0
                                        ? texts.get("security.calm")
                                        : texts.get("security.look", look),
                                panels(texts, findings)));
        x.set("Cache-Control", "no-store");
        web.send(x, 200, page, "governance/security.jte", params, Web.NOTHING);
    }

    private void json(Exchange x) {
        Identity.require(x.actor(), Role.OVERSIGHT, Role.ADMIN);
        var rows = new ArrayList<Map<String, Object>>();
        for (Finding f : judged()) {
            var row = new LinkedHashMap<String, Object>();
            row.put("part", f.part().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            row.put("what", f.what());
            row.put("values", f.params());
            row.put("abnormal", f.abnormal());
            rows.add(row);
        }
        try {
            byte[] body = JSON.writeValueAsBytes(Map.of("findings", rows));
            x.set("Cache-Control", "no-store").send(200, "application/json", body);
        } catch (JacksonException e) {
            throw new IllegalStateException("plain values", e);
        }
    }

    private List<Finding> judged() {
        return SecurityRule.judge(facts.get(), web.clock().instant());
    }

    private static List<SecurityView.Panel> panels(Texts texts, List<Finding> findings) {
        var panels = new ArrayList<SecurityView.Panel>();
        for (Part part : Part.values()) {
            List<SecurityView.Line> lines =
                    findings.stream()
                            .filter(f -> f.part() == part)
                            .map(f ->
                                    new SecurityView.Line(
                                            texts.get("security." + f.what(), f.params().toArray()),
                                            f.abnormal()))
                            .toList();
            String key = part.name().toLowerCase(Locale.ROOT).replace('_', '-');
            panels.add(new SecurityView.Panel(texts.get("security.part." + key), lines));
        }
        return panels;
    }
}
