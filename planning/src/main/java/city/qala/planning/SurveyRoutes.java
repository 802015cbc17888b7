package city.qala.planning;

import city.qala.kernel.Problem;
import city.qala.planning.reach.Survey;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;

/** What was found on the map, for programs. It tells of buildings and streets, never of persons. */
final class SurveyRoutes implements Routes {
    private final Planning planning;

    SurveyRoutes(Planning planning) {
        this.planning = planning;
    }

    @Override
    public void routing(Router to) {
        to.get("/api/planning/survey", this::survey);
    }

    private void survey(Exchange x) {
        Survey survey =
                planning.survey().orElseThrow(() -> Problem.notFound("There is no map yet."));
        JsonBody.send(x, 200, survey);
    }
}
