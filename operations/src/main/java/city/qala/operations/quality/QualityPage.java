package city.qala.operations.quality;

import city.qala.kernel.Problem;
import city.qala.operations.alarm.AlarmDesk;
import city.qala.operations.alarm.AlarmView.Fact;
import city.qala.operations.alarm.AlarmView.Tab;
import city.qala.operations.alarm.Alarms;
import city.qala.operations.alarm.Span;
import city.qala.operations.quality.Quality.Answers;
import city.qala.operations.quality.Quality.Talker;
import city.qala.operations.quality.QualityView.Figure;
import city.qala.operations.quality.QualityView.Row;
import city.qala.platform.db.Database;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Csv;
import city.qala.web.Formats;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How good the alarms are: for whoever runs the control room, and for oversight. */
final class QualityPage implements Routes {
    private static final String PATH = "/oversight/alarms";
    private static final List<Integer> DAYS = List.of(1, 7, 30, 90);
    private static final int STANDARD = 7;
    private static final double MOST = 12;
    private static final double FLOODED = 0.01;
    private static final int STANDING = 5;

    private final Database ledger;
    private final Alarms alarms;
    private final Web web;
    private final Messages words;
    private final QualityStore store = new QualityStore();

    QualityPage(Database ledger, Alarms alarms, Web web, Messages words) {
        this.ledger = ledger;
        this.alarms = alarms;
        this.web = web;
        this.words = words;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, this::show).get("/api/operations/quality.csv", this::csv);
    }

    private Quality quality(int days) {
        Instant now = web.clock().instant();
        var span = new Span(now.minus(Duration.ofDays(days)), now);
        return ledger.read(tx ->
                QualityRule.of(
                        store.alarms(tx, span),
                        span,
                        store.operators(tx, span),
                        store.chatter(tx, span)));
    }

    private static int days(Exchange x) {
        String asked = x.queryParam("days").orElse(Integer.toString(STANDARD));
        return DAYS.stream()
                .filter(d -> Integer.toString(d).equals(asked))
                .findFirst()
                .orElseThrow(() -> Problem.query("days must be 1, 7, 30 or 90."));
    }

    private void show(Exchange x) {
        AlarmDesk.requireReader(x.actor());
        int days = days(x);
        Quality q = quality(days);
        Address here = Address.of(PATH).with("days", days == STANDARD ? "" : "" + days);
        Frame page =
                web.frame(x, words, here, words.in(x.language()).get("quality.title"), "alarms")
                        .with(List.of("operations.css"), List.of("page"));
        var view =
                new QualityView.Page(
                        page,
                        DAYS.stream().map(d -> tab(page, d, days)).toList(),
                        "/api/operations/quality.csv?days=" + days,
                        q.raised() == 0 && q.standing() == 0 ? page.t("quality.empty") : "",
                        figures(page, q),
                        q.byPriority().stream().map(a -> row(page, a)).toList(),
                        q.talkers().stream().map(t -> fact(page, t)).toList(),
                        percent(page.formats(), q.talkersShare()),
                        q.chatter().stream().map(t -> fact(page, t)).toList());
        web.send(
                x,
                page,
                "operations/quality.jte",
                Map.of("view", view),
                AlarmDesk.status(page, alarms));
    }

    private static Tab tab(Frame page, int days, int shown) {
        Address to = Address.of(PATH).with("days", days == STANDARD ? "" : "" + days);
        return new Tab(page.t("quality.days", days), page.link(to), days == shown);
    }

    private static List<Figure> figures(Frame page, Quality q) {
        var figures = new ArrayList<>(load(page, q));
        figures.addAll(burden(page, q));
        return figures;
    }

    /** How many there are at a time. */
    private static List<Figure> load(Frame page, Quality q) {
        Formats f = page.formats();
        String goal = page.t("quality.per-hour.goal");
        return List.of(
                new Figure(page.t("quality.raised"), f.count(q.raised()), "", false),
                figure(page, "per-hour", f.number(q.perHour(), 1), goal, q.perHour() > MOST),
                figure(page, "per-operator", f.number(q.perOperator(), 1), goal, crowded(q)),
                figure(page, "busiest", f.count(q.busiest()), "", q.busiest() > QualityRule.FLOOD),
                figure(page, "flood", percent(f, q.flood()), "", q.flood() >= FLOODED));
    }

    private static boolean crowded(Quality q) {
        return q.perOperator() > MOST;
    }

    /** How many there are for nothing. */
    private static List<Figure> burden(Frame page, Quality q) {
        Formats f = page.formats();
        boolean flutter = !q.chatter().isEmpty();
        String none = percent(f, 0);
        return List.of(
                figure(page, "standing", f.count(q.standing()), "", q.standing() >= STANDING),
                figure(page, "fleeting", f.count(q.fleeting()), "0", q.fleeting() > 0),
                figure(page, "chattering", f.count(q.chatter().size()), "0", flutter),
                figure(page, "unanswered", percent(f, q.unanswered()), none, q.unanswered() > 0));
    }

    /** A figure with the goal that is given, else the one in words. */
    private static Figure figure(Frame page, String key, String value, String goal, boolean off) {
        String words = goal.isEmpty() ? page.t("quality." + key + ".goal") : goal;
        return new Figure(page.t("quality." + key), value, words, off);
    }

    private static Row row(Frame page, Answers a) {
        Formats f = page.formats();
        return new Row(
                List.of(
                        page.t("priority." + a.priority().word()),
                        f.count(a.raised()),
                        percent(f, a.share()),
                        percent(f, a.goal()),
                        a.median().map(f::span).orElse("\u2013"),
                        f.span(a.priority().answer()),
                        percent(f, a.inTime())));
    }

    private static Fact fact(Frame page, Talker t) {
        String name = t.name().isEmpty() ? t.subject() : t.name() + " (" + t.subject() + ")";
        String kind = page.t("group." + t.kind().code(), page.formats().count(t.times()));
        return new Fact(name, kind);
    }

    private static String percent(Formats f, double share) {
        return Double.isFinite(share) ? f.percent(Math.round(share * 1000) / 1000.0) : "\u2013";
    }

    private void csv(Exchange x) {
        AlarmDesk.requireReader(x.actor());
        int days = days(x);
        Quality q = quality(days);
        var csv =
                new Csv()
                        .note("Quality of alarms, last " + days + " days; exercises left out")
                        .row("figure", "value")
                        .row("raised", Long.toString(q.raised()))
                        .row("raised_per_hour", Csv.number(q.perHour()))
                        .row("raised_per_hour_and_operator", Csv.number(q.perOperator()))
                        .row("most_in_ten_minutes", Long.toString(q.busiest()))
                        .row("share_of_ten_minutes_in_flood", Csv.number(q.flood()))
                        .row("standing", Long.toString(q.standing()))
                        .row("fleeting", Long.toString(q.fleeting()))
                        .row("chattering", Long.toString(q.chatter().size()))
                        .row("share_without_response", Csv.number(q.unanswered()))
                        .row("share_of_top_ten", Csv.number(q.talkersShare()));
        for (Answers a : q.byPriority()) {
            String name = a.priority().word();
            csv.row("raised_" + name, Long.toString(a.raised()));
            csv.row("answered_in_time_" + name, Csv.number(a.inTime()));
        }
        for (Talker t : q.talkers())
            csv.row("raised_by " + t.kind().code() + " " + t.subject(), Long.toString(t.times()));
        x.set("Cache-Control", "no-store")
                .set("Content-Disposition", "attachment; filename=\"alarm-quality.csv\"")
                .send(200, "text/csv; charset=utf-8", csv.bytes());
    }
}
