package city.qala.pulse.question;

import city.qala.kernel.Problem;
import city.qala.kernel.Role;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.pulse.release.BudgetLedger;
import city.qala.pulse.release.Topic;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pulse for programs: what is counted, days delivered, answers, and what was spent. */
final class PulseRoutes implements Routes {

    private static final int SMALL = 1 << 20;
    private static final int DAY_BYTES = 1 << 26;

    private final Releases releases;
    private final Answers answers;
    private final AskLimit limit;

    PulseRoutes(Releases releases, Answers answers, AskLimit limit) {
        this.releases = releases;
        this.answers = answers;
        this.limit = limit;
    }

    @Override
    public void routing(Router to) {
        to.get("/api/pulse/layouts", this::layouts)
                .post("/api/pulse/layouts", this::declare)
                .post("/api/pulse/days/{topic}/{day}", this::deliver)
                .get("/api/pulse/answers", this::answer)
                .get("/api/pulse/ledger", this::ledger);
    }

    @Override
    public boolean crossOrigin() {
        return true;
    }

    private void layouts(Exchange x) {
        List<Map<String, Object>> all =
                List.of(Topic.values()).stream()
                        .flatMap(t -> releases.layout(t).stream())
                        .map(LayoutJson::of)
                        .toList();
        JsonBody.send(x, 200, Map.of("layouts", all));
    }

    private void declare(Exchange x) {
        requireStaff(x);
        Layout layout = LayoutJson.read(JsonBody.object(x, LayoutJson.MEMBERS, SMALL));
        JsonBody.send(x, 200, LayoutJson.of(releases.declare(layout, x.actor())));
    }

    private void deliver(Exchange x) {
        requireStaff(x);
        requireCsv(x);
        Topic topic = LayoutJson.topic(x.pathParam("topic"));
        Layout layout =
                releases.layout(topic)
                        .orElseThrow(() -> Problem.notFound("Nobody declared %s.", topic.slug()));
        var body = new DeliveryBody(x.body(DAY_BYTES), layout);
        var delivery = new Releases.Delivery(topic, day(x), share(x));
        Releases.Outcome done = releases.deliver(delivery, x.actor(), body::give);
        var all = new LinkedHashMap<String, Object>();
        all.put("topic", topic.slug());
        all.put("day", delivery.of().toString());
        all.put("release", done.fingerprint());
        all.put("new", done.isNew());
        all.put("epsilon", done.epsilon().decimal());
        all.put("rows", body.rows());
        all.put("bad", body.bad());
        all.put("faults", body.faults());
        JsonBody.send(x, done.isNew() ? 201 : 200, all);
    }

    private static void requireCsv(Exchange x) {
        String type = x.header("Content-Type").orElse("").split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase("text/csv"))
            throw Problem.of(
                    Problem.Kind.UNSUPPORTED_MEDIA,
                    "unsupported-media",
                    "A day's rows are sent as text/csv in UTF-8.");
    }

    private void answer(Exchange x) {
        limit.take(asker(x));
        Topic topic = AskedForm.topic(x);
        Layout layout =
                answers.layout(topic)
                        .orElseThrow(() -> Problem.notFound("Nothing of this kind is counted."));
        LocalDate newest =
                answers.last(topic).orElseThrow(() -> Problem.notFound("No day was released yet."));
        Answer answer = answers.answer(AskedForm.read(x, layout, newest));
        if (x.queryParam("format").filter("csv"::equals).isEmpty()) {
            JsonBody.send(x, 200, AnswerJson.of(answer));
            return;
        }
        String notes =
                "Released counts with noise; a value under four standard deviations is left out.\n"
                        + AskedForm.address("/api/pulse/answers", answer.asked());
        x.set("Content-Disposition", "attachment; filename=\"pulse.csv\"")
                .send(200, "text/csv; charset=utf-8", AnswerJson.csv(answer, notes));
    }

    private void ledger(Exchange x) {
        List<Map<String, Object>> lines = releases.lines().stream().map(PulseRoutes::line).toList();
        JsonBody.send(x, 200, Map.of("epsilonADay", releases.day().decimal(), "lines", lines));
    }

    private static Map<String, Object> line(BudgetLedger.Line line) {
        var all = new LinkedHashMap<String, Object>();
        all.put("day", line.day().toString());
        all.put("topic", line.topic().slug());
        all.put("epsilon", line.epsilon().decimal());
        all.put("release", line.release());
        all.put("before", line.before());
        all.put("fingerprint", line.fingerprint());
        return all;
    }

    static String asker(Exchange x) {
        return x.actor().isAnonymous() ? "@" + x.remoteAddress() : x.actor().name();
    }

    private static void requireStaff(Exchange x) {
        if (!x.actor().hasAny(Role.OPERATOR, Role.ADMIN))
            throw Problem.forbidden("Only operators and administrators deliver days.");
    }

    private static LocalDate day(Exchange x) {
        try {
            return LocalDate.parse(x.pathParam("day"));
        } catch (DateTimeException e) {
            throw Problem.invalid("day", x.pathParam("day"), "must be a day like 2026-01-31");
        }
    }

    private static int share(Exchange x) {
        String text = x.queryParam("share").orElse("100");
        if (!text.matches("[0-9]{1,3}")) throw Problem.invalid("share", text, "must be per cent");
        int share = Integer.parseInt(text);
        if (share < 1 || share > 100) throw Problem.invalid("share", text, "must be 1 to 100");
        return share;
    }
}
