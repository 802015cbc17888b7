package city.qala.proactive.benefit;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.proactive.benefit.BenefitView.Choice;
import city.qala.proactive.benefit.BenefitView.Link;
import city.qala.proactive.benefit.BenefitView.One;
import city.qala.proactive.benefit.BenefitView.Pair;
import city.qala.proactive.benefit.BenefitView.Queue;
import city.qala.proactive.benefit.BenefitView.Row;
import city.qala.proactive.benefit.BenefitView.Why;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What waits for clerks: missing facts, objections, reductions that the machine proposes. */
final class QueuePage implements Routes {
    private static final String PATH = "/benefits/queue";

    private final Web web;
    private final Messages words;
    private final ClerkDesk desk;
    private final Book book;

    QueuePage(Web web, Messages words, ClerkDesk desk, Book book) {
        this.web = web;
        this.words = words;
        this.desk = desk;
        this.book = book;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/benefits/queue", this::queue)
                .get("/{lang}/benefits/queue/{task}", this::one)
                .post("/{lang}/benefits/queue/{task}", this::decide);
    }

    private void queue(Exchange x) {
        if (asked(x)) return;
        String kind = x.queryParam("kind").orElse("");
        Optional<Task.Kind> wanted = kind(kind);
        Frame page = frame(x, Address.of(PATH).with("kind", kind));
        Map<Task.Kind, TaskStore.Count> counts = desk.counts();
        List<Task> tasks = desk.queue(wanted);
        var w = new Words(page);
        LocalDate today = LocalDate.ofInstant(page.now(), page.formats().zone());
        var view =
                new Queue(
                        tabs(page, kind, counts),
                        tasks.stream().map(t -> row(page, w, t, today)).toList(),
                        page.t("benefits.queue.found", tasks.size()),
                        tasks.isEmpty() ? page.t("benefits.queue.empty") : "");
        web.send(x, page, "proactive/benefit-queue.jte", Map.of("view", view), Web.NOTHING);
    }

    private static Optional<Task.Kind> kind(String word) {
        if (word.isEmpty()) return Optional.empty();
        for (Task.Kind k : Task.Kind.values()) if (word(k).equals(word)) return Optional.of(k);
        throw Problem.query("A kind is facts, reduction or objection.");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static List<Link> tabs(
            Frame page, String kind, Map<Task.Kind, TaskStore.Count> counts) {
        List<Link> tabs = new ArrayList<>();
        long all = counts.values().stream().mapToLong(TaskStore.Count::open).sum();
        tabs.add(
                new Link(
                        page.t("benefits.queue.all") + " " + page.formats().count(all),
                        page.link(PATH),
                        kind.isEmpty()));
        for (Task.Kind k : Task.Kind.values()) {
            long n = counts.getOrDefault(k, new TaskStore.Count(0, 0)).open();
            tabs.add(
                    new Link(
                            page.t("benefits.task." + word(k)) + " " + page.formats().count(n),
                            page.link(Address.of(PATH).with("kind", word(k))),
                            kind.equals(word(k))));
        }
        return tabs;
    }

    private static Row row(Frame page, Words w, Task t, LocalDate today) {
        return new Row(
                page.link(PATH + "/" + t.id()),
                "№ " + t.number(),
                page.t("benefits.task." + word(t.kind())),
                w.day(t.made()),
                w.day(t.due()),
                t.due().isBefore(today) ? "late" : "");
    }

    private void one(Exchange x) {
        if (asked(x)) return;
        show(x, 200, "", "");
    }

    private void show(Exchange x, int status, String typed, String wrong) {
        Ulid id = id(x);
        Frame page = frame(x, Address.of(PATH + "/" + id));
        ClerkDesk.Opened o = desk.read(x.actor(), id);
        var w = new Words(page);
        var view =
                new One(
                        page.t("benefits.task." + word(o.task().kind()))
                                + " № "
                                + o.task().number(),
                        page.t("benefits.due", w.day(o.task().due())),
                        facts(page, w, o),
                        said(page, w, o),
                        o.task().isOpen() ? choices(page, o.task().kind()) : List.of(),
                        o.task().kind() == Task.Kind.REDUCTION,
                        done(page, o),
                        page.link(PATH + "/" + id),
                        typed,
                        wrong);
        List<Why> why = o.why().map(e -> w.why(e, any -> true)).stream().toList();
        web.send(
                x,
                status,
                page,
                "proactive/benefit-task.jte",
                Map.of("view", view, "why", why),
                Web.NOTHING);
    }

    private List<Pair> facts(Frame page, Words w, ClerkDesk.Opened o) {
        List<Pair> facts = new ArrayList<>();
        if (!o.words().policy().isEmpty())
            facts.add(
                    new Pair(
                            page.t("benefits.benefit"),
                            w.title(book.policy(o.words().policy(), o.file().newest()))));
        o.about()
                .ifPresent(e -> {
                    facts.add(new Pair(page.t("benefits.amount"), w.money(e.amount())));
                    facts.add(
                            new Pair(
                                    page.t("benefits.state"),
                                    page.t("benefits.state." + word(e.state()), w.day(e.since()))));
                });
        o.cut()
                .ifPresent(c -> {
                    facts.add(
                            new Pair(
                                    page.t("benefits.cut"),
                                    page.t(
                                            "benefits.cut." + word(c.state()),
                                            w.money(c.amount()),
                                            c.effective().map(w::day).orElse(""))));
                    if (!c.officer().isEmpty())
                        facts.add(
                                new Pair(
                                        page.t("benefits.officer"),
                                        c.officer() + ": " + c.reason()));
                });
        facts.add(new Pair(page.t("benefits.people"), "" + o.file().home().people().size()));
        return facts;
    }

    private List<String> said(Frame page, Words w, ClerkDesk.Opened o) {
        if (o.words().words().isEmpty()) return List.of();
        if (o.task().kind() != Task.Kind.FACTS) return List.of(o.words().words());
        var law = book.laws().now().law();
        List<String> lines = new ArrayList<>();
        for (String line : o.words().words().split("\n", -1)) {
            String[] parts = line.split(": ", 2);
            String[] fact = (parts.length < 2 ? "" : parts[1]).split(" ", -1);
            boolean known = fact.length == 2 && law.variables().containsKey(fact[0]);
            lines.add(
                    known
                            ? page.t(
                                    "benefits.missing.of",
                                    Book.find(book.laws().now(), parts[0])
                                            .map(w::title)
                                            .orElse(parts[0]),
                                    w.fact(law, fact[0]),
                                    w.register(law, fact[1]))
                            : line);
        }
        return lines;
    }

    private static List<Choice> choices(Frame page, Task.Kind kind) {
        return switch (kind) {
            case FACTS -> List.of(choice(page, "again", true));
            case REDUCTION -> List.of(choice(page, "refuse", true), choice(page, "confirm", false));
            case OBJECTION -> List.of(choice(page, "changed", true), choice(page, "stays", false));
        };
    }

    private static Choice choice(Frame page, String act, boolean usual) {
        return new Choice(act, page.t("benefits.act." + act), usual);
    }

    private static String done(Frame page, ClerkDesk.Opened o) {
        if (o.task().isOpen()) return "";
        return o.words().answer().isEmpty()
                ? page.t("benefits.closed")
                : page.t("benefits.act." + o.words().outcome().toLowerCase(Locale.ROOT))
                        + ": "
                        + o.words().answer();
    }

    private void decide(Exchange x) {
        if (asked(x)) return;
        Ulid id = id(x);
        Map<String, String> sent = FormBody.read(x, FormBody.LONG).lines();
        String act = sent.getOrDefault("act", "");
        String reason = sent.getOrDefault("reason", "");
        if (!act.equals("again") && reason.length() < 3) {
            show(x, 422, reason, words.in(x.language()).get("benefits.reason.wrong"));
            return;
        }
        Actor officer = x.actor();
        switch (act) {
            case "again" -> desk.again(officer, id);
            case "confirm" -> desk.decide(officer, id, true, reason, sent.containsKey("wrong"));
            case "refuse" -> desk.decide(officer, id, false, reason, false);
            case "stays" -> desk.answer(officer, id, Task.Outcome.STAYS, reason);
            case "changed" -> desk.answer(officer, id, Task.Outcome.CHANGED, reason);
            default -> throw Problem.invalid("act", act, "must be one of the form's");
        }
        ReaderRule.go(x, "/" + x.language().tag() + PATH + "/" + id);
    }

    private static Ulid id(Exchange x) {
        return Ulid.find(x.pathParam("task"))
                .orElseThrow(() -> Problem.notFound("There is no such task."));
    }

    private Frame frame(Exchange x, Address here) {
        String title = words.in(x.language()).get("benefits.queue");
        return web.frame(x, words, here, title, "policies")
                .with(List.of("requests.css", "benefits.css"), List.of("page"));
    }

    static boolean asked(Exchange x) {
        if (ReaderRule.askedToSignIn(x)) return true;
        boolean clerk = x.actor().kind() == Actor.Kind.PERSON && x.actor().hasAny(Role.CLERK);
        if (!clerk) throw Problem.forbidden("This page belongs to clerks.");
        return false;
    }
}
