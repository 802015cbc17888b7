package city.qala.planning;

import city.qala.planning.reach.Survey;
import city.qala.planning.reach.Surveyor;
import city.qala.platform.http.Routes;
import city.qala.web.Messages;
import city.qala.web.Section;
import city.qala.web.Web;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Who is reached, who is not, and where next. */
public final class Planning {
    /** Its entry of the top bar. */
    public static final List<Section> SECTIONS = List.of(new Section("planning", "/planning"));

    private final Path survey;

    private Planning(Path survey) {
        this.survey = survey;
    }

    /**
     * The planning of a city.
     *
     * @param data folder in which {@link #survey} left what it found
     */
    public static Planning create(Path data) {
        return new Planning(at(data));
    }

    /**
     * Looks at a map and keeps what it found in a data folder; a page that is asked for shows it
     * from then on.
     *
     * @param osm an extract, {@code .osm.pbf}
     * @param districtLevel admin_level of its districts
     */
    public static Survey survey(Path osm, Path data, int districtLevel, ZoneId zone, Clock clock) {
        return Surveyor.write(osm, districtLevel, zone, clock, at(data));
    }

    /** What was found; empty if no map was brought in yet. */
    public Optional<Survey> survey() {
        return Surveyor.read(survey);
    }

    /** Addresses for programs and pages for people. */
    public List<Routes> routes(Web web) {
        return List.of(
                new SurveyRoutes(this), new PlanningPage(web, Messages.of(Planning.class), this));
    }

    private static Path at(Path data) {
        return data.resolve("planning").resolve("survey.json");
    }
}
