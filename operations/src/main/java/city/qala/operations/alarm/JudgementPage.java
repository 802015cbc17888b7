package city.qala.operations.alarm;

import city.qala.kernel.Language;
import city.qala.kernel.Problem;
import city.qala.kernel.Ulid;
import city.qala.platform.http.Exchange;
import city.qala.platform.http.FormBody;
import city.qala.platform.http.JsonBody;
import city.qala.platform.http.Router;
import city.qala.platform.http.Routes;
import city.qala.web.Address;
import city.qala.web.Frame;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Which algorithm found an alarm, and what somebody on duty said of that. */
final class JudgementPage implements Routes {
    private static final int MOST_BYTES = 1_024;
    private static final String API = "/api/operations/alarms/{id}/judgement";

    private final Judgements judgements;
    private final Alarms alarms;
    private final BiFunction<String, Language, Optional<String>> register;
    private final Function<Exchange, String> csrf;

    JudgementPage(
            Judgements judgements,
            Alarms alarms,
            BiFunction<String, Language, Optional<String>> register,
            Function<Exchange, String> csrf) {
        this.judgements = judgements;
        this.alarms = alarms;
        this.register = register;
        this.csrf = csrf;
    }

    @Override
    public void routing(Router to) {
        to.get(API, this::show)
                .on("PUT", API, this::judge)
                .post("/{lang}/alarms/{id}/judgement/{verdict}", this::judgeByForm);
    }

    /** What the alarm's page says of it; empty if no algorithm of the register found it. */
    Optional<AlarmView.Found> view(Frame page, Alarm alarm, boolean duty) {
        Optional<String> algorithm = FinderRule.of(alarm);
        Optional<String> name = algorithm.flatMap(a -> register.apply(a, page.language()));
        return name.map(n -> {
            String path = "/algorithms/" + Address.encode(algorithm.orElseThrow());
            String said = judgements.of(alarm.id()).map(j -> said(page, j)).orElse("");
            boolean open = duty && said.isEmpty();
            String action = page.link("/alarms/" + alarm.id() + "/judgement");
            return new AlarmView.Found(n, page.link(path), said, open ? action : "");
        });
    }

    private static String said(Frame page, Judgement j) {
        String when = page.formats().moment(j.at(), page.now());
        return page.t(j.right() ? "judgement.was-right" : "judgement.was-wrong", j.by(), when);
    }

    private void show(Exchange x) {
        AlarmDesk.requireReader(x.actor());
        Alarm alarm = AlarmRoutes.alarm(alarms, x);
        var answer = new LinkedHashMap<String, Object>();
        FinderRule.of(alarm).ifPresent(a -> answer.put("algorithm", a));
        judgements.of(alarm.id()).ifPresent(j -> put(answer, j));
        JsonBody.send(x, 200, answer);
    }

    private static void put(Map<String, Object> answer, Judgement j) {
        answer.put("right", j.right());
        answer.put("by", j.by());
        answer.put("at", j.at().toString());
    }

    private void judge(Exchange x) {
        AlarmDesk.requireDuty(x.actor());
        JsonNode right = JsonBody.object(x, Set.of("right"), MOST_BYTES).path("right");
        if (!right.isBoolean()) throw Problem.invalid("right", right, "must be true or false");
        Judgement said = judgements.judge(x.actor(), AlarmRoutes.id(x), right.booleanValue());
        var answer = new LinkedHashMap<String, Object>(Map.of("algorithm", said.algorithm()));
        put(answer, said);
        JsonBody.send(x, 200, answer);
    }

    private void judgeByForm(Exchange x) {
        AlarmDesk.requireDuty(x.actor());
        boolean right =
                switch (x.pathParam("verdict")) {
                    case "right" -> true;
                    case "wrong" -> false;
                    default -> throw Problem.notFound("There is no such judgement.");
                };
        var _ = FormBody.read(x, FormBody.SHORT).requireOwn(csrf.apply(x));
        Ulid id = AlarmRoutes.id(x);
        try {
            var _ = judgements.judge(x.actor(), id, right);
        } catch (Problem p) {
            // The page that follows says who was faster.
            if (p.kind() != Problem.Kind.CONFLICT) throw p;
        }
        x.set("Location", "/" + x.language().tag() + "/alarms/" + id)
                .set("Cache-Control", "no-store")
                .send(303);
    }
}
