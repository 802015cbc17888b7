package city.qala.governance.resident;

import city.qala.governance.resident.Case.Kind;
import city.qala.governance.resident.Case.Outcome;
import city.qala.governance.resident.Case.Status;
import city.qala.governance.resident.Case.Urgency;
import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Templates;
import city.qala.web.Web;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The queue of what residents asked, the nearest last day first, and the answers. An officer whom
 * oversight asks for an explanation finds it here as well.
 */
final class RequestsPage implements Routes {
    private static final String PATH = "/requests";

    private final Web web;
    private final Messages words;
    private final Cases cases;

    RequestsPage(Web web, Messages words, Cases cases) {
        this.web = web;
        this.words = words;
        this.cases = cases;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/requests", this::queue)
                .get("/{lang}/requests/{id}", this::one)
                .post("/{lang}/requests/{id}", this::answer);
    }

    private void queue(Exchange x) {
        if (askedToSignIn(x)) return;
        String show = x.queryParam("show").orElse("open");
        Frame page = frame(x, Address.of(PATH).with("show", show.equals("open") ? "" : show));
        var asked = new ArrayList<>(cases.toOfficer(x.actor()));
        if (x.actor().hasAny(Role.CLERK))
            asked.addAll(cases.queue(Cases.OF_RESIDENTS, Status.OPEN));
        List<Case> open = asked.stream().filter(c -> c.status() == Status.OPEN).toList();
        List<Case> shown =
                switch (show) {
                    case "late" -> urgent(open, Urgency.LATE);
                    case "soon" -> urgent(open, Urgency.SOON);
                    case "answered" -> answered(x);
                    default -> open;
                };
        var view =
                new RequestView.Queue(
                        tabs(page, show, open),
                        shown.stream().map(c -> row(page, c)).toList(),
                        page.t("requests.found", shown.size()),
                        shown.isEmpty() ? page.t(empty(open, show)) : "");
        String counts = page.t("requests.status", open.size(), urgent(open, Urgency.LATE).size());
        Content status = Templates.content("governance/status.jte", Map.of("words", counts));
        web.send(x, page, "governance/requests.jte", Map.of("view", view), status);
    }

    private static String empty(List<Case> open, String show) {
        return open.isEmpty() && show.equals("open") ? "requests.empty" : "requests.empty-filter";
    }

    private List<Case> answered(Exchange x) {
        return x.actor().hasAny(Role.CLERK)
                ? cases.queue(Cases.OF_RESIDENTS, Status.ANSWERED)
                : cases.toOfficer(x.actor()).stream()
                        .filter(c -> c.status() == Status.ANSWERED)
                        .toList();
    }

    private List<Case> urgent(List<Case> open, Urgency urgency) {
        return open.stream().filter(c -> cases.urgency(c) == urgency).toList();
    }

    private List<RequestView.Tab> tabs(Frame page, String show, List<Case> open) {
        return List.of(
                tab(page, show, "open", open.size()),
                tab(page, show, "soon", urgent(open, Urgency.SOON).size()),
                tab(page, show, "late", urgent(open, Urgency.LATE).size()),
                new RequestView.Tab(
                        page.t("requests.answered"),
                        page.link(Address.of(PATH).with("show", "answered")),
                        show.equals("answered")));
    }

    private static RequestView.Tab tab(Frame page, String show, String key, int count) {
        Address to = Address.of(PATH).with("show", key.equals("open") ? "" : key);
        String words = page.t("requests." + key) + " " + page.formats().count(count);
        return new RequestView.Tab(words, page.link(to), show.equals(key));
    }

    private RequestView.Row row(Frame page, Case c) {
        var words = request(page);
        return new RequestView.Row(
                page.link(PATH + "/" + c.id()),
                "№ " + c.number(),
                words.kind(c),
                page.formats().moment(c.made(), page.now()),
                c.status() == Status.OPEN ? words.when(c) : words.status(c),
                words.mark(c));
    }

    private void one(Exchange x) {
        if (askedToSignIn(x)) return;
        Ulid id = CaseRoutes.id(x);
        Frame page = frame(x, Address.of(PATH + "/" + id));
        show(x, 200, page, cases.read(x.actor(), id), "", "");
    }

    private void answer(Exchange x) {
        if (askedToSignIn(x)) return;
        Ulid id = CaseRoutes.id(x);
        Frame page = frame(x, Address.of(PATH + "/" + id));
        Map<String, String> sent = FormBody.read(x, FormBody.LONG).lines();
        String text = sent.getOrDefault("answer", "");
        if (text.isEmpty()) {
            String wrong = page.t("requests.no-reasons");
            show(x, 422, page, cases.read(x.actor(), id), text, wrong);
            return;
        }
        Outcome outcome =
                CaseRoutes.oneOf(
                        "outcome", Outcome.class, sent.getOrDefault("outcome", "explained"));
        cases.answer(x.actor(), id, outcome, text);
        MeFormPage.go(x, page.link(PATH + "/" + id));
    }

    private void show(
            Exchange x, int status, Frame page, Cases.Whole whole, String typed, String wrong) {
        Case file = whole.file();
        var words = request(page);
        String now = whole.held().map(f -> MePage.value(page, f)).orElse("");
        var view =
                new RequestView.One(
                        whole(page, whole),
                        whole.name().orElse(""),
                        now,
                        file.status() != Status.OPEN,
                        outcomes(page, file.kind()),
                        page.link(PATH + "/" + file.id()),
                        typed,
                        wrong,
                        carries(page, whole));
        web.send(
                x,
                status,
                page,
                "governance/request.jte",
                Map.of("view", view, "due", words.when(file)),
                Templates.content("governance/status.jte", Map.of("words", words.when(file))));
    }

    private MeView.Whole whole(Frame page, Cases.Whole whole) {
        var words = request(page);
        return new MeView.Whole(
                words.title(whole.file()),
                words.mark(whole.file()),
                words.about(whole.words()),
                whole.words().words(),
                whole.words().answer(),
                whole.words()
                        .outcome()
                        .map(o -> page.t("case.outcome." + CaseRoutes.word(o)))
                        .orElse(""),
                words.steps(whole.steps()),
                "",
                "");
    }

    private static String carries(Frame page, Cases.Whole whole) {
        boolean about = !whole.words().field().isEmpty();
        return switch (whole.file().kind()) {
            case CORRECT -> about ? page.t("requests.will-correct") : "";
            case ERASE -> about ? page.t("requests.will-erase") : "";
            default -> "";
        };
    }

    private static List<MeView.Option> outcomes(Frame page, Kind kind) {
        if (kind == Kind.EXPLANATION) return List.of();
        var options = new ArrayList<MeView.Option>();
        for (Outcome o : Outcome.values()) {
            String word = CaseRoutes.word(o);
            boolean usual = o == (kind == Kind.ASK ? Outcome.EXPLAINED : Outcome.GRANTED);
            options.add(new MeView.Option(word, page.t("case.outcome." + word), usual));
        }
        return options;
    }

    private RequestWords request(Frame page) {
        return new RequestWords(page, cases, web.town().zone());
    }

    private Frame frame(Exchange x, Address here) {
        String title = words.in(x.language()).get("nav.requests");
        return web.frame(x, words, here, title, "requests")
                .with(List.of("requests.css"), List.of("page"));
    }

    private static boolean askedToSignIn(Exchange x) {
        if (SignInFirst.asked(x)) return true;
        boolean staff =
                x.actor().kind() == Actor.Kind.PERSON && Residents.resident(x.actor()).isEmpty();
        if (!staff) throw Problem.forbidden("This page belongs to the town's staff.");
        return false;
    }
}
