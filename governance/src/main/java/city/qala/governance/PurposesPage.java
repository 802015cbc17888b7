package city.qala.governance;

import city.qala.governance.OversightView.Fact;
import city.qala.governance.purpose.Listed;
import city.qala.governance.purpose.Listed.Status;
import city.qala.governance.purpose.Purpose;
import city.qala.governance.purpose.PurposeBook;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Frame;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The book of purposes: proposed by one, agreed to by another in another role, ended by one. */
final class PurposesPage implements Routes {
    private static final String PATH = "/oversight/purposes";

    private final OversightFrame frames;
    private final PurposeBook book;

    PurposesPage(OversightFrame frames, PurposeBook book) {
        this.frames = frames;
        this.book = book;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, x -> show(x, ""))
                .get("/{lang}" + PATH + "/{code}", x -> show(x, x.pathParam("code")))
                .post("/{lang}" + PATH + "/{code}/propose", this::propose)
                .post("/{lang}" + PATH + "/{code}/approve", this::approve)
                .post("/{lang}" + PATH + "/{code}/withdraw", this::withdraw);
    }

    private Frame frame(Exchange x, String code) {
        String path = code.isEmpty() ? PATH : PATH + "/" + Address.encode(code);
        return frames.frame(x, Address.of(path), "oversight.tab.purposes");
    }

    private void show(Exchange x, String code) {
        if (OversightFrame.askedToSignIn(x, Role.REGISTRAR)) return;
        Frame page = frame(x, code);
        show(x, 200, page, code, "");
    }

    private void show(Exchange x, int status, Frame page, String code, String wrong) {
        List<Listed> all = book.list();
        Optional<Listed> open =
                code.isEmpty() ? all.stream().findFirst() : Optional.of(listed(code));
        String current = open.map(l -> l.purpose().code()).orElse("");
        var view =
                new OversightView.Purposes(
                        all.stream().map(l -> row(page, l, current)).toList(),
                        open.stream().map(l -> sheet(page, l)).toList(),
                        wrong);
        frames.send(x, status, page, "purposes", "governance/purposes.jte", Map.of("view", view));
    }

    private Listed listed(String code) {
        return book.find(code).orElseThrow(() -> Problem.notFound("There is no such purpose."));
    }

    private void propose(Exchange x) {
        act(x, code -> book.propose(x.actor(), listed(code).purpose()));
    }

    private void approve(Exchange x) {
        if (OversightFrame.askedToSignIn(x, Role.REGISTRAR)) return;
        int revision = number(FormBody.read(x, FormBody.LONG).lines().getOrDefault("revision", ""));
        act(x, code -> book.approve(x.actor(), code, revision));
    }

    private void withdraw(Exchange x) {
        if (OversightFrame.askedToSignIn(x, Role.REGISTRAR)) return;
        String reason = FormBody.read(x, FormBody.LONG).lines().getOrDefault("reason", "");
        act(x, code -> book.withdraw(x.actor(), code, reason));
    }

    private interface Deed {
        Listed on(String code);
    }

    /** Does it and shows the purpose; a refusal is said on the page. */
    private void act(Exchange x, Deed deed) {
        if (OversightFrame.askedToSignIn(x, Role.REGISTRAR)) return;
        String code = x.pathParam("code");
        Frame page = frame(x, code);
        try {
            deed.on(code);
        } catch (Problem p) {
            if (p.status() >= Problem.Kind.BUG.status() || p.code().equals("not-found")) throw p;
            String key = "oversight.problem." + p.code();
            show(x, p.status(), page, code, page.texts().orElse(key, p.detail()));
            return;
        }
        OversightFrame.go(x, page.link(page.here()));
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private OversightView.PurposeRow row(Frame page, Listed l, String current) {
        Purpose p = l.purpose();
        return new OversightView.PurposeRow(
                page.link(PATH + "/" + p.code()),
                p.code(),
                p.title().getOrDefault(page.language(), p.code()),
                roles(page, p.users().roles()),
                status(page, l.status()),
                p.code().equals(current));
    }

    private OversightView.PurposeSheet sheet(Frame page, Listed l) {
        Purpose p = l.purpose();
        String at = page.link(PATH + "/" + p.code());
        boolean again = l.status() == Status.DRAFT || l.status() == Status.WITHDRAWN;
        return new OversightView.PurposeSheet(
                p.title().getOrDefault(page.language(), p.code()),
                p.plain().getOrDefault(page.language(), ""),
                facts(page, l),
                history(page, p.code()),
                again ? at + "/propose" : "",
                l.status() == Status.PROPOSED ? at + "/approve" : "",
                Integer.toString(l.revision()),
                l.status() == Status.ACTIVE && l.approved().isPresent() ? at + "/withdraw" : "");
    }

    private List<Fact> facts(Frame page, Listed l) {
        Purpose p = l.purpose();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(page.t("purpose.state"), status(page, l.status())));
        facts.add(new Fact(page.t("purpose.basis"), p.basis()));
        facts.add(new Fact(page.t("purpose.users"), roles(page, p.users().roles())));
        if (!p.users().departments().isEmpty())
            facts.add(new Fact(page.t("purpose.departments"), listed(p.users().departments())));
        facts.add(new Fact(page.t("purpose.fields"), fields(page, p.fields().names())));
        facts.add(new Fact(page.t("purpose.kept"), days(page, p.limits().keep())));
        if (p.limits().perDay() > 0)
            facts.add(
                    new Fact(page.t("purpose.per-day"), page.formats().count(p.limits().perDay())));
        facts.add(
                new Fact(
                        page.t("purpose.shown"),
                        p.limits().mostDelay().isZero()
                                ? page.t("purpose.at-once")
                                : page.t("purpose.delayed", days(page, p.limits().mostDelay()))));
        if (!l.reason().isEmpty()) facts.add(new Fact(page.t("purpose.reason"), l.reason()));
        return facts;
    }

    private static String days(Frame page, java.time.Duration length) {
        return page.formats().span(length.isZero() ? java.time.Duration.ofSeconds(0) : length);
    }

    private List<Fact> history(Frame page, String code) {
        var facts = new ArrayList<Fact>();
        for (Listed l : book.history(code)) {
            Optional<Listed.Signed> who =
                    switch (l.status()) {
                        case DRAFT -> Optional.empty();
                        case PROPOSED -> l.proposed();
                        case ACTIVE -> l.approved();
                        case WITHDRAWN -> l.withdrawn();
                    };
            who.ifPresent(s ->
                    facts.add(
                            new Fact(
                                    page.formats().moment(s.at(), page.now()),
                                    status(page, l.status()) + ": " + s.actor())));
        }
        return facts;
    }

    static String status(Frame page, Status status) {
        return page.t("purpose.status." + status.name().toLowerCase(Locale.ROOT));
    }

    static String roles(Frame page, Collection<String> roles) {
        return listed(
                new TreeSet<>(roles)
                        .stream().map(r -> page.texts().orElse("role." + r, r)).toList());
    }

    private static String fields(Frame page, Collection<String> fields) {
        return listed(
                new TreeSet<>(fields)
                        .stream().map(f -> page.texts().orElse("field." + f, f)).toList());
    }

    private static String listed(Collection<String> words) {
        return String.join(", ", words);
    }
}
