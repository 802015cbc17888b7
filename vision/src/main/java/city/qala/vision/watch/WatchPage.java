package city.qala.vision.watch;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import city.qala.vision.watch.WatchView.Card;
import city.qala.vision.watch.WatchView.Fact;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/** Lists as cards: on what each rests, where and how long, how many mistakes it may make. */
final class WatchPage implements Routes {
    static final String PATH = "/watchlists";

    private static final int SHOWN = 40;

    private final Watchlists lists;
    private final Web web;
    private final Messages words;
    private final Function<Exchange, String> csrf;

    WatchPage(Watchlists lists, Web web, Messages words, Function<Exchange, String> csrf) {
        this.lists = lists;
        this.web = web;
        this.words = words;
        this.csrf = csrf;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, x -> show(x, 200, ""))
                .post("/{lang}" + PATH, this::begin)
                .post("/{lang}" + PATH + "/{list}/{deed}", this::act);
    }

    private void show(Exchange x, int status, String wrong) {
        Watchlists.requireReader(x.actor());
        String title = words.in(x.language()).get("watch.title");
        Frame page =
                web.frame(x, words, Address.of(PATH), title, "cameras")
                        .with(List.of("cameras.css"), List.of("page"));
        Map<String, WatchStore.Size> sizes = lists.sizes();
        Set<String> loaded = lists.armory().loaded();
        List<Erasure> erased = lists.erasures();
        var cards = new ArrayList<Card>();
        for (Watchlist l : lists.lists().stream().limit(SHOWN).toList()) {
            var size = sizes.getOrDefault(l.id().text(), WatchStore.Size.NONE);
            cards.add(card(page, x.actor(), l, size, loaded.contains(l.id().text()), erased));
        }
        var view =
                new WatchView(
                        lists.armory().offs().stream().map(o -> off(page, o)).toList(),
                        cards,
                        x.actor().hasAny(Role.WATCH_OFFICER),
                        Arrays.stream(Terms.Aim.values())
                                .map(TermsJson::word)
                                .map(a -> new WatchView.Choice(a, page.t("watch.aim." + a)))
                                .toList(),
                        csrf.apply(x),
                        wrong);
        web.send(x, status, page, "vision/watchlists.jte", Map.of("view", view), Web.NOTHING);
    }

    private static String off(Frame page, Armory.Off off) {
        String since =
                off.since().getEpochSecond() <= 0
                        ? page.t("review.always")
                        : page.formats().moment(off.since(), page.now());
        return page.t("watch.off." + (off.exercise() ? "exercise" : "real"), since);
    }

    private Card card(
            Frame page,
            Actor reader,
            Watchlist l,
            WatchStore.Size size,
            boolean loaded,
            List<Erasure> erased) {
        boolean over = l.state() == Watchlist.State.ENDED;
        boolean proposed = l.state() == Watchlist.State.PROPOSED;
        boolean officer = reader.hasAny(Role.WATCH_OFFICER);
        boolean overseer = reader.hasAny(Role.OVERSIGHT);
        String state = l.state().name().toLowerCase(Locale.ROOT);
        return new Card(
                l.id().text(),
                l.terms().name(),
                page.t("watch.state." + state),
                over ? "" : page.t(loaded ? "watch.matched" : "watch.not-matched"),
                l.terms().exercise() ? page.t("watch.exercise") : "",
                page.link(PATH + "/" + l.id()),
                over,
                over ? ended(page, l, erased) : facts(page, l, size),
                officer && l.state() == Watchlist.State.DRAFT,
                overseer && proposed ? lists.seen(reader, l) : "",
                !over);
    }

    private static List<Fact> ended(Frame page, Watchlist l, List<Erasure> erased) {
        var facts = new ArrayList<Fact>();
        l.ended()
                .ifPresent(at ->
                        facts.add(
                                new Fact(
                                        page.t("watch.why"),
                                        page.t(
                                                "watch.ended",
                                                page.formats().moment(at, page.now()),
                                                l.why()))));
        erased.stream()
                .filter(e -> e.list().equals(l.id()))
                .forEach(e ->
                        facts.add(
                                new Fact(
                                        page.t("watch.entries"),
                                        page.t(
                                                "watch.erased",
                                                e.templates(),
                                                e.photos(),
                                                e.candidates()))));
        return facts;
    }

    private List<Fact> facts(Frame page, Watchlist l, WatchStore.Size size) {
        Terms t = l.terms();
        var f = new ArrayList<Fact>();
        f.add(new Fact(page.t("review.aim"), page.t("watch.aim." + TermsJson.word(t.aim()))));
        Terms.Authority a = t.authority();
        f.add(
                new Fact(
                        page.t("watch.rests"),
                        String.join("; ", a.basis(), a.document(), a.body())));
        f.add(new Fact(page.t("watch.owner"), t.call().owner() + ", " + t.call().phone()));
        f.add(
                new Fact(
                        page.t("watch.area"),
                        page.t(
                                "watch.cameras",
                                t.area().cameras().size(),
                                clock(t.area().fromMinute()),
                                clock(t.area().toMinute()))));
        f.add(
                new Fact(
                        page.t("review.ends"),
                        page.formats().moment(t.window().ends(), page.now())));
        String left =
                size.suspended() == 0 ? "" : ", " + page.t("watch.suspended", size.suspended());
        f.add(
                new Fact(
                        page.t("watch.entries"),
                        page.t("watch.entries-of", size.entries(), t.limits().cap()) + left));
        f.add(
                new Fact(
                        page.t("watch.threshold"),
                        page.formats().number(t.limits().threshold(), 2)));
        f.add(new Fact(page.t("watch.budget"), forecast(page, l, size)));
        l.requested().ifPresent(s -> f.add(signed(page, "watch.requested", s)));
        l.approved().ifPresent(s -> f.add(signed(page, "watch.approved", s)));
        return f;
    }

    private String forecast(Frame page, Watchlist l, WatchStore.Size size) {
        OptionalDouble forecast = lists.forecast(l, size.entries());
        return forecast.isEmpty()
                ? page.t("watch.forecast.none")
                : page.t(
                        "watch.forecast",
                        page.formats().number(forecast.getAsDouble(), 2),
                        page.formats().number(l.terms().limits().budget(), 0));
    }

    private static Fact signed(Frame page, String key, Watchlist.Signature s) {
        return new Fact(
                page.t(key),
                page.t("watch.signed", s.by(), page.formats().moment(s.at(), page.now())));
    }

    private static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    private void begin(Exchange x) {
        Identity.require(x.actor(), Role.WATCH_OFFICER);
        FormBody form = FormBody.read(x, FormBody.LONG).requireOwn(csrf.apply(x));
        done(x, () -> lists.begin(x.actor(), terms(form.lines())));
    }

    private Terms terms(Map<String, String> f) {
        Instant now = lists.now();
        var cameras = new HashSet<String>();
        for (String c : f.getOrDefault("cameras", "").split("[,\\s]+", -1))
            if (!c.isEmpty()) cameras.add(c);
        long hours = Math.round(number(f, "hours", 24));
        return new Terms(
                f.getOrDefault("name", ""),
                TermsJson.aim(f.getOrDefault("aim", "")),
                new Terms.Authority(
                        f.getOrDefault("basis", ""),
                        f.getOrDefault("document", ""),
                        f.getOrDefault("body", "")),
                new Terms.Call(
                        f.getOrDefault("owner", ""),
                        f.getOrDefault("phone", ""),
                        f.getOrDefault("may", "")),
                new Terms.Area(
                        cameras,
                        (int) number(f, "from-minute", 0),
                        (int) number(f, "to-minute", 1440)),
                new Terms.Window(now, now.plus(Duration.ofHours(hours))),
                new Terms.Limits(
                        (int) number(f, "cap", Terms.Limits.USUAL_CAP),
                        number(f, "threshold", 0.4),
                        number(f, "budget", 1),
                        number(f, "faces", 0)),
                f.getOrDefault("exercise", "").equals("yes"));
    }

    private static double number(Map<String, String> f, String name, double usual) {
        String text = f.getOrDefault(name, "").replace(',', '.');
        if (text.isEmpty()) return usual;
        if (!text.matches("[0-9]{1,7}(\\.[0-9]{1,6})?"))
            throw Problem.invalid(name, text, "must be a number");
        return Double.parseDouble(text);
    }

    private void act(Exchange x) {
        Watchlists.requireReader(x.actor());
        FormBody form = FormBody.read(x, FormBody.SHORT).requireOwn(csrf.apply(x));
        Ulid id = WatchRoutes.id(x);
        done(
                x,
                () -> {
                    switch (x.pathParam("deed")) {
                        case "propose" -> lists.propose(x.actor(), id);
                        case "approve" -> lists.approve(x.actor(), id, form.field("seen"));
                        case "withdraw" -> lists.withdraw(x.actor(), id, form.field("why"));
                        default -> throw Problem.notFound("There is no such deed.");
                    }
                });
    }

    /** Does it and shows the lists; a refusal that somebody can mend is said on the page. */
    private void done(Exchange x, Runnable deed) {
        try {
            deed.run();
        } catch (Problem p) {
            String key = "watch.problem." + p.code();
            var texts = words.in(x.language());
            if (!texts.has(key)) throw p;
            show(x, p.status(), texts.get(key));
            return;
        }
        x.set("Location", "/" + x.language().tag() + PATH)
                .set("Cache-Control", "no-store")
                .send(303);
    }
}
