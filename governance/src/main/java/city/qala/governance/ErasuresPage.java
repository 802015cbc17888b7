package city.qala.governance;

import city.qala.governance.OversightView.ErasureRow;
import city.qala.governance.OversightView.ErasureSheet;
import city.qala.governance.OversightView.Fact;
import city.qala.governance.purpose.Erasures;
import city.qala.governance.purpose.Erasures.Preview;
import city.qala.governance.purpose.Listed.Signed;
import city.qala.governance.purpose.Proposal;
import city.qala.governance.resident.SignInFirst;
import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Subject;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import city.qala.web.Address;
import city.qala.web.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Erasures: a registrar asks, oversight sees what will be destroyed and agrees or not. */
final class ErasuresPage implements Routes {
    private static final String PATH = "/oversight/erasures";

    private final OversightFrame frames;
    private final Governance governance;

    ErasuresPage(OversightFrame frames, Governance governance) {
        this.frames = frames;
        this.governance = governance;
    }

    /** What a form sent, to be shown again, and what was wrong with it. */
    private record Typed(String subject, String reason, String wrong) {
        static final Typed NOTHING = new Typed("", "", "");

        static Typed wrong(String words) {
            return new Typed("", "", words);
        }
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, this::list)
                .post("/{lang}" + PATH, this::propose)
                .get("/{lang}" + PATH + "/{id}", this::one)
                .post("/{lang}" + PATH + "/{id}/approve", this::agree)
                .post("/{lang}" + PATH + "/{id}/refuse", this::refuse);
    }

    private Erasures erasures() {
        return governance.erasures();
    }

    private void list(Exchange x) {
        if (OversightFrame.askedToSignIn(x, Role.REGISTRAR)) return;
        show(x, 200, Optional.empty(), Typed.NOTHING);
    }

    private void one(Exchange x) {
        if (OversightFrame.askedToSignIn(x, Role.REGISTRAR)) return;
        show(x, 200, Optional.of(proposal(x)), Typed.NOTHING);
    }

    private void propose(Exchange x) {
        if (SignInFirst.asked(x)) return;
        Identity.require(x.actor(), Role.REGISTRAR);
        Map<String, String> sent = FormBody.read(x, FormBody.LONG).lines();
        String subject = sent.getOrDefault("subject", "").strip();
        String reason = sent.getOrDefault("reason", "");
        Proposal made;
        try {
            made = erasures().propose(x.actor(), Subject.parse(subject), reason);
        } catch (Problem p) {
            show(x, p.status(), Optional.empty(), new Typed(subject, reason, said(x, p)));
            return;
        }
        OversightFrame.go(x, "/" + x.language().tag() + PATH + "/" + made.id());
    }

    private void agree(Exchange x) {
        if (OversightFrame.askedToSignIn(x)) return;
        String seal = FormBody.read(x, FormBody.SHORT).lines().getOrDefault("seal", "");
        decide(x, id -> erasures().agree(x.actor(), id, seal));
    }

    private void refuse(Exchange x) {
        if (OversightFrame.askedToSignIn(x, Role.REGISTRAR)) return;
        decide(x, id -> erasures().refuse(x.actor(), id));
    }

    private interface Deed {
        void on(Ulid id);
    }

    /** Does it and shows the erasure; a refusal is said on the page. */
    private void decide(Exchange x, Deed deed) {
        Proposal p = proposal(x);
        try {
            deed.on(p.id());
        } catch (Problem problem) {
            String wrong = said(x, problem);
            show(x, problem.status(), Optional.of(proposal(x)), Typed.wrong(wrong));
            return;
        }
        OversightFrame.go(x, "/" + x.language().tag() + PATH + "/" + p.id());
    }

    private String said(Exchange x, Problem p) {
        if (p.status() >= Problem.Kind.BUG.status()) throw p;
        return frame(x, Optional.empty()).texts().orElse("erasure.problem." + p.code(), p.detail());
    }

    private Proposal proposal(Exchange x) {
        return Ulid.find(x.pathParam("id"))
                .flatMap(erasures()::find)
                .orElseThrow(() -> Problem.notFound("There is no such erasure."));
    }

    private Frame frame(Exchange x, Optional<Proposal> open) {
        String path = open.map(p -> PATH + "/" + p.id()).orElse(PATH);
        return frames.frame(x, Address.of(path), "oversight.tab.erasures");
    }

    private void show(Exchange x, int status, Optional<Proposal> open, Typed typed) {
        Frame page = frame(x, open);
        boolean registrar = x.actor().hasAny(Role.REGISTRAR);
        var view =
                new OversightView.Erasures(
                        erasures().newest().stream().map(p -> row(page, p, open)).toList(),
                        open.stream().map(p -> sheet(page, p, x.actor())).toList(),
                        registrar && open.isEmpty() ? page.link(PATH) : "",
                        typed.subject(),
                        typed.reason(),
                        typed.wrong());
        frames.send(x, status, page, "erasures", "governance/erasures.jte", Map.of("view", view));
    }

    private static ErasureRow row(Frame page, Proposal p, Optional<Proposal> open) {
        return new ErasureRow(
                page.link(PATH + "/" + p.id()),
                p.subject().isEmpty() ? page.t("erasure.forgotten") : p.subject(),
                page.formats().moment(p.proposed().at(), page.now()),
                status(page, p),
                open.filter(o -> o.id().equals(p.id())).isPresent());
    }

    private ErasureSheet sheet(Frame page, Proposal p, Actor reader) {
        Optional<Preview> preview = erasures().preview(p);
        String at = page.link(PATH + "/" + p.id());
        boolean free = preview.map(v -> v.holds().isEmpty()).orElse(false);
        return new ErasureSheet(
                p.subject().isEmpty() ? page.t("erasure.forgotten") : p.subject(),
                facts(page, p),
                preview.map(v -> losses(page, v)).orElse(List.of()),
                preview.map(v -> holds(page, v)).orElse(List.of()),
                preview.map(Preview::seal).orElse(""),
                free && reader.hasAny(Role.OVERSIGHT) ? at + "/approve" : "",
                preview.isPresent() ? at + "/refuse" : "");
    }

    private static List<Fact> facts(Frame page, Proposal p) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(page.t("purpose.state"), status(page, p)));
        facts.add(new Fact(page.t("erasure.reason"), p.reason()));
        facts.add(new Fact(page.t("erasure.asked"), signed(page, p.proposed())));
        p.decided().ifPresent(s -> facts.add(new Fact(page.t("erasure.decided"), signed(page, s))));
        return facts;
    }

    private static String signed(Frame page, Signed s) {
        return s.actor() + ", " + page.formats().moment(s.at(), page.now());
    }

    private List<Fact> losses(Frame page, Preview preview) {
        var losses = new ArrayList<Fact>();
        preview.losses()
                .forEach((part, count) -> {
                    if (count > 0)
                        losses.add(new Fact(part(page, part), page.formats().count(count)));
                });
        return losses;
    }

    private String part(Frame page, String part) {
        return page.texts()
                .orElse(
                        "erasure.part." + part,
                        governance
                                .title(part, page.language())
                                .map(title -> title + " (" + part + ")")
                                .orElse(part));
    }

    private static List<String> holds(Frame page, Preview preview) {
        return preview.holds().stream().map(h -> page.t("erasure.hold." + h)).toList();
    }

    private static String status(Frame page, Proposal p) {
        return page.t("erasure.status." + p.state().name().toLowerCase(Locale.ROOT));
    }
}
