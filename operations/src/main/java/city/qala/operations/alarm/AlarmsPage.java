package city.qala.operations.alarm;

import city.qala.kernel.Problem;
import city.qala.operations.alarm.AlarmView.Fact;
import city.qala.operations.alarm.AlarmView.Group;
import city.qala.operations.alarm.AlarmView.Row;
import city.qala.operations.alarm.AlarmView.Tab;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Web;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The list of alarms: what is worst first, who has it, take it with one press. */
final class AlarmsPage implements Routes {
    private static final String PATH = "/alarms";

    /** Untaken before taken, graver before lighter, older before newer. */
    static final Comparator<Alarm> WORST_FIRST =
            Comparator.comparing((Alarm a) -> a.priority())
                    .thenComparing(a -> !a.state().isUntaken())
                    .thenComparing(Alarm::since);

    private final Alarms alarms;
    private final Web web;
    private final Messages words;
    private final Function<Exchange, String> csrf;

    AlarmsPage(Alarms alarms, Web web, Messages words, Function<Exchange, String> csrf) {
        this.alarms = alarms;
        this.web = web;
        this.words = words;
        this.csrf = csrf;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}" + PATH, this::list).post("/{lang}" + PATH, this::drill);
    }

    private void list(Exchange x) {
        AlarmDesk.requireReader(x.actor());
        String show = x.queryParam("show").orElse("open");
        Address here = Address.of(PATH).with("show", show.equals("open") ? "" : show);
        Frame page = frame(web, words, x, here, words.in(x.language()).get("nav.alarms"));
        List<Alarm> open = alarms.open();
        List<Alarm> shown = shown(show, open, page);
        boolean flood = show.equals("open") && alarms.flood();
        var rows = new AlarmRows(page, AlarmDesk.onDuty(x.actor()));
        var view =
                new AlarmView.Table(
                        page,
                        csrf.apply(x),
                        tabs(page, show, open),
                        flood ? page.t("alarms.flood", shown.size()) : "",
                        flood ? byKind(page, shown, rows) : List.of(all(shown, rows)),
                        page.t("alarms.found", shown.size()),
                        shown.isEmpty() ? page.t("alarms.empty-" + show) : "",
                        show.equals("shelved") ? out(page) : List.of(),
                        AlarmDesk.onDuty(x.actor()) ? drills(page) : List.of());
        web.send(x, page, "operations/alarms.jte", Map.of("view", view), StatusLine.of(page, open));
    }

    private void drill(Exchange x) {
        AlarmDesk.requireDuty(x.actor());
        FormBody form = FormBody.read(x, FormBody.SHORT).requireOwn(csrf.apply(x));
        AlarmKind kind = AlarmKind.of(form.field("kind"));
        Alarm made = alarms.drill(x.actor(), kind, form.field("district"));
        x.set("Location", "/" + x.language().tag() + PATH + "/" + made.id())
                .set("Cache-Control", "no-store")
                .send(303);
    }

    private static List<Fact> drills(Frame page) {
        return DrillRule.kinds().stream()
                .map(k -> new Fact(k.code(), page.t("group." + k.code(), "").replace(":", "")))
                .toList();
    }

    static Frame frame(Web web, Messages words, Exchange x, Address here, String title) {
        return web.frame(x, words, here, title, "alarms")
                .with(List.of("operations.css"), List.of("page", "alarms"));
    }

    private List<Alarm> shown(String show, List<Alarm> open, Frame page) {
        return switch (show) {
            case "open" ->
                    open.stream().filter(a -> !a.shelved(page.now())).sorted(WORST_FIRST).toList();
            case "shelved" ->
                    open.stream().filter(a -> a.shelved(page.now())).sorted(WORST_FIRST).toList();
            case "ended" -> alarms.ended(page.now().minus(Duration.ofDays(1)), page.now());
            default -> throw Problem.query("show must be open, shelved or ended.");
        };
    }

    private static Group all(List<Alarm> shown, AlarmRows rows) {
        return new Group("", shown.stream().map(rows::row).toList());
    }

    /** Whoever faces a flood reads kinds, not lines. */
    private static List<Group> byKind(Frame page, List<Alarm> shown, AlarmRows rows) {
        var kinds =
                new TreeMap<AlarmKind, List<Row>>(
                        Comparator.comparing(AlarmKind::priority).thenComparingInt(Enum::ordinal));
        for (Alarm a : shown)
            kinds.computeIfAbsent(a.kind(), k -> new java.util.ArrayList<>()).add(rows.row(a));
        return kinds.entrySet().stream()
                .map(e ->
                        new Group(
                                page.t("group." + e.getKey().code(), e.getValue().size()),
                                e.getValue()))
                .toList();
    }

    private List<Fact> out(Frame page) {
        return alarms.outOfService().stream()
                .map(o ->
                        new Fact(
                                o.subject(),
                                page.t(
                                        "alarms.out-since",
                                        page.formats().moment(o.since(), page.now()),
                                        o.by(),
                                        o.reason())))
                .toList();
    }

    private static List<Tab> tabs(Frame page, String show, List<Alarm> open) {
        long shelved = open.stream().filter(a -> a.shelved(page.now())).count();
        return List.of(
                tab(page, show, "open", page.t("alarms.open", open.size() - shelved)),
                tab(page, show, "shelved", page.t("alarms.shelved", shelved)),
                tab(page, show, "ended", page.t("alarms.ended")));
    }

    private static Tab tab(Frame page, String show, String key, String said) {
        Address to = Address.of(PATH).with("show", key.equals("open") ? "" : key);
        return new Tab(said, page.link(to), show.equals(key));
    }
}
