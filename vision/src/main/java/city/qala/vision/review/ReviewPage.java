package city.qala.vision.review;

import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import city.qala.vision.camera.Camera;
import city.qala.vision.camera.Cameras;
import city.qala.vision.review.ReviewView.Row;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The page on which two people judge: look first, answer, then see what the machine thought. */
final class ReviewPage implements Routes {
    static final String PATH = "/review";

    private static final int SHOWN = 20;

    private final Reviews reviews;
    private final Web web;
    private final Messages words;
    private final Cameras cameras;
    private final Function<Exchange, String> csrf;

    ReviewPage(
            Reviews reviews,
            Web web,
            Messages words,
            Cameras cameras,
            Function<Exchange, String> csrf) {
        this.reviews = reviews;
        this.web = web;
        this.words = words;
        this.cameras = cameras;
        this.csrf = csrf;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, this::queue)
                .get("/{lang}" + PATH + "/{candidate}", x -> show(x, 200, "", false))
                .post("/{lang}" + PATH + "/{candidate}/{deed}", this::act);
    }

    private static void requireReader(Exchange x) {
        Identity.require(x.actor(), Role.OPERATOR, Role.WATCH_OFFICER, Role.OVERSIGHT);
    }

    private Frame frame(Exchange x, Address here, String title) {
        return web.frame(x, words, here, title, "cameras")
                .with(List.of("cameras.css", "review.css"), List.of("page"));
    }

    private void queue(Exchange x) {
        requireReader(x);
        Frame page = frame(x, Address.of(PATH), words.in(x.language()).get("review.title"));
        boolean judge = x.actor().hasAny(Role.OPERATOR);
        List<Candidate> queue = judge ? reviews.queue(x.actor()) : List.of();
        Duration turn = reviews.turns().atQueue(x.actor());
        var view =
                new ReviewView(
                        page.t("review.waiting", reviews.waiting()),
                        off(page),
                        queue.stream().map(c -> row(page, c)).toList(),
                        reviews.store().newest(page.now().minus(Duration.ofDays(7)), SHOWN).stream()
                                .map(c -> row(page, c))
                                .toList(),
                        judge ? trials(page, x) : "",
                        turn.isZero()
                                ? ""
                                : page.t(
                                        "review.turn",
                                        turn.toMinutes(),
                                        JudgeRule.TURN.toMinutes()),
                        turn.compareTo(JudgeRule.TURN) >= 0,
                        page.t(
                                "review.empty",
                                page.formats()
                                        .count(
                                                reviews.lists()
                                                        .passedSince(
                                                                page.now()
                                                                        .minus(
                                                                                Duration.ofDays(
                                                                                        1))))));
        web.send(x, page, "vision/queue.jte", Map.of("view", view), Web.NOTHING);
    }

    /** Which kinds of matching are off, and since when: nobody is compared then. */
    private List<String> off(Frame page) {
        return reviews.lists().armory().offs().stream()
                .map(o ->
                        page.t(
                                "watch.off." + (o.exercise() ? "exercise" : "real"),
                                o.since().getEpochSecond() <= 0
                                        ? page.t("review.always")
                                        : page.formats().moment(o.since(), page.now())))
                .toList();
    }

    private String trials(Frame page, Exchange x) {
        CandidateStore.Trials mine = reviews.store().trials(x.actor().name());
        return mine.seen() == 0 ? "" : page.t("review.trials", mine.right(), mine.seen());
    }

    private Row row(Frame page, Candidate c) {
        return new Row(
                page.link(PATH + "/" + c.id()),
                code(c),
                cameras.find(c.camera()).map(Camera::name).orElse(c.camera()),
                reviews.lists().list(c.list()).terms().name(),
                page.formats().moment(c.at(), page.now()),
                state(page, c));
    }

    static String code(Candidate c) {
        return c.id().text().substring(6, 14);
    }

    private static String state(Frame page, Candidate c) {
        String said = page.t("review.state." + c.state().name().toLowerCase(Locale.ROOT));
        return !c.state().isOpen() && c.trial().isPresent()
                ? said + ", " + page.t("review.was-trial")
                : said;
    }

    private void show(Exchange x, int status, String wrong, boolean sure) {
        requireReader(x);
        Candidate c = reviews.candidate(ReviewRoutes.id(x));
        Frame page =
                frame(
                        x,
                        Address.of(PATH + "/" + c.id()),
                        words.in(x.language()).get("review.candidate"));
        var sheet = new CandidateSheet(reviews, page, x.actor(), cameras);
        web.send(
                x,
                status,
                page,
                "vision/review.jte",
                Map.of("view", sheet.of(c, csrf.apply(x), wrong, sure)),
                Web.NOTHING);
    }

    private void act(Exchange x) {
        requireReader(x);
        Ulid id = ReviewRoutes.id(x);
        FormBody form = FormBody.read(x, FormBody.SHORT).requireOwn(csrf.apply(x));
        try {
            deed(x, id, form);
        } catch (Problem p) {
            boolean mendable =
                    p.kind() == Problem.Kind.INVALID || p.kind() == Problem.Kind.CONFLICT;
            if (!mendable) throw p;
            show(x, p.status(), told(x, p), p.code().equals("too-fast"));
            return;
        }
        x.set("Location", "/" + x.language().tag() + PATH + "/" + id)
                .set("Cache-Control", "no-store")
                .send(303);
    }

    private void deed(Exchange x, Ulid id, FormBody form) {
        switch (x.pathParam("deed")) {
            case "judge" ->
                    reviews.judge(
                            x.actor(),
                            id,
                            ReviewRoutes.answer(form.field("answer")),
                            reasons(form),
                            form.field("sure").equals("yes"));
            case "settle" -> {
                var _ =
                        reviews.settle(
                                x.actor(),
                                id,
                                ReviewRoutes.answer(form.field("answer")),
                                form.field("why"));
            }
            case "outcome" -> reviews.outcome(x.actor(), id, form.field("outcome"));
            default -> throw Problem.notFound("There is no such deed.");
        }
    }

    private static Set<String> reasons(FormBody form) {
        var named = new HashSet<String>();
        for (String reason : JudgeRule.REASONS)
            if (form.field("because-" + reason).equals("yes")) named.add(reason);
        return named;
    }

    private String told(Exchange x, Problem p) {
        var texts = words.in(x.language());
        var keys = new ArrayList<String>();
        if (!p.faults().isEmpty()) keys.add("review.problem." + p.faults().getFirst().pointer());
        keys.add("review.problem." + p.code());
        for (String key : keys) if (texts.has(key)) return texts.get(key);
        return p.detail();
    }
}
