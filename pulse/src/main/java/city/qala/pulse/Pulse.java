package city.qala.pulse;

import city.qala.kernel.AuditLog;
import city.qala.kernel.DataSet;
import city.qala.platform.db.Database;
import city.qala.platform.http.Routes;
import city.qala.pulse.question.Questions;
import city.qala.pulse.question.Releases;
import city.qala.web.Messages;
import city.qala.web.Section;
import city.qala.web.Web;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/**
 * Movement and payments of the city as safe counts. The only door of the capability on a server:
 * days come in, are released once, and are asked by anybody.
 */
public final class Pulse {

    /** Entry of the top bar that these pages answer for. */
    public static final List<Section> SECTIONS = List.of(new Section("pulse", "/pulse"));

    private final Questions questions;
    private final ZoneId zone;

    private Pulse(Questions questions, ZoneId zone) {
        this.questions = questions;
        this.zone = zone;
    }

    /**
     * The pulse of a city.
     *
     * @param zone whose days are released
     */
    public static Pulse create(
            Database ledger, AuditLog audit, Clock clock, ZoneId zone, PulseConfig config) {
        ledger.migrate("pulse");
        var releases = Releases.open(ledger, audit, clock, zone, config.epsilonADay());
        return new Pulse(Questions.over(releases, clock, config.questionsAnHour()), zone);
    }

    /**
     * What organisations can get under an agreement.
     *
     * @param owner who answers for it
     */
    public List<DataSet> dataSets(String owner) {
        return questions.dataSets(owner, zone);
    }

    /** Its addresses, for programs and for people. */
    public List<Routes> routes(Web web) {
        return questions.routes(web, Messages.of(Pulse.class));
    }
}
