package city.qala.vision.review;

import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.platform.identity.Identity;
import city.qala.vision.review.Candidate.Answer;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Candidates for programs of those who judge them. Pictures go to their eyes only. */
final class ReviewRoutes implements Routes {
    private static final int MOST_BYTES = 4_096;
    private static final int MOST_SHOWN = 100;

    private final Reviews reviews;

    ReviewRoutes(Reviews reviews) {
        this.reviews = reviews;
    }

    /** An answer before the score. */
    record JudgeJson(
            @Nullable String answer, @Nullable List<String> reasons, @Nullable Boolean sure) {}

    /** An answer after it. */
    record SettleJson(@Nullable String answer, @Nullable String why) {}

    /** What came of it. */
    record OutcomeJson(@Nullable String outcome) {}

    @Override
    public void routing(Router to) {
        to.get("/api/vision/candidates", this::list)
                .get("/api/vision/candidates/{candidate}/{picture}", this::picture)
                .post("/api/vision/candidates/{candidate}/judgement", this::judge)
                .post("/api/vision/candidates/{candidate}/settlement", this::settle)
                .post("/api/vision/candidates/{candidate}/outcome", this::outcome);
    }

    private void list(Exchange x) {
        Identity.require(x.actor(), Role.OPERATOR, Role.WATCH_OFFICER, Role.OVERSIGHT);
        var out = new LinkedHashMap<String, Object>();
        out.put("open", reviews.store().open().stream().map(c -> json(c, false)).toList());
        out.put(
                "decided",
                reviews
                        .store()
                        .newest(reviews.now().minus(Duration.ofDays(30)), MOST_SHOWN)
                        .stream()
                        .map(c -> json(c, true))
                        .toList());
        JsonBody.send(x, 200, out);
    }

    private static Map<String, Object> json(Candidate c, boolean decided) {
        var out = new LinkedHashMap<String, Object>();
        out.put("id", c.id().text());
        out.put("list", c.list().text());
        out.put("camera", c.camera());
        out.put("at", c.at().toString());
        out.put("expires", c.expires().toString());
        out.put("state", c.state().name().toLowerCase(Locale.ROOT));
        if (decided && c.trial().isPresent()) out.put("trial", true);
        if (!c.outcome().isEmpty()) out.put("outcome", c.outcome());
        return out;
    }

    private void picture(Exchange x) {
        Reviews.requireJudge(x.actor());
        Reviews.Side side =
                switch (x.pathParam("picture")) {
                    case "seen" -> Reviews.Side.SEEN;
                    case "listed" -> Reviews.Side.LISTED;
                    default -> throw Problem.notFound("There is no such picture.");
                };
        byte[] png = reviews.picture(x.actor(), id(x), side);
        x.set("Cache-Control", "no-store").send(200, "image/png", png);
    }

    private void judge(Exchange x) {
        Reviews.requireJudge(x.actor());
        JudgeJson said = JsonBody.read(x, JudgeJson.class, MOST_BYTES);
        Set<String> reasons = said.reasons() == null ? Set.of() : new HashSet<>(said.reasons());
        Ulid id = id(x);
        boolean sure = Boolean.TRUE.equals(said.sure());
        reviews.judge(x.actor(), id, answer(said.answer()), reasons, sure);
        CandidateStore.Crop crop = reviews.score(x.actor(), id);
        JsonBody.send(
                x,
                200,
                Map.of(
                        "distance",
                        crop.distance(),
                        "threshold",
                        crop.threshold(),
                        "strength",
                        JudgeRule.strength(crop.distance(), crop.second(), crop.threshold())));
    }

    private void settle(Exchange x) {
        Reviews.requireJudge(x.actor());
        SettleJson said = JsonBody.read(x, SettleJson.class, MOST_BYTES);
        String why = said.why() == null ? "" : said.why();
        Candidate.State state = reviews.settle(x.actor(), id(x), answer(said.answer()), why);
        JsonBody.send(x, 200, Map.of("state", state.name().toLowerCase(Locale.ROOT)));
    }

    private void outcome(Exchange x) {
        Identity.require(x.actor(), Role.WATCH_OFFICER);
        OutcomeJson said = JsonBody.read(x, OutcomeJson.class, MOST_BYTES);
        reviews.outcome(x.actor(), id(x), said.outcome() == null ? "" : said.outcome());
        x.set("Cache-Control", "no-store").send(204);
    }

    /** The answer of a word; a decision takes no default. */
    static Answer answer(@Nullable String word) {
        return switch (word == null ? "" : word) {
            case "same" -> Answer.SAME;
            case "different" -> Answer.DIFFERENT;
            case "cannot" -> Answer.CANNOT;
            default -> throw Problem.invalid("answer", word, "must be same, different or cannot");
        };
    }

    static Ulid id(Exchange x) {
        return Ulid.find(x.pathParam("candidate"))
                .orElseThrow(() -> Problem.notFound("There is no such candidate."));
    }
}
