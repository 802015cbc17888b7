package city.qala.pulse.question;

import city.qala.platform.http.Exchange;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.pulse.question.PulseView.Fact;
import city.qala.pulse.question.PulseView.Near;
import city.qala.pulse.question.PulseView.Refusal;
import city.qala.pulse.question.PulseView.Told;
import city.qala.pulse.release.ReleasedCube.SafeCount;
import city.qala.pulse.release.Topic;
import city.qala.web.Address;
import city.qala.web.Formats;
import city.qala.web.Frame;
import city.qala.web.Messages;
import city.qala.web.Templates;
import city.qala.web.Web;
import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Questions about purchases and people present, for a shop owner: counts only, never people. */
final class PulsePage implements Routes {

    private static final String PATH = "/pulse";
    private static final String API = "/api/pulse/answers";

    private final Web web;
    private final Messages messages;
    private final Answers answers;
    private final AskLimit limit;

    PulsePage(Web web, Messages messages, Answers answers, AskLimit limit) {
        this.web = web;
        this.messages = messages;
        this.answers = answers;
        this.limit = limit;
    }

    @Override
    public void routing(Router to) {
        to.get("/{lang}/pulse", this::page);
    }

    private void page(Exchange x) {
        Topic topic = AskedForm.topic(x);
        Optional<Layout> layout = answers.layout(topic);
        Optional<LocalDate> newest = answers.last(topic);
        if (layout.isEmpty() || newest.isEmpty()) {
            none(x);
            return;
        }
        int left = limit.take(PulseRoutes.asker(x));
        Optional<String> impossible = impossible(x);
        Asked asked =
                impossible.isPresent()
                        ? whole(layout.get(), newest.get())
                        : AskedForm.read(x, layout.get(), newest.get());
        Frame page = frame(x, AskedForm.address(PATH, asked));
        var words = new Wordings(page);
        Optional<Answer> answer =
                impossible.isPresent() ? Optional.empty() : Optional.of(answers.answer(asked));
        var view =
                new PulseView(
                        words.form(asked, layout.get().domain()),
                        answer.filter(Answer::isClear).map(a -> told(page, words, a)),
                        answer.isEmpty()
                                ? impossible.map(why -> new Refusal("", page.t(why), List.of()))
                                : answer.filter(a -> !a.isClear())
                                        .map(a -> refusal(page, words, a)),
                        answer.map(a -> HeatRows.of(page, answers.heat(asked), a.days()))
                                .orElse(List.of()),
                        page.formats().count(left),
                        page.formats().count(limit.most()));
        web.send(x, page, "pulse/pulse.jte", Map.of("view", view), status(page, words));
    }

    /** Until when each topic is counted, and from how many feeds. */
    private Content status(Frame page, Wordings words) {
        List<String> lines =
                answers.newest().stream()
                        .map(d ->
                                page.t(
                                        "pulse.status." + d.layout().topic().slug(),
                                        d.feeds(),
                                        words.day(d.day())))
                        .toList();
        return Templates.content("pulse/status.jte", Map.of("lines", lines));
    }

    private void none(Exchange x) {
        Frame page = frame(x, Address.of(PATH));
        var notice =
                Web.state(
                        "",
                        page.t("pulse.none.strong"),
                        page.t("pulse.none"),
                        page.t("pulse.privacy.link"),
                        page.link("/pulse/privacy"));
        web.send(x, page, "pulse/none.jte", Map.of("notice", notice), Web.NOTHING);
    }

    private Frame frame(Exchange x, Address here) {
        String title = messages.in(x.language()).get("pulse.title");
        return web.frame(x, messages, here, title, "pulse")
                .with(List.of("pulse.css"), List.of("page"));
    }

    /** What a form can combine that cannot be; a hand-written address gets a plain refusal. */
    private static Optional<String> impossible(Exchange x) {
        String from = x.queryParam("from").orElse("0");
        String to = x.queryParam("to").orElse("24");
        boolean hours = from.matches("[0-9]{1,2}") && to.matches("[0-9]{1,2}");
        return hours && Integer.parseInt(to) <= Integer.parseInt(from)
                ? Optional.of("pulse.impossible.hours")
                : Optional.empty();
    }

    private static Asked whole(Layout layout, LocalDate newest) {
        String kind = layout.domain().kinds().getFirst();
        return new Asked(layout.topic(), kind, "", Asked.Days.ALL, 0, 24, 4, newest);
    }

    private Told told(Frame page, Wordings words, Answer answer) {
        SafeCount total = answer.total().orElseThrow();
        boolean present = answer.asked().topic() == Topic.PRESENCE;
        // People present are told as a mean of hours: a sum would count one person many times.
        double over = present ? answer.days() * (double) answer.asked().hours().size() : 1;
        Formats f = page.formats();
        String half = f.count((long) Math.ceil(total.halfMilli() / 1000.0 / over));
        Bars bars = new Bars(page, words, answer);
        return new Told(
                words.question(answer.asked()),
                f.count(Math.round(total.value() / over)),
                page.t(present ? "pulse.interval.visitors" : "pulse.interval.purchases", half),
                facts(page, answer),
                bars.title(),
                page.t(present ? "pulse.bars.by-hour" : "pulse.bars.by-weekday"),
                bars.ticks(),
                bars.list(),
                method(page, answer, total, half),
                AskedForm.address(API, answer.asked()).with("format", "csv").toString(),
                page.link(AskedForm.address(PATH, answer.asked())));
    }

    private static List<Fact> facts(Frame page, Answer answer) {
        List<Fact> facts = new ArrayList<>();
        answer.change()
                .ifPresent(c ->
                        facts.add(
                                new Fact(
                                        signed(page, c.change()),
                                        page.t(
                                                "pulse.change",
                                                answer.asked().weeks(),
                                                signed(page, c.low()),
                                                signed(page, c.high())))));
        if (answer.sellers() > 0)
            facts.add(
                    new Fact(page.t("pulse.sellers", answer.sellers()), page.t("pulse.register")));
        facts.add(
                new Fact(
                        page.t("pulse.share", page.formats().percent(answer.share() / 100.0)),
                        page.t(
                                answer.asked().topic() == Topic.PRESENCE
                                        ? "pulse.share.phones"
                                        : "pulse.share.cards",
                                answer.feeds())));
        if (answer.missing() > 0)
            facts.add(
                    new Fact(
                            page.t("pulse.missing", answer.missing()),
                            page.t("pulse.missing.why")));
        return facts;
    }

    private static String signed(Frame page, double share) {
        String text = page.formats().number(100 * share, 0) + Formats.THIN + "%";
        return share > 0 && !text.startsWith("0") ? "+" + text : text;
    }

    private static List<String> method(Frame page, Answer answer, SafeCount total, String half) {
        boolean present = answer.asked().topic() == Topic.PRESENCE;
        int most = answer.asked().topic().bound().most();
        return List.of(
                page.t(present ? "pulse.how.bound.visitors" : "pulse.how.bound.purchases", most),
                page.t("pulse.how.lost", page.formats().percent(answer.lost())),
                page.t("pulse.how.once"),
                page.t("pulse.how.interval", half),
                page.t("pulse.how.same"),
                page.t("pulse.how.small"),
                page.t("pulse.how.epsilon", total.epsilon().decimal().toPlainString()));
    }

    private static Refusal refusal(Frame page, Wordings words, Answer answer) {
        List<Near> near =
                answer.coarser().stream()
                        .map(a ->
                                new Near(words.question(a), page.link(AskedForm.address(PATH, a))))
                        .toList();
        String why = answer.days() == 0 ? "pulse.refused.no-days" : "pulse.refused.small";
        return new Refusal(words.question(answer.asked()), page.t(why), near);
    }
}
