package city.qala.assess;

import city.qala.kernel.Problem;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A city answers for itself: its stage, how much of it is due to the weights, what one step brings.
 */
final class StagePage implements Routes {
    private static final String PATH = "/assess/stage";
    private static final int GOALS = 16;
    private static final List<String> FIELDS = List.of("plans", "some", "considerable", "steps");

    private final Web web;
    private final Messages words;

    StagePage(Web web, Messages words) {
        this.web = web;
        this.words = words;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, this::show);
    }

    private void show(Exchange x) {
        Map<String, String> given = new LinkedHashMap<>();
        Address here = Address.of(PATH);
        for (String field : FIELDS) {
            String text = x.queryParam(field).orElse("").strip();
            given.put(field, text.matches("[0-9]{1,2}") ? text : "");
            here = here.with(field, given.getOrDefault(field, ""));
        }
        String title = words.in(x.language()).get("assess.stage.title");
        Frame page = AssessPage.frame(web, x, words, here, title);
        List<AssessView.Fact> result = new ArrayList<>();
        String wrong = "";
        if (given.values().stream().noneMatch(String::isEmpty)) {
            try {
                result.addAll(result(page, answers(given)));
            } catch (Problem p) {
                wrong = page.t("assess.stage.impossible");
            }
        }
        web.send(
                x,
                page,
                "assess/stage.jte",
                Map.of("given", given, "result", result, "wrong", wrong),
                Web.NOTHING);
    }

    private static CityAnswers answers(Map<String, String> given) {
        int some = Integer.parseInt(given.getOrDefault("some", ""));
        int considerable = Integer.parseInt(given.getOrDefault("considerable", ""));
        if (some + considerable > GOALS)
            throw Problem.invalid("some", some, "must fit the " + GOALS + " goals");
        return new CityAnswers(
                "city",
                GOALS,
                Integer.parseInt(given.getOrDefault("plans", "")),
                some + 2 * considerable,
                Integer.parseInt(given.getOrDefault("steps", "")));
    }

    private static List<AssessView.Fact> result(Frame page, CityAnswers city) {
        StageCuts cuts = StageCuts.REFERENCE;
        var placed = StageRule.cut(List.of(city), cuts);
        var spread = new WeightDraws().spreads(placed, true, cuts)[0];
        return List.of(
                new AssessView.Fact(
                        page.t("assess.stage.result"), stage(page, placed.getFirst().stage())),
                new AssessView.Fact(
                        page.t("assess.stage.score"),
                        page.t(
                                "assess.stage.interval",
                                page.formats().number(city.score(), 1),
                                page.formats().number(spread.scoreLow(), 1),
                                page.formats().number(spread.scoreHigh(), 1),
                                page.formats().percent(spread.sameStage()))),
                new AssessView.Fact(
                        page.t("assess.stage.one-step"),
                        stage(page, cuts.stage(city.oneMoreStep().score()))),
                new AssessView.Fact(
                        page.t("assess.stage.one-goal"),
                        stage(page, cuts.stage(city.oneMoreGoal().score()))));
    }

    private static String stage(Frame page, Stage stage) {
        return page.t("assess.stage." + stage.code());
    }
}
