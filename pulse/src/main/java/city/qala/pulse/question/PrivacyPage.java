package city.qala.pulse.question;

import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.pulse.release.BudgetLedger;
import city.qala.pulse.release.ReleasedCube;
import city.qala.pulse.release.Topic;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** For everyone: what is counted of people, what it may give away of one at most, who tried. */
final class PrivacyPage implements Routes {

    private static final int LINES = 9;
    private static final int[] STRETCHES = {1, 7, 30, 365};

    private final Web web;
    private final Messages messages;
    private final Releases releases;
    private final AttackRecord record = AttackRecord.shipped();

    PrivacyPage(Web web, Messages messages, Releases releases) {
        this.web = web;
        this.messages = messages;
        this.releases = releases;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/pulse/privacy", this::page);
    }

    private void page(Exchange x) {
        String title = messages.in(x.language()).get("pulse.privacy.title");
        Frame page =
                web.frame(x, messages, Address.of("/pulse/privacy"), title, "pulse")
                        .as(Frame.Look.RESIDENT);
        List<BudgetLedger.Line> all = releases.lines();
        var words = new Wordings(page);
        var view =
                new PrivacyView(
                        Arrays.stream(Topic.values()).map(t -> counted(page, t)).toList(),
                        releases.day().toString(),
                        IntStream.of(STRETCHES).mapToObj(d -> sum(page, d)).toList(),
                        all.reversed().stream()
                                .limit(LINES)
                                .map(l -> line(page, words, l))
                                .toList(),
                        page.t("pulse.privacy.lines", all.size()),
                        record.attacks().stream().map(a -> attack(page, a)).toList(),
                        page.t(
                                "pulse.privacy.attacked",
                                words.day(record.on()) + " " + record.on().getYear(),
                                page.formats().count(record.worlds()),
                                record.epsilon()));
        web.send(x, page, "pulse/privacy.jte", Map.of("view", view), Web.NOTHING);
    }

    private PrivacyView.Counted counted(Frame page, Topic topic) {
        String noise =
                releases.archive()
                        .last(topic)
                        .map(d -> page.formats().count(noise(d.cube()) / 1000))
                        .orElse("\u2013");
        return new PrivacyView.Counted(
                page.t("pulse.topic." + topic.slug()),
                page.t("pulse.privacy.bound." + topic.slug(), topic.bound().most()),
                topic.of(releases.day()).toString(),
                noise);
    }

    private static long noise(ReleasedCube cube) {
        var domain = cube.domain();
        return cube.sum(
                        new city.qala.pulse.release.Question(
                                domain.places().subList(0, 1),
                                List.of(0),
                                domain.kinds().subList(0, 1)))
                .noiseMilli();
    }

    private PrivacyView.Sum sum(Frame page, int days) {
        double day = releases.day().decimal().doubleValue();
        return new PrivacyView.Sum(
                page.t("pulse.privacy.days", days),
                page.formats().measured(MonthRule.sum(day, days)),
                page.formats().measured(MonthRule.concentrated(day, days)));
    }

    private static PrivacyView.Line line(Frame page, Wordings words, BudgetLedger.Line line) {
        return new PrivacyView.Line(
                words.day(line.day()) + " " + line.day().getYear(),
                page.t("pulse.topic." + line.topic().slug()),
                line.epsilon().toString(),
                line.release().substring(0, 12));
    }

    private static PrivacyView.Attack attack(Frame page, AttackRecord.Outcome a) {
        return new PrivacyView.Attack(
                page.t("pulse.attack." + a.name()),
                page.formats().percent(a.right()),
                a.bound().isEmpty()
                        ? "\u2013"
                        : page.formats().measured(Double.parseDouble(a.bound())));
    }
}
