package city.qala.governance.resident;

import city.qala.governance.audit.AuditTrail;
import city.qala.governance.purpose.PurposeBook;
import city.qala.governance.resident.Case.Kind;
import city.qala.governance.resident.Case.Status;
import city.qala.governance.resident.Residents.Mine;
import city.qala.kernel.HeldFact;
import city.qala.kernel.HeldFact.May;
import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The forms by which a resident asks, objects, corrects and erases, and what became of it. */
final class MeFormPage implements Routes {
    private final MeFrame frames;
    private final Residents residents;
    private final LookedBook looked;
    private final PurposeBook purposes;

    MeFormPage(MeFrame frames, Residents residents, AuditTrail trail, PurposeBook purposes) {
        this.frames = frames;
        this.residents = residents;
        this.looked = new LookedBook(trail, frames.zone());
        this.purposes = purposes;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/me/data/{field}/wrong", x -> show(x, MeFormPage::aboutFact))
                .post("/{lang}/me/data/{field}/wrong", x -> take(x, MeFormPage::aboutFact))
                .post("/{lang}/me/data/{field}/erase", this::erase)
                .get("/{lang}/me/looked/{line}/wrong", x -> show(x, MeFormPage::aboutLine))
                .post("/{lang}/me/looked/{line}/wrong", x -> take(x, MeFormPage::aboutLine))
                .get("/{lang}/me/complaint", x -> show(x, any -> aboutNothing()))
                .post("/{lang}/me/complaint", x -> take(x, any -> aboutNothing()))
                .get("/{lang}/me/requests", this::list)
                .get("/{lang}/me/requests/{id}", this::one)
                .post("/{lang}/me/requests/{id}/withdraw", this::withdraw);
    }

    /**
     * What a form is about.
     *
     * @param path its address
     * @param back where one came from
     * @param kinds what can be asked, the usual one first
     */
    private record About(String path, String back, String field, String line, List<Kind> kinds) {}

    private static About aboutFact(Exchange x) {
        String field = x.pathParam("field");
        return new About(
                "/me/data/" + Address.encode(field) + "/wrong",
                "/me/data",
                field,
                "",
                List.of(Kind.CORRECT, Kind.OBJECT, Kind.ERASE, Kind.ASK));
    }

    private static About aboutLine(Exchange x) {
        long line = MePage.number(x);
        return new About(
                "/me/looked/" + line + "/wrong",
                "/me/looked",
                "",
                Long.toString(line),
                List.of(Kind.ASK, Kind.OBJECT, Kind.COMPLAINT));
    }

    private static About aboutNothing() {
        return new About(
                "/me/complaint", "/me/requests", "", "", List.of(Kind.ASK, Kind.COMPLAINT));
    }

    private void show(Exchange x, Function<Exchange, About> what) {
        if (MeFrame.askedToSignIn(x)) return;
        About about = what.apply(x);
        Frame page = frames.frame(x, Address.of(about.path()), "me.wrong");
        String asked = x.queryParam("kind").orElse("");
        form(x, 200, page, about, Map.of("kind", asked), List.of());
    }

    private void take(Exchange x, Function<Exchange, About> what) {
        if (MeFrame.askedToSignIn(x)) return;
        About about = what.apply(x);
        Frame page = frames.frame(x, Address.of(about.path()), "me.wrong");
        Map<String, String> sent = FormBody.read(x, FormBody.LONG).lines();
        List<MeView.Wrong> wrong = faults(page, sent);
        if (!wrong.isEmpty()) {
            form(x, 422, page, about, sent, wrong);
            return;
        }
        Kind kind = CaseRoutes.oneOf("kind", Kind.class, sent.get("kind"));
        var question =
                new Question(
                        kind,
                        about.line(),
                        about.field(),
                        sent.getOrDefault("words", ""),
                        kind == Kind.CORRECT ? sent.getOrDefault("wish", "") : "");
        Case made = residents.cases().ask(x.actor(), question);
        go(x, page.link("/me/requests/" + made.id() + "?sent=1"));
    }

    private static List<MeView.Wrong> faults(Frame page, Map<String, String> sent) {
        var wrong = new ArrayList<MeView.Wrong>();
        String kind = sent.getOrDefault("kind", "");
        boolean correct = kind.equals("correct");
        if (kind.isEmpty()) wrong.add(new MeView.Wrong("kind", page.t("me.wrong.no-kind")));
        if (correct && sent.getOrDefault("wish", "").isEmpty())
            wrong.add(new MeView.Wrong("wish", page.t("me.wrong.no-wish")));
        if (!correct && sent.getOrDefault("words", "").isEmpty())
            wrong.add(new MeView.Wrong("words", page.t("me.wrong.no-words")));
        if (sent.getOrDefault("words", "").length() > 4_000)
            wrong.add(new MeView.Wrong("words", page.t("me.wrong.long")));
        return wrong;
    }

    private void form(
            Exchange x,
            int status,
            Frame page,
            About about,
            Map<String, String> sent,
            List<MeView.Wrong> wrong) {
        Mine mine = residents.mine(x.actor());
        List<Kind> kinds = about.kinds().stream().filter(k -> may(mine, about, k)).toList();
        String chosen = sent.getOrDefault("kind", "");
        var options = new ArrayList<MeView.Option>();
        for (Kind k : kinds) {
            String word = CaseRoutes.word(k);
            boolean selected = word.equals(chosen) || (chosen.isEmpty() && k == kinds.getFirst());
            options.add(new MeView.Option(word, page.t("me.kind." + word), selected));
        }
        var view =
                new MeView.Form(
                        page.t(about.field().isEmpty() ? "me.ask.title" : "me.wrong.title"),
                        words(page, mine, about),
                        page.link(about.path()),
                        page.link(about.back()),
                        options,
                        sent.getOrDefault("words", ""),
                        sent.getOrDefault("wish", ""),
                        kinds.contains(Kind.CORRECT),
                        page.t("me.wrong.due", due(page)),
                        wrong);
        frames.send(x, status, page, "governance/me-wrong.jte", Map.of("form", view));
    }

    private String due(Frame page) {
        var words = new RequestWords(page, residents.cases(), frames.zone());
        return words.day(residents.cases().dueToday());
    }

    private static boolean may(Mine mine, About about, Kind kind) {
        if (about.field().isEmpty()) return true;
        May may = fact(mine, about.field()).may();
        return switch (kind) {
            case CORRECT -> may != May.OBJECT;
            case ERASE -> may == May.ERASE;
            default -> true;
        };
    }

    private static HeldFact fact(Mine mine, String field) {
        return mine.facts().stream()
                .filter(f -> f.field().equals(field))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("The town holds no such fact about you."));
    }

    private String words(Frame page, Mine mine, About about) {
        if (!about.field().isEmpty()) {
            HeldFact fact = fact(mine, about.field());
            return MePage.label(page, fact.field()) + ": " + MePage.value(page, fact);
        }
        if (about.line().isEmpty()) return "";
        var found =
                looked.find(mine.shares(), Long.parseLong(about.line()))
                        .orElseThrow(() -> Problem.notFound("There is no such line of yours."));
        MeView.Line line = new LookWords(page, purposes).line(found);
        return page.t("me.ask.about", line.day(), line.time(), line.institution(), line.purpose());
    }

    private void erase(Exchange x) {
        if (MeFrame.askedToSignIn(x)) return;
        Frame page = frames.frame(x, Address.of("/me/data"), "me.data");
        String field = x.pathParam("field");
        residents.erase(x.actor(), field);
        go(x, page.link(Address.of("/me/data").with("erased", field)));
    }

    private void list(Exchange x) {
        if (MeFrame.askedToSignIn(x)) return;
        Frame page = frames.frame(x, Address.of("/me/requests"), "me.requests");
        var words = new RequestWords(page, residents.cases(), frames.zone());
        var all = words.list(residents.cases().mine(x.actor()), "/me/requests/");
        frames.send(x, page, "governance/me-requests.jte", Map.of("requests", all));
    }

    private void one(Exchange x) {
        if (MeFrame.askedToSignIn(x)) return;
        Ulid id = CaseRoutes.id(x);
        Frame page = frames.frame(x, Address.of("/me/requests/" + id), "me.requests");
        Cases.Whole whole = residents.cases().read(x.actor(), id);
        var words = new RequestWords(page, residents.cases(), frames.zone());
        Case file = whole.file();
        var facts = new ArrayList<MeView.Fact>();
        facts.add(new MeView.Fact(page.t("case.status"), words.status(file)));
        facts.add(new MeView.Fact(page.t("case.when"), words.when(file)));
        facts.addAll(words.about(whole.words()));
        boolean sent = x.queryParam("sent").isPresent() && file.status() == Status.OPEN;
        var view =
                new MeView.Whole(
                        words.title(file),
                        words.mark(file),
                        facts,
                        whole.words().words(),
                        whole.words().answer(),
                        whole.words()
                                .outcome()
                                .map(o -> page.t("case.outcome." + CaseRoutes.word(o)))
                                .orElse(""),
                        words.steps(whole.steps()),
                        sent ? page.t("case.sent", words.day(file.due())) : "",
                        file.status() == Status.OPEN
                                ? page.link("/me/requests/" + id + "/withdraw")
                                : "");
        frames.send(x, page, "governance/me-request.jte", Map.of("view", view));
    }

    private void withdraw(Exchange x) {
        if (MeFrame.askedToSignIn(x)) return;
        Ulid id = CaseRoutes.id(x);
        Frame page = frames.frame(x, Address.of("/me/requests"), "me.requests");
        residents.cases().withdraw(x.actor(), id);
        go(x, page.link("/me/requests/" + id));
    }

    static void go(Exchange x, String to) {
        x.set("Location", to).set("Cache-Control", "no-store").send(303);
    }
}
