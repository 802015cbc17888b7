package city.qala.vision.review;

import city.qala.kernel.Actor;
import city.qala.kernel.Role;
import city.qala.vision.camera.Camera;
import city.qala.vision.camera.Cameras;
import city.qala.vision.review.Candidate.Answer;
import city.qala.vision.review.Candidate.Judgement;
import city.qala.vision.review.Candidate.State;
import city.qala.vision.review.ReviewView.Choice;
import city.qala.vision.review.ReviewView.Fact;
import city.qala.vision.watch.Terms;
import city.qala.vision.watch.Watchlist;
import city.qala.web.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One candidate as one reader may see it: pictures first, the score after their own answer. */
final class CandidateSheet {
    private static final Duration MONTH = Duration.ofDays(30);

    private final Reviews reviews;
    private final Frame page;
    private final Actor reader;
    private final Cameras cameras;

    CandidateSheet(Reviews reviews, Frame page, Actor reader, Cameras cameras) {
        this.reviews = reviews;
        this.page = page;
        this.reader = reader;
        this.cameras = cameras;
    }

    /** Where the reader stands with it. */
    private enum Stage {
        JUDGE,
        SETTLE,
        WAIT,
        OVER
    }

    ReviewView.One of(Candidate c, String csrf, String wrong, boolean sure) {
        Watchlist list = reviews.lists().list(c.list());
        Optional<Judgement> mine = reviews.mine(reader, c.id());
        Stage stage = stage(c, mine);
        Optional<CandidateStore.Crop> score =
                stage == Stage.SETTLE
                        ? Optional.of(reviews.score(reader, c.id()))
                        : Optional.empty();
        return new ReviewView.One(
                c.id().text(),
                ReviewPage.code(c),
                cameras.find(c.camera()).map(Camera::name).orElse(c.camera()),
                page.formats().moment(c.at(), page.now()),
                stage == Stage.OVER ? "" : left(c),
                page.link(ReviewPage.PATH + "/" + c.id()),
                csrf,
                stage.name().toLowerCase(Locale.ROOT),
                law(list),
                page.t("review.listed"),
                answers(),
                JudgeRule.REASONS.stream()
                        .sorted()
                        .map(r -> new Choice(r, page.t("review.reason." + r), ""))
                        .toList(),
                mine.map(this::said).orElse(""),
                mine.map(j -> word(j.answer())).orElse(""),
                score.map(this::score).orElse(""),
                score.map(s -> percent(s.distance())).orElse(""),
                score.map(s -> percent(s.threshold())).orElse(""),
                odds(list),
                stage == Stage.OVER ? verdict(c) : "",
                alert(c, list),
                outcomes(c),
                wrong,
                sure);
    }

    private Stage stage(Candidate c, Optional<Judgement> mine) {
        if (!c.state().isOpen() || !reviews.now().isBefore(c.expires())) return Stage.OVER;
        if (!reader.hasAny(Role.OPERATOR)) return Stage.WAIT;
        if (mine.isEmpty()) return reviews.mayJudge(reader, c) ? Stage.JUDGE : Stage.WAIT;
        return mine.get().settled().isEmpty() ? Stage.SETTLE : Stage.WAIT;
    }

    private String left(Candidate c) {
        return page.t(
                "review.left", page.formats().span(Duration.between(page.now(), c.expires())));
    }

    private List<Fact> law(Watchlist list) {
        Terms t = list.terms();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(page.t("review.list"), t.name()));
        facts.add(new Fact(page.t("review.document"), t.authority().document()));
        facts.add(new Fact(page.t("review.owner"), t.call().owner()));
        facts.add(
                new Fact(
                        page.t("review.ends"),
                        page.formats().moment(t.window().ends(), page.now())));
        facts.add(
                new Fact(
                        page.t("review.aim"),
                        page.t(
                                "watch.aim."
                                        + t.aim()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'))));
        return facts;
    }

    private List<Choice> answers() {
        return List.of(
                new Choice("same", page.t("review.answer.same"), "1"),
                new Choice("different", page.t("review.answer.different"), "2"),
                new Choice("cannot", page.t("review.answer.cannot"), "3"));
    }

    private String said(Judgement j) {
        var reasons = new ArrayList<String>();
        for (String r : j.reasons().split(",", -1)) reasons.add(page.t("review.reason." + r));
        return page.t(
                "review.recorded",
                page.formats().seconds(j.at()),
                page.t("review.answer." + word(j.answer())),
                String.join(", ", reasons));
    }

    private String score(CandidateStore.Crop s) {
        return page.t(
                "review.score",
                page.formats().number(s.distance(), 2),
                page.formats().number(s.threshold(), 2),
                page.t(
                        "review.strength."
                                + JudgeRule.strength(s.distance(), s.second(), s.threshold())));
    }

    private static String percent(double distance) {
        return Long.toString(Math.round(Math.clamp(distance, 0, 1) * 100));
    }

    private String odds(Watchlist list) {
        CandidateStore.Counts counts =
                reviews.store()
                        .counts(page.now().minus(MONTH))
                        .getOrDefault(list.id().text(), CandidateStore.Counts.NONE);
        long judged = counts.confirmed() + counts.different();
        return judged == 0
                ? page.t("review.odds.none")
                : page.t("review.odds", counts.confirmed(), judged);
    }

    private String verdict(Candidate c) {
        State state = c.state().isOpen() ? State.EXPIRED : c.state();
        String said = page.t("review.state." + state.name().toLowerCase(Locale.ROOT));
        return c.trial()
                .map(t -> said + ". " + page.t("review.trial", page.t("review.answer." + word(t))))
                .orElse(said);
    }

    private List<Fact> alert(Candidate c, Watchlist list) {
        boolean open =
                c.state() == State.CONFIRMED
                        && c.trial().isEmpty()
                        && list.state() == Watchlist.State.ACTIVE
                        && reader.hasAny(Role.OPERATOR, Role.WATCH_OFFICER);
        if (!open) return List.of();
        Terms.Call call = list.terms().call();
        return List.of(
                new Fact(page.t("review.name"), reviews.name(reader, c.id())),
                new Fact(page.t("review.call"), call.owner() + ", " + call.phone()),
                new Fact(page.t("review.may"), call.may()));
    }

    private List<Choice> outcomes(Candidate c) {
        boolean mine =
                c.state() == State.CONFIRMED
                        && c.outcome().isEmpty()
                        && c.trial().isEmpty()
                        && reader.hasAny(Role.WATCH_OFFICER);
        if (!mine) return List.of();
        return List.of("found", "somebody-else", "not-met").stream()
                .map(o -> new Choice(o, page.t("review.outcome." + o), ""))
                .toList();
    }

    private static String word(Answer answer) {
        return answer.name().toLowerCase(Locale.ROOT);
    }
}
