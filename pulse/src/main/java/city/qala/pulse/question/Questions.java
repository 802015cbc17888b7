package city.qala.pulse.question;

import city.qala.kernel.DataSet;
import city.qala.platform.http.Routes;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** Questions to released days, from programs and from people. */
public final class Questions {

    private final Releases releases;
    private final Answers answers;
    private final AskLimit limit;

    private Questions(Releases releases, AskLimit limit) {
        this.releases = releases;
        this.answers = new Answers(releases.archive(), releases::layout);
        this.limit = limit;
    }

    /** Questions to these days, so many an hour from one asker. */
    public static Questions over(Releases releases, Clock clock, int mostAnHour) {
        return new Questions(releases, new AskLimit(clock, mostAnHour));
    }

    /** What organisations can get under an agreement. */
    public List<DataSet> dataSets(String owner, ZoneId zone) {
        return List.of(new SharedCells(releases, zone).set(owner));
    }

    /** All addresses. */
    public List<Routes> routes(Web web, Messages messages) {
        return List.of(
                new PulseRoutes(releases, answers, limit),
                new PulsePage(web, messages, answers, limit),
                new PrivacyPage(web, messages, releases));
    }
}
