package city.qala.proactive.benefit;

import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.proactive.benefit.BenefitView.Card;
import city.qala.proactive.benefit.BenefitView.Mine;
import city.qala.proactive.benefit.BenefitView.Pair;
import city.qala.proactive.benefit.Entitlement.State;
import city.qala.proactive.decide.Outcome;
import city.qala.proactive.law.Law;
import city.qala.proactive.law.Policy;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A resident's benefits: what they have, why, yes or no, and objections. Works without scripts. */
final class MyBenefitsPage implements Routes {
    private static final String PATH = "/me/benefits";
    private static final int MOST_NEWS = 8;

    private final Web web;
    private final Messages words;
    private final ResidentDesk desk;
    private final Book book;

    MyBenefitsPage(Web web, Messages words, ResidentDesk desk, Book book) {
        this.web = web;
        this.words = words;
        this.desk = desk;
        this.book = book;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/me/benefits", this::all)
                .get("/{lang}/me/benefits/{policy}/{unit}", this::why)
                .post("/{lang}/me/benefits/{policy}/{unit}", this::object)
                .post("/{lang}/me/benefits/{offer}", this::answer);
    }

    private void all(Exchange x) {
        if (asked(x)) return;
        Frame page = frame(x, PATH, "benefits.mine");
        Mine view =
                desk.mine(x.actor()).map(mine -> mine(page, mine)).orElseGet(() -> nothing(page));
        String done = x.queryParam("sent").map(n -> page.t("benefits.objected", n)).orElse("");
        web.send(
                x,
                page,
                "proactive/my-benefits.jte",
                Map.of("view", view, "done", done),
                Web.NOTHING);
    }

    private static Mine nothing(Frame page) {
        return new Mine(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                page.t("benefits.none"));
    }

    private Mine mine(Frame page, ResidentDesk.Mine mine) {
        var w = new Words(page);
        List<Card> has = new ArrayList<>();
        List<Card> past = new ArrayList<>();
        for (Entitlement e : mine.entitlements())
            (e.isLive() ? has : past).add(card(page, w, mine, e));
        return new Mine(
                has,
                open(page, w, mine),
                past,
                mine.file().notices().stream()
                        .filter(n -> mine.sight().sees(n.unit()))
                        .limit(MOST_NEWS)
                        .map(n -> new Pair(w.day(n.at()), news(page, w, mine, n)))
                        .toList(),
                mine.file().objections().stream()
                        .filter(t -> mine.sight().sees(t.words().unit()))
                        .map(t -> objection(page, w, mine, t))
                        .toList(),
                mine.file().money().stream()
                        .filter(m -> mine.sight().sees(m.unit()))
                        .map(m ->
                                new Pair(
                                        w.period(m.period()),
                                        page.t(
                                                "benefits.money." + word(m.state()),
                                                name(w, mine, m.policy()),
                                                w.money(m.amount()))))
                        .toList(),
                has.isEmpty() && past.isEmpty() ? page.t("benefits.none") : "");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }

    private String name(Words w, ResidentDesk.Mine mine, String policy) {
        return w.title(book.policy(policy, mine.file().newest()));
    }

    private Card card(Frame page, Words w, ResidentDesk.Mine mine, Entitlement e) {
        Policy policy = book.policy(e.policy(), mine.file().newest());
        List<Pair> facts = new ArrayList<>();
        boolean offer = e.state() == State.OFFERED;
        facts.add(
                new Pair(page.t("benefits.amount"), w.money(e.amount()) + ", " + w.rhythm(policy)));
        facts.add(new Pair(page.t("benefits.state"), state(page, w, e)));
        e.until()
                .filter(d -> e.isLive())
                .ifPresent(d -> facts.add(new Pair(page.t("benefits.until"), w.day(d))));
        mine.file()
                .cut(e.id())
                .ifPresent(c -> facts.add(new Pair(page.t("benefits.cut"), cut(page, w, c))));
        boolean mayAnswer = offer && mine.sight().mayAnswer(e.unit());
        facts.add(
                new Pair(
                        page.t("benefits.do"),
                        page.t(
                                offer
                                        ? mayAnswer ? "benefits.do.answer" : "benefits.do.other"
                                        : "benefits.do.nothing")));
        return new Card(
                offer ? "ask" : "tick",
                w.title(policy),
                facts,
                page.link(PATH + "/" + e.policy() + "/" + Address.encode(e.unit())),
                mayAnswer ? page.link(PATH + "/" + e.id()) : "");
    }

    private static String state(Frame page, Words w, Entitlement e) {
        return page.t("benefits.state." + word(e.state()), w.day(e.since()));
    }

    private static String cut(Frame page, Words w, Reduction c) {
        String day = c.effective().map(w::day).orElse("");
        return page.t("benefits.cut." + word(c.state()), w.money(c.amount()), day);
    }

    /** What cannot be told yet, with what is missing. */
    private List<Card> open(Frame page, Words w, ResidentDesk.Mine mine) {
        Optional<Assessment> newest = mine.file().newest();
        if (newest.isEmpty()) return List.of();
        Law law = book.laws().of(newest.get().law()).law();
        return Said.of(newest.get()).stream()
                .filter(s -> s.outcome().equals(Outcome.CANNOT_TELL.word()))
                .filter(s -> mine.sight().sees(s.unit()))
                .map(s ->
                        new Card(
                                "open",
                                name(w, mine, s.policy()),
                                List.of(
                                        new Pair(
                                                page.t("benefits.missing"),
                                                missing(page, w, law, s))),
                                page.link(PATH + "/" + s.policy() + "/" + Address.encode(s.unit())),
                                ""))
                .toList();
    }

    private static String missing(Frame page, Words w, Law law, Said s) {
        return s.missing().stream()
                .map(m ->
                        page.t(
                                "benefits.missing.one",
                                w.fact(law, m.fact()),
                                w.register(law, m.register())))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private String news(Frame page, Words w, ResidentDesk.Mine mine, Notice n) {
        return page.t(
                "benefits.news." + n.kind().word(),
                name(w, mine, n.policy()),
                w.money(n.amount()),
                n.day().map(w::day).orElse(""));
    }

    private Pair objection(Frame page, Words w, ResidentDesk.Mine mine, TaskStore.Told t) {
        String state =
                t.task().isOpen()
                        ? page.t("benefits.objection.open", w.day(t.task().due()))
                        : page.t(
                                "benefits.objection."
                                        + t.words().outcome().toLowerCase(java.util.Locale.ROOT),
                                t.words().answer());
        return new Pair("№ " + t.task().number() + ", " + name(w, mine, t.words().policy()), state);
    }

    private void why(Exchange x) {
        if (asked(x)) return;
        show(x, 200, "", "");
    }

    private void show(Exchange x, int status, String typed, String wrong) {
        String policy = x.pathParam("policy");
        String unit = x.pathParam("unit");
        Frame page = frame(x, here(policy, unit), "benefits.why");
        var explained = desk.explain(x.actor(), policy, unit);
        var sight = desk.mine(x.actor()).orElseThrow(ResidentDesk::nothing).sight();
        web.send(
                x,
                status,
                page,
                "proactive/my-decision.jte",
                Map.of(
                        "view",
                        new Words(page).why(explained, sight::sees),
                        "action",
                        page.link(here(policy, unit)),
                        "typed",
                        typed,
                        "wrong",
                        wrong),
                Web.NOTHING);
    }

    private static String here(String policy, String unit) {
        return PATH + "/" + Address.encode(policy) + "/" + Address.encode(unit);
    }

    private void object(Exchange x) {
        if (asked(x)) return;
        String text = FormBody.read(x, FormBody.LONG).lines().getOrDefault("words", "");
        if (text.isEmpty() || text.length() > 4_000) {
            String wrong = words.in(x.language()).get("benefits.object.wrong");
            show(x, 422, text, wrong);
            return;
        }
        Task made = desk.object(x.actor(), x.pathParam("policy"), x.pathParam("unit"), text);
        ReaderRule.go(x, "/" + x.language().tag() + PATH + "?sent=" + made.number());
    }

    private void answer(Exchange x) {
        if (asked(x)) return;
        Ulid id =
                Ulid.find(x.pathParam("offer"))
                        .orElseThrow(() -> Problem.notFound("There is no such offer."));
        String said = FormBody.read(x, FormBody.SHORT).field("answer");
        if (!said.equals("yes") && !said.equals("no"))
            throw Problem.invalid("answer", said, "must be yes or no");
        var _ = desk.answer(x.actor(), id, said.equals("yes"));
        ReaderRule.go(x, "/" + x.language().tag() + PATH);
    }

    private Frame frame(Exchange x, String path, String title) {
        return web.frame(x, words, Address.of(path), words.in(x.language()).get(title), "me")
                .as(Frame.Look.RESIDENT)
                .with(List.of("me.css", "benefits.css"), List.of("page"));
    }

    private static boolean asked(Exchange x) {
        if (ReaderRule.askedToSignIn(x)) return true;
        ResidentDesk.me(x.actor());
        return false;
    }
}
